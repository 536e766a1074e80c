# modelc run: both ways, and everything that can be wrong with what it is given.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

cat >double.model <<'END'
model Double {
    input x: f32[batch, 3]
    input offset: f32[batch]
    param scale: f32[3] = ones
    output y = 2 * x * scale
    output total = sum(x) + sum(offset)
}
END
"$TENSORS" make in.safetensors x=2x3 offset=2
"$TENSORS" make w.safetensors scale=3
inputs="double.model in.safetensors w.safetensors"

# Both ways agree, and the second run takes the program from the cache: it then needs no compiler.
expect 0 "$MODELC" run double.model --weights w.safetensors --input in.safetensors --output a.safetensors --interpret
same "$out$err" ""
expect 0 "$MODELC" run double.model --weights w.safetensors --input in.safetensors --output b.safetensors
same "$out$err" ""
programs=$(ls -A cache/modelc | wc -l)
expect 0 "$TENSORS" compare a.safetensors b.safetensors 1e-6
expect 0 "$MODELC" run double.model --input in.safetensors --output c.safetensors
same "$err" "note: no \`--weights\`: fresh ones by the initializers, seed 0"
same "$(ls -A cache/modelc | wc -l)" "$programs"

# Two at once, in an empty cache.
rm -rf cache
"$MODELC" run double.model --weights w.safetensors --input in.safetensors --output d.safetensors 2>>log &
first=$!
expect 0 "$MODELC" run double.model --weights w.safetensors --input in.safetensors --output e.safetensors
wait "$first" || fail "one of two at once failed: $(cat log)"
expect 0 "$TENSORS" compare d.safetensors e.safetensors 0
same "$(ls -A cache/modelc | wc -l)" "$programs"
rm -f log ./[a-e].safetensors
only $inputs

# Symbols that --set fixes, other widths of float.
expect 0 "$MODELC" run double.model --set batch=2 --input in.safetensors --output - --interpret
expect 0 "$MODELC" run double.model --scalar f64 --input in.safetensors --output a.safetensors --interpret
has "$(head -c 200 a.safetensors | tr -d '\0')" F64
rm a.safetensors
expect 1 "$MODELC" run double.model --set batch=3 --input in.safetensors --output a.safetensors
has "$err" 'error[E0604]: `in.safetensors` does not fit the model `Double`'
has "$err" '`x` is `f32[2, 3]` in the file, the model needs `f32[3, 3]`'
has "$err" '`offset` is `f32[2]` in the file, the model needs `f32[3]`'

# Data that does not fit: everything in one error.
"$TENSORS" make wrong.safetensors x=2x4 ofset=2
expect 1 "$MODELC" run double.model --input wrong.safetensors --output a.safetensors
has "$err" 'missing: `offset` of type `f32[batch]`'
has "$err" 'unexpected: `ofset` of type `f32[2]`'
"$TENSORS" make wrong.safetensors x=2x3 offset=3
expect 1 "$MODELC" run double.model --input wrong.safetensors --output a.safetensors
has "$err" '`offset` is `f32[3]` in the file, the model needs `f32[batch]`'
"$TENSORS" make wrong.safetensors scale=2x2 bias=4
expect 1 "$MODELC" run double.model --input in.safetensors --weights wrong.safetensors --output a.safetensors
same "$err" 'error[E0603]: the weights of `wrong.safetensors` do not fit the model `Double`
  = note: `scale` is `f32[2, 2]` in the file, the model needs `f32[3]`
  = note: unexpected: `bias` of type `f32[4]`'
head -c 40 in.safetensors >wrong.safetensors
expect 1 "$MODELC" run double.model --input wrong.safetensors --output a.safetensors
has "$err" 'error[E0602]: `wrong.safetensors` is no valid safetensors file'
rm wrong.safetensors
expect 3 "$MODELC" run double.model --input nowhere.safetensors --output a.safetensors
has "$err" 'error[E0601]: cannot read `nowhere.safetensors`'
expect 2 "$MODELC" run double.model --input in.safetensors
expect 3 "$MODELC" run double.model --input in.safetensors --output nowhere/a.safetensors --interpret

# Sizes for which there is no memory, and weights too many to be drawn.
cat >large.model <<'END'
model Large(n = 1, m = 1) {
    input x: f32[batch, 3]
    param w: f32[m, m] = zeros
    output y = cumsum(x[:, none, :] + zeros((batch, n, 3)), axis = 1) + sum(w)
}
END
"$TENSORS" make x.safetensors x=2x3
expect 3 "$MODELC" run large.model --set n=1000000000000 --input x.safetensors --output a.safetensors
same "$err" 'error[E0905]: out of memory
  = help: choose smaller sizes; `modelc summary` says what a model takes'
expect 1 "$MODELC" run large.model --set n=1000000000000 --input x.safetensors --output a.safetensors --interpret
has "$err" 'error[E0604]: the result of `full` has more than '
for command in "run large.model --input x.safetensors --output a.safetensors" "init large.model -o a.safetensors"; do
  # shellcheck disable=SC2086
  expect 1 "$MODELC" $command --set m=100000
  has "$err" 'error[E0903]: the initial value of the weight `w` cannot be computed
 --> large.model:3:5'
done
expect 0 "$MODELC" summary large.model --set n=1000000000000
has "$out" "Arena for inference: 12000000000000 * batch"
# No folder to work in.
expect 3 env TMPDIR="$WORK/nowhere" "$MODELC" run double.model --weights w.safetensors --input in.safetensors --output a.safetensors
has "$err" 'error[E0601]: there is no folder for temporary files'
rm large.model x.safetensors
expect 3 "$MODELC" run double.model --input in.safetensors --output nowhere/a.safetensors --interpret
has "$err" 'error[E0601]: cannot write `nowhere/a.safetensors`'

# A compiler that is not there, or fails.
rm -rf cache
expect 3 env CXX=no-such-compiler "$MODELC" run double.model --input in.safetensors --output a.safetensors
has "$err" 'error[E0605]: cannot run `no-such-compiler`'
expect 3 env CXX="$CXX -fno-such-flag-at-all" "$MODELC" run double.model --input in.safetensors --output a.safetensors
has "$err" 'fno-such-flag-at-all'
same "$(ls -A cache/modelc 2>/dev/null)" ""
only $inputs
finish
