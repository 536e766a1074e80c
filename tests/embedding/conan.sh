# The recipe of docs/embedding.md but for the compilation: its export, what it packages, which is the build of the tests, and its own test,
# which builds a program with that package.
. "$(dirname "$0")/support.sh"
conan=${CONAN:-$SOURCE/build/venv/bin/conan}
export CONAN_HOME=$WORK/conan
expect 0 "$conan" profile detect
cp -r "$SOURCE"/{packaging,CMakeLists.txt,LICENSE} .
recipe=$PWD/packaging/conan
mkdir -p "$recipe/build/Debug"
echo "include(\"$BUILD/cmake_install.cmake\")" >"$recipe/build/Debug/cmake_install.cmake"
expect 0 "$conan" export-pkg "$recipe" --no-remote -s build_type=Debug
has "$out$err" "twice: 3 -8"
expect 0 "$conan" list "modelc/*" --format=compact
has "$out" "modelc/$("$MODELC" --version)"
finish
