# `check --watch` checks again when a file changes, is replaced, appears, or begins to be imported; and at no other time.
. "$(dirname "$0")/support.sh"
log=$WORK/log
# Waits until the tool has waited for changes COUNT times; the text since the last time in $text.
rounds() {
  local i
  for ((i = 0; i < 300; ++i)); do
    [ "$(grep -c 'waiting for changes' "$log")" -lt "$1" ] || break
    sleep 0.1
  done
  same "$(grep -c 'waiting for changes' "$log")" "$1"
  text=$(awk -v n="$1" '/waiting for changes/ { ++seen } seen == n - 1 || (seen == n && /waiting for changes/)' "$log")
}
good='model Net {\n    input x: f32[2]\n    output y = twice(x)\n}\n'
printf "import \"parts.model\"\n$good" >net.model
printf 'fn twice(x) = 2 * x\n' >parts.model
: >"$log"  # the tool may not have opened it when it is read first
"$MODELC" check --watch net.model 2>"$log" >"$WORK/printed" </dev/null &
tool=$!
trap 'kill $tool 2>/dev/null' EXIT
rounds 1
has "$text" "nothing is wrong"
printf 'fn thrice(x) = 3 * x\n' >parts.model  # an import changes
rounds 2
has "$text" "nothing in scope is called \`twice\`"
has "$text" "net.model:4:16"
printf 'fn twice(x) = x + x\n' >new.model && mv new.model parts.model  # as editors do that write beside the file
rounds 3
has "$text" "nothing is wrong"
printf "import \"more.model\"\n$good" >net.model  # imports what is not there
rounds 4
has "$text" "cannot read \`more.model\`"
cp parts.model more.model  # appears
rounds 5
has "$text" "nothing is wrong"
printf '# no longer imported\n' >parts.model
touch other.model
sleep 1
rounds 5
printf 'fn twice(x) = y\n' >more.model  # and the new import is watched
rounds 6
has "$text" "nothing in scope is called \`y\`"
has "$text" "more.model:1:15"
kill -0 $tool || fail "the tool has ended"
kill $tool
wait $tool
same $? 143
same "$(cat "$WORK/printed")" ""
finish
