# `conan create`: the tool from its sources, and the package's own test with what that installs.
. "$(dirname "$0")/support.sh"
conan=$SOURCE/build/venv/bin/conan
[ -x "$conan" ] || { echo "no conan: scripts/venv installs it"; exit 0; }
export CONAN_HOME=$WORK/conan
expect 0 "$conan" profile detect
# Nothing is fetched, and nothing optimized: that is not what is tested here.
expect 0 "$conan" create "$SOURCE/packaging/conan" --no-remote -s build_type=Debug
has "$out$err" "twice: 3 -8"
expect 0 "$conan" list "modelc/*" --format=compact
has "$out" "modelc/$("$MODELC" --version)"
finish
