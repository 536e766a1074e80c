# The Debian package: what it says, what is in it, and a project that is built with the tree it holds.
. "$(dirname "$0")/support.sh"
command -v dpkg-deb >/dev/null || { echo "no dpkg-deb: not a Debian system, nothing tested"; exit 0; }
expect 0 cpack -G DEB --config "$BUILD/CPackConfig.cmake" -B "$WORK/package"
package=$(echo package/modelc_*.deb)
for field in "Package modelc" "Section devel" "Recommends g++"; do same "$(dpkg-deb -f "$package" ${field% *})" "${field#* }"; done
same "$(dpkg-deb -f "$package" Version)" "$("$MODELC" --version)"
has "$(dpkg-deb -f "$package" Depends)" "libeigen3-dev (>= 3.4)"
has "$(dpkg-deb -f "$package" Depends)" "libfmt"
has "$(dpkg-deb -f "$package" Depends)" "libpng"
expect 0 dpkg-deb -x "$package" root
for file in bin/modelc include/modelc/kernels.hpp include/modelc/interface.h lib/cmake/modelc/modelcConfig.cmake lib/pkgconfig/modelc.pc \
  share/man/man1/modelc.1 share/bash-completion/completions/modelc share/fish/vendor_completions.d/modelc.fish \
  share/zsh/site-functions/_modelc share/doc/modelc/copyright; do
  [ -s "root/usr/$file" ] || fail "the package lacks $file"
done
same "$(find root -type f -o -type l | grep -v '^root/usr/')" ""

# As a new user: a project, and the two commands that it prints, with the tree of the package alone.
export PATH=$WORK/root/usr/bin:$PATH CMAKE_PREFIX_PATH=$WORK/root/usr CXX
same "$(command -v modelc)" "$WORK/root/usr/bin/modelc"
expect 0 modelc new demo --cmake
commands=$(sed -n '/^cd /,$p' <<<"$out")
expect 0 bash -ec "$commands"
has "$out" "of 500 other points"
finish
