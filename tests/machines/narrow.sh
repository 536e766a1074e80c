# scripts/narrow: programs and compilers find a machine without AVX-512, and faults of their own end as they always do.
source "$(dirname "${BASH_SOURCE[0]}")/../tool/support.sh"
narrow=$SOURCE/scripts/narrow

"$narrow" true 2>why.txt || {
  [ $? = 2 ] || { cat why.txt >&2; exit 1; }
  cat why.txt
  exit 77
}
for place in main thread fork blocked; do
  expect 0 "$narrow" "$NARROWED" "$place"
  same "$out" "no AVX-512"
done
expect 0 "$narrow" "$NARROWED" handled
same "$out" "handled twice, no AVX-512"

# By the signal, or by a sanitizer's handler.
for fault in null raise; do
  "$narrow" "$NARROWED" $fault >out.txt 2>err.txt
  status=$?
  [ "$status" = 139 ] || grep -q "AddressSanitizer: SEGV" err.txt || fail "\`$fault\` ended with $status: $(cat err.txt)"
done

for compiler in "$CXX" clang++-14 clang++-19; do
  command -v "$compiler" >/dev/null || continue
  here=$("$compiler" -march=native -dM -E -xc++ /dev/null)
  there=$("$narrow" "$compiler" -march=native -dM -E -xc++ /dev/null)
  for wide in __AVX512 __AVXVNNI __AMX __GFNI; do
    [[ $there != *$wide* ]] || fail "$compiler finds $wide"
  done
  same "$(grep -E "__(AVX2|FMA|BMI2)__" <<<"$there")" "$(grep -E "__(AVX2|FMA|BMI2)__" <<<"$here")"
done
finish
