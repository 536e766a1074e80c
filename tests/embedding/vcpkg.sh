# The steps of the vcpkg port of docs/embedding.md, with stand-ins for vcpkg's functions (vcpkg/port.cmake), and a project that is built with the
# tree that they leave.
. "$(dirname "$0")/support.sh"
expect 0 "$CMAKE" -DPORT_FOLDER="$SOURCE/packaging/vcpkg/ports/modelc" -DBUILD="$BUILD" -DCURRENT_PACKAGES_DIR="$WORK/packages" \
  -DCURRENT_BUILDTREES_DIR="$WORK/buildtrees" -P "$SOURCE/tests/embedding/vcpkg/port.cmake"
for file in tools/modelc/modelc include/modelc/kernels.hpp share/modelc/modelcConfig.cmake share/modelc/copyright lib/pkgconfig/modelc.pc; do
  [ -s "packages/$file" ] || fail "the tree lacks $file"
done
for folder in bin lib/cmake share/doc; do
  [ -z "$(find "packages/$folder" -type f 2>/dev/null)" ] || fail "vcpkg wants nothing in $folder"
done
same "$(PKG_CONFIG_PATH=packages/lib/pkgconfig pkg-config --variable=modelc modelc | xargs readlink -f)" "$WORK/packages/tools/modelc/modelc"

rm -rf "$PREFIX"  # what is found is the port's
expect 0 "$CMAKE" -S "$SOURCE/tests/embedding/libraries" -B project -DCMAKE_PREFIX_PATH="$WORK/packages" -DCMAKE_CXX_COMPILER="$CXX" -DCMAKE_BUILD_TYPE=Debug
expect 0 "$CMAKE" --build project
expect 0 project/app
same "$out" "12 8 1 4"
finish
