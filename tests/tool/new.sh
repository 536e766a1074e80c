# `modelc new`: what it prints builds and runs the project.
. "$(dirname "$0")/support.sh"
expect 0 "$MODELC" new moons-1
has "$out" "cd moons-1"
same "$(ls moons-1 | tr '\n' ' ')" "README.md main.cpp moons-1.model "
# The commands as printed, with this modelc and this compiler.
mkdir bin && ln -s "$MODELC" bin/modelc && ln -s "$CXX" bin/c++
commands=$(sed -n '/^cd /,$p' <<<"$out")
expect 0 env PATH="$WORK/bin:$PATH" bash -ec "$commands"
has "$out" "of 500 other points"
right=$(grep -oE '^[0-9]+ of 500' <<<"$out" | cut -d' ' -f1)
[ "${right:-0}" -ge 485 ] || fail "$out"
has "$(cat moons-1/README.md)" "modelc compile moons-1.model --train --standalone"

expect 0 "$MODELC" new other --cmake
has "$out" "cmake -S . -B build && cmake --build build"
has "$(cat other/CMakeLists.txt)" "modelc_add_model(other other.model TRAIN)"

# Nothing is written over, and nothing stays of what fails.
before=$(cat moons-1/main.cpp)
expect 3 "$MODELC" new moons-1
has "$err" "\`moons-1\`"
same "$(cat moons-1/main.cpp)" "$before"
for name in a/b .. 1st -x "" 'a b' '$(x)'; do expect 2 "$MODELC" new "$name"; done
only bin moons-1 other
finish
