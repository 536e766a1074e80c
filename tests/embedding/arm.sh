# 64-bit Arm: built by CMake with Debian's cross compiler, run under emulation, with and without exceptions.
. "$(dirname "$0")/cross.sh"
needs aarch64-linux-gnu-g++
needs qemu-aarch64
for flags in "" "-fno-exceptions -fno-rtti"; do
  expect 0 "$CMAKE" -G Ninja -S "$cross" -B arm -DCMAKE_TOOLCHAIN_FILE="$cross/aarch64.cmake" -DCMAKE_PREFIX_PATH="$PREFIX" -DSOURCES="$SOURCE" \
    -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_FLAGS_RELEASE="-O2 -DNDEBUG" -DCMAKE_CXX_FLAGS="$flags"
  expect 0 "$CMAKE" --build arm
  # Four floats to a register, as on every such processor.
  [ "$(aarch64-linux-gnu-objdump -d arm/networks | grep -cE 'fml?a?.*v[0-9]+\.4s')" -gt 50 ] || fail "no vectors"
  expect 0 qemu-aarch64 -L /usr/aarch64-linux-gnu arm/networks "$fixtures"
  cp .out arm.txt
  same_values here.txt arm.txt
done
finish
