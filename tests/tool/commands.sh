# What every command prints, where, with which exit status; and that nothing is left behind when one fails.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

printf 'model Square {\n    input x: f32[batch, 2]\n    output y = x ** 2\n}\n' >good.model
printf 'model Square {\n    input x: f32[batch, 2]\n    output y = x ** z\n}\n' >bad.model
printf 'model A { input x: f32[2]   output y = x + 1 }\nmodel B(n = 3) { input x: f32[2]   output y = Dense(n)(reshape(x, (1, 2))) }\n' >two.model
given="good.model bad.model two.model"
bad='error[E0201]: nothing in scope is called `z`
 --> bad.model:3:21
  |
3 |     output y = x ** z
  |                     ^'

# The command line.
expect 2 "$MODELC"
expect 2 "$MODELC" frob
has "$err" '`frob` is no command'
expect 2 "$MODELC" compile
expect 2 "$MODELC" compile good.model --emit nothing
expect 2 "$MODELC" compile good.model --set width
has "$err" 'NAME=VALUE'
expect 2 "$MODELC" compile good.model --set a=1 --set a=2
has "$err" '`a` is set twice'
expect 2 "$MODELC" compile good.model --namespace class
expect 2 "$MODELC" compile good.model --target mips
has "$err" "there is no target \`mips\`; the targets are x86-64, x86-64-v2"
expect 2 "$MODELC" compile good.model --target znver3 --target x86-64
has "$err" "of several, each is a level of x86-64, which \`znver3\` is not"
expect 2 "$MODELC" compile good.model -o - --depfile d
expect 0 "$MODELC" --help
for command in compile check summary graph format extern init run; do
  has "$out" "  $command "
  expect 0 "$MODELC" $command --help
  expect 0 "$MODELC" --help
done
expect 0 "$MODELC" --version
only $given

# check
expect 0 "$MODELC" check good.model
same "$out$err" ""
expect 1 "$MODELC" check good.model bad.model
same "$out" ""
same "$(head -5 <<<"$err")" "$bad"
expect 1 "$MODELC" check bad.model --diagnostics json
has "$err" '"code": "E0201"'
expect 3 "$MODELC" check nowhere.model
same "$err" 'error[E0601]: cannot read `nowhere.model`: no such file or directory'
expect 3 "$MODELC" check .
# A file for others to import declares no model; what nothing defines in it is found all the same.
printf 'fn twice(x) = 2 * x\nlayer Wide(n)(x: [b, m]) {\n    param w: f32[m, n] = zeros\n    y = twice(x) @ w\n    return y\n}\n' >blocks.model
expect 0 "$MODELC" check blocks.model
same "$out$err" ""
expect 1 "$MODELC" summary blocks.model
has "$err" 'error[E0501]: `blocks.model` declares no model'
sed -i 's/twice(x) @ w/twise(x) @ w/; s/return y/return [v for v in [y] if v != k]/' blocks.model
expect 1 "$MODELC" check blocks.model
has "$err" 'error[E0201]: nothing in scope is called `twise`
 --> blocks.model:4:9'
has "$err" 'error[E0201]: nothing in scope is called `k`'
rm blocks.model
# What is no text of the language, and what C99 lacks.
printf 'const a = "\xff"\n' >text.model
expect 1 "$MODELC" check text.model
has "$err" 'error[E0106]: the file is not UTF-8 text: byte 0xFF at offset 11'
printf 'const a = %s\n' "$(printf '(%.0s' {1..300})" >text.model
expect 1 "$MODELC" check text.model
has "$err" 'error[E0901]: brackets are nested more than 200 deep'
printf '%*s' $((2 ** 20 + 1)) '' >text.model
expect 1 "$MODELC" check text.model
has "$err" 'error[E0904]: the file has 1048577 bytes; the largest that is read has 1048576'
printf 'model M {\n    input x: f32[4]\n    output y = erfinv(x)\n}\n' >text.model
expect 1 "$MODELC" compile text.model --emit c99
has "$err" 'error[E0614]: C99 lacks '
rm text.model
only $given

# graph
expect 2 "$MODELC" graph good.model
expect 2 "$MODELC" graph good.model -o good.png
has "$err" 'ends neither in .dot nor in .svg'
expect 2 "$MODELC" graph good.model -o good.dot --train
has "$err" 'goes with --level kernel'
expect 1 "$MODELC" graph bad.model -o bad.dot
expect 1 "$MODELC" graph good.model -o good.dot --level kernel --train
has "$err" 'does not say how it is trained'
only $given
expect 0 "$MODELC" graph good.model -o -
has "$out" 'digraph "good" {'
has "$out" '<B>x ** 2</B>'
expect 0 "$MODELC" graph good.model -o good.dot --level kernel
same "$out$err" ""
has "$(cat good.dot)" 'writes y: f32[batch, 2]'
expect 3 env PATH=/nowhere "$MODELC" graph good.model -o good.svg
has "$err" 'apt install graphviz'
only $given good.dot
if command -v dot >/dev/null; then
  expect 0 "$MODELC" graph good.model -o good.svg
  has "$(tail -1 good.svg)" '</svg>'
  rm good.svg
fi
rm good.dot

# compile
expect 0 "$MODELC" compile good.model
same "$out$err" ""
only $given good.hpp
expect 0 "$MODELC" compile good.model -o -
same "$out" "$(cat good.hpp)"
expect 0 "$MODELC" compile good.model -o out.hpp --depfile out.d
cmp good.hpp out.hpp || fail "identical input gives other bytes"
same "$(cat out.d)" $'out.hpp: \\\n  good.model'
rm good.hpp out.hpp out.d
for arguments in "bad.model" "bad.model -o -" "bad.model -o a.hpp --depfile a.d" "good.model --set nothing=3" \
  "good.model --model Nobody" "good.model --set batch=0" "good.model --set batch=x"; do
  # shellcheck disable=SC2086
  expect 1 "$MODELC" compile $arguments
  only $given
done
expect 3 "$MODELC" compile good.model -o nowhere/a.hpp
expect 3 "$MODELC" compile good.model -o .
expect 3 "$MODELC" compile good.model -o a.hpp --depfile nowhere/a.d
expect 2 "$MODELC" compile good.model --print-after nothing
expect 2 "$MODELC" compile good.model --without nothing
expect 2 "$MODELC" compile good.model --without fusion --emit c99
expect 2 "$MODELC" compile good.model --without fusion --train --memory-budget 1MB
only $given
echo kept >a.hpp
expect 1 "$MODELC" compile bad.model -o a.hpp
same "$(cat a.hpp)" kept
rm a.hpp
for stage in ast graph plan; do
  expect 0 "$MODELC" compile two.model --emit $stage
  [ -n "$out" ] || fail "--emit $stage prints nothing"
done
expect 0 "$MODELC" compile two.model --model B --set n=5 --emit graph
has "$out" "f32[1, 5]"
[[ "$out" != *"# A"* ]] || fail "--model B printed A"
expect 0 "$MODELC" compile two.model --namespace app::two --scalar f64 -o -
has "$out" "namespace app::two"
has "$out" '"f64"'
expect 0 "$MODELC" compile good.model --standalone -o -
[[ "$out" != *'#include "modelc/'* ]] || fail "--standalone leaves includes of the runtime"
expect 0 "$MODELC" init two.model --model B -o w.safetensors
expect 0 "$MODELC" compile two.model --model B --embed-weights w.safetensors -o -
has "$out" "embedded()"
expect 1 "$MODELC" compile two.model --embed-weights w.safetensors -o a.hpp
expect 1 "$MODELC" compile two.model --model A --embed-weights w.safetensors -o a.hpp
has "$err" 'error[E0603]'
has "$err" 'unexpected: `dense/bias` of type `f32[3]`'
rm w.safetensors
only $given

# Colour is for terminals.
expect 1 "$MODELC" check bad.model
[[ "$err" != *$'\e'* ]] || fail "colour in a file"
if command -v script >/dev/null; then
  [[ "$(TERM=xterm script -qec "'$MODELC' check bad.model" /dev/null)" == *$'\e'* ]] || fail "no colour on a terminal"
  [[ "$(NO_COLOR=1 TERM=xterm script -qec "'$MODELC' check bad.model" /dev/null)" != *$'\e'* ]] || fail "colour with NO_COLOR"
fi

# summary
expect 0 "$MODELC" summary two.model
has "$out" $'Model `A`\n'
has "$out" "dense (Dense)"
has "$out" "Total parameters: 9 (36.00 B)"
has "$out" "Arena for inference: "
[[ "$out" != *"Arena for training"* ]] || fail "an arena for training where there is no recipe"
expect 1 "$MODELC" summary bad.model
same "$out" ""
# Ten steps of 3 * 12 + 4 * 12.
echo 'model Steps { input x: f32[b, 10, 3] output y = GRU(4)(x) }' > steps.model
expect 0 "$MODELC" summary steps.model
has "$out" "Multiply-adds: 840 * b"
rm steps.model

# format
cp two.model layout.model
expect 1 "$MODELC" format --check layout.model good.model
same "$err" 'layout.model: not in the canonical layout'
cmp -s two.model layout.model || fail "--check wrote"
expect 0 "$MODELC" format layout.model
expect 0 "$MODELC" format --check layout.model
printf 'model {' >broken.model
expect 1 "$MODELC" format broken.model
same "$(cat broken.model)" 'model {'
rm layout.model broken.model

# init
expect 0 "$MODELC" init two.model --model B -o a.safetensors --seed 3
expect 0 "$MODELC" init two.model --model B -o b.safetensors --seed 3
cmp a.safetensors b.safetensors || fail "the same seed gives other bytes"
expect 0 "$MODELC" init two.model --model B -o b.safetensors --seed 4
! cmp -s a.safetensors b.safetensors || fail "another seed gives the same bytes"
rm a.safetensors b.safetensors
expect 2 "$MODELC" init two.model --model B -o a.safetensors --seed -1
has "$err" '--seed: `-1` is not a whole number from 0 on'
expect 2 "$MODELC" init two.model --model B -o a.safetensors --seed 18446744073709551616
has "$err" '`18446744073709551616` is not from 0 to 18446744073709551615'
expect 1 "$MODELC" init two.model -o a.safetensors
has "$err" 'choose one with `--model NAME`'
expect 1 "$MODELC" init bad.model -o a.safetensors
expect 2 "$MODELC" init good.model
only $given
finish
