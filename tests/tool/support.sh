# Sourced by the tests of the tool. A test works in an empty folder; `expect STATUS command...` runs a command and leaves
# what it printed in $out and $err.
set -uo pipefail
rm -rf "$WORK" && mkdir -p "$WORK" && cd "$WORK" || exit 1
export XDG_CACHE_HOME=$WORK/cache
unset NO_COLOR
failures=0

fail() {
  echo "FAILED: $*" >&2
  failures=$((failures + 1))
}

expect() {
  local wanted=$1 status=0
  shift
  "$@" >"$WORK/.out" 2>"$WORK/.err" </dev/null || status=$?
  out=$(tr -d '\0' <"$WORK/.out") err=$(cat "$WORK/.err")
  [ "$status" = "$wanted" ] || fail "\`$*\` ended with $status, not $wanted: $out $err"
}

same() { [ "$1" = "$2" ] || fail "expected:"$'\n'"$2"$'\n'"found:"$'\n'"$1"; }
has() { [[ "$1" == *"$2"* ]] || fail "\`$2\` is not in:"$'\n'"$1"; }
# The folder holds these files and no others, temporary ones included.
only() {
  local found wanted
  found=$(ls -A | grep -vxE '\.out|\.err|cache' | sort | tr '\n' ' ')
  wanted=$(printf '%s\n' "$@" | sort | tr '\n' ' ')
  [ $# -gt 0 ] || wanted=""
  same "$found" "$wanted"
}
finish() { [ "$failures" = 0 ] || { echo "$failures checks failed" >&2; exit 1; }; }
