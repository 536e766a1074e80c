# The README shows what the compiler really writes.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

shown=$(awk '/^```cpp$/ { inside = 1; next } /^```$/ { if (inside) exit } inside' "$SOURCE/README.md")
[ "$(wc -l <<<"$shown")" -gt 10 ] || fail "no generated code in the README"
expect 0 "$MODELC" compile "$SOURCE/examples/mnist/mnist.model" -o -
has "$out" "$shown"
finish
