# What the page's compiler uses of <ranges> stands in compiler/web/standard.h: the libc++ of Debian's Emscripten has none of it, and
# building the page takes too long to find that out each time.
set -euo pipefail
cd "$SOURCE/compiler"
missing=0
for name in $(grep -rhoE --include='*.cpp' --include='*.h' 'ranges::[a-z_]+' \
  source diagnostics syntax ir ops autodiff elaborate passes training plan emit web | sort -u | sed 's/.*:://'); do
  case $name in begin | end) continue ;; esac
  grep -qE "^inline constexpr gaps::[A-Za-z]+ $name\{\};" web/standard.h || {
    echo "std::ranges::$name is not in compiler/web/standard.h" >&2
    missing=1
  }
done
exit $missing
