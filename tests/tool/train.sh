# modelc train and evaluate: a line that has to be found again, and everything that can be wrong with the data.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

cat >line.model <<'END'
model Line {
    input x: f32[batch, n]
    output y = sum(x, axis = -1, keepdims = true) |> Dense(1, name = "d")
    compile(optimizer = SGD(learning_rate = 0.05), loss = mse, metrics = [mean_absolute_error])
}
END
"$TENSORS" make data.safetensors x=10x3 y_true=10x1

# The loss falls; the history has a row for each epoch; the last batch of 2 is trained on, too.
expect 0 "$MODELC" train line.model --data data.safetensors --save w.safetensors --epochs 30 --batch-size 4 --history h.csv
same "$err" ""
same "$(wc -l <h.csv)" 31
same "$(head -1 h.csv)" "epoch,loss,mean_absolute_error"
first=$(sed -n 2p h.csv | cut -d, -f2) last=$(tail -1 h.csv | cut -d, -f2)
awk "BEGIN { exit !($last < $first) }" || fail "the loss went from $first to $last"
has "$out" "epoch 30/30"
expect 0 "$MODELC" evaluate line.model --weights w.safetensors --data data.safetensors
has "$out" "loss "
has "$out" "mean_absolute_error "

# The same seed gives the same bytes, another one others.
expect 0 "$MODELC" train line.model --data data.safetensors --save again.safetensors --epochs 30 --batch-size 4
cmp -s w.safetensors again.safetensors || fail "the same seed gave other weights"
expect 0 "$MODELC" train line.model --data data.safetensors --save again.safetensors --epochs 30 --batch-size 4 --seed 1
cmp -s w.safetensors again.safetensors && fail "another seed gave the same weights"

# Validation, early stopping, weights to start from.
expect 0 "$MODELC" train line.model --data data.safetensors --validation-split 0.2 --weights w.safetensors --save v.safetensors \
  --epochs 2 --history h.csv --report r.html
same "$(head -1 h.csv)" "epoch,loss,mean_absolute_error,val_loss,val_mean_absolute_error"
has "$(cat r.html)" '"names":["loss","mean_absolute_error","val_loss","val_mean_absolute_error"]'
if command -v chromium >/dev/null; then  # its script draws
  expect 0 timeout 120 chromium --headless --no-sandbox --disable-gpu --virtual-time-budget=10000 --user-data-dir="$WORK/browser" \
    --dump-dom "file://$WORK/r.html"
  has "$out" "<title>Training of Line</title>"
  has "$out" 'aria-label="mean_absolute_error by epoch"'
  has "$out" '<td>validation data</td><td>the last 20 %</td>'
fi
rm -rf r.html browser
expect 0 "$MODELC" train line.model --data data.safetensors --validation data.safetensors --save v.safetensors --epochs 2
has "$out" "val_loss"
rm -f again.safetensors v.safetensors h.csv w.safetensors

# Data that does not fit, and losses that are no numbers: nothing is written.
"$TENSORS" make wrong.safetensors x=10x3 y=10x1
expect 1 "$MODELC" train line.model --data wrong.safetensors --save w.safetensors
has "$err" 'error[E0604]: `wrong.safetensors` does not fit the model `Line`'
has "$err" 'missing: `y_true`'
"$TENSORS" make wrong.safetensors x=10x3 y_true=9x1
expect 1 "$MODELC" train line.model --data wrong.safetensors --save w.safetensors
has "$err" '`x` has 10 samples and `y_true` has 9'
"$TENSORS" make wrong.safetensors x=10x3 y_true=10x2
expect 1 "$MODELC" train line.model --data wrong.safetensors --save w.safetensors
has "$err" 'does not fit: `y_true`'
sed 's/0.05/1e30/' line.model >far.model
for wrong in '--epochs -1' '--epochs 1.5' '--batch-size 0' '--early-stopping x'; do
  expect 2 "$MODELC" train far.model --data data.safetensors --save w.safetensors $wrong
  has "$err" "${wrong% *}: \`${wrong#* }\` is not a whole number from 1 on"
done
expect 1 "$MODELC" train far.model --data data.safetensors --save w.safetensors --epochs 9
has "$err" 'error[E0606]: the loss of step '
has "$err" 'far.model:'
has "$err" 'the first value that is not finite arises here'
rm w.safetensors  # of the first epoch, whose step was taken
expect 3 "$MODELC" train line.model --data nowhere.safetensors --save w.safetensors
has "$err" 'E0601'
sed '/compile/d' line.model >untrained.model
expect 1 "$MODELC" train untrained.model --data data.safetensors --save w.safetensors
has "$err" 'does not say how it is trained'
expect 2 "$MODELC" train line.model --data data.safetensors
expect 2 "$MODELC" train line.model --data data.safetensors --save w.safetensors --epochs 0
cat >log.model <<'END'
model Log {
    input x: f32[batch, 3]
    output y = x |> Dense(4, name = "d") |> Lambda(v -> log(v)) |> Dense(1)
    compile(optimizer = SGD(), loss = mse)
}
END
expect 1 "$MODELC" train log.model --data data.safetensors --save w.safetensors
has "$err" 'error[E0606]: the loss of step 1 is '
has "$err" 'log.model:3:'
has "$err" 'it is the result of `log` at ['
rm log.model
only data.safetensors wrong.safetensors line.model far.model untrained.model

# One number for all samples: in training, evaluation and gradients.
cat >shared.model <<'END'
model Shared {
    input x: f32[batch, 3]
    target kl_weight: f32
    output y = Dense(1, name = "d")(x)
    loss kl_weight * mean(y ** 2)
    compile(optimizer = SGD(), loss = mse)
}
END
"$TENSORS" make shared.safetensors x=10x3 y_true=10x1 kl_weight=
expect 0 "$MODELC" train shared.model --data shared.safetensors --save w.safetensors --epochs 2 --batch-size 4
expect 0 "$MODELC" evaluate shared.model --data shared.safetensors --weights w.safetensors --batch-size 10
loss=${out#loss }
expect 0 "$MODELC" run shared.model --input shared.safetensors --weights w.safetensors --output a.safetensors --entry gradients --interpret
expect 0 "$MODELC" run shared.model --input shared.safetensors --weights w.safetensors --output b.safetensors --entry gradients
expect 0 "$TENSORS" compare a.safetensors b.safetensors 1e-5
awk "BEGIN { exit !($loss > 0) }" || fail "no loss: $loss"
"$TENSORS" make wrong.safetensors x=10x3 y_true=10x1 kl_weight=10
expect 1 "$MODELC" train shared.model --data wrong.safetensors --save w.safetensors
has "$err" 'does not fit: `kl_weight` is `f32[10]` in the file, the model needs `f32`'
"$TENSORS" make wrong.safetensors x=10x3 y_true=10x1
expect 1 "$MODELC" train shared.model --data wrong.safetensors --save w.safetensors
has "$err" 'missing: `kl_weight`, `f32`'
rm shared.model shared.safetensors w.safetensors a.safetensors b.safetensors

# The gradient of the loss, both ways.
expect 0 "$MODELC" run line.model --input data.safetensors --output a.safetensors --entry gradients --interpret
expect 0 "$MODELC" run line.model --input data.safetensors --output b.safetensors --entry gradients
expect 0 "$TENSORS" compare a.safetensors b.safetensors 1e-5

# Within a budget of memory: the same bytes, and errors that say what is possible.
cat >deep.model <<'END'
model Deep {
    input x: f32[batch, 64]
    for i in range(8) {
        x = x |> Dense(64, activation = tanh, name = "dense_" + str(i)) |> Dropout(0.1)
    }
    output y = Dense(1, name = "last")(x)
    compile(optimizer = SGD(), loss = mse)
}
END
"$TENSORS" make deep.safetensors x=600x64 y_true=600x1
wide="deep.model --data deep.safetensors --epochs 2 --batch-size 256"
expect 0 "$MODELC" train $wide --save a.safetensors --history a.csv
expect 0 "$MODELC" train $wide --save b.safetensors --history b.csv --memory-budget 1.3MB
cmp -s a.safetensors b.safetensors || fail "a budget gave other weights"
cmp -s a.csv b.csv || fail "a budget gave other losses"
expect 1 "$MODELC" train $wide --save c.safetensors --memory-budget 1kB
has "$err" 'error[E0507]: a step of training of `Deep` does not fit into 1000.00 B'
has "$err" 'is the least that is reached'
[ ! -e c.safetensors ] || fail "weights beside an error"
expect 1 "$MODELC" compile deep.model --train --memory-budget 1.3MB
has "$err" 'error[E0507]: a step of training of `Deep` has no fixed size'
has "$err" '`batch` is open'
expect 1 "$MODELC" summary deep.model --memory-budget 1.3MB
has "$err" '`batch` is open'
expect 0 "$MODELC" summary deep.model --set batch=256
free=$(grep 'Arena for training' <<<"$out")
expect 0 "$MODELC" summary deep.model --set batch=256 --memory-budget 1GiB
has "$out" "$free"
expect 0 "$MODELC" summary deep.model --set batch=256 --memory-budget 1.3MB
[[ "$out" != *"$free"* ]] || fail "a budget that changes nothing"
expect 0 "$MODELC" compile deep.model --train --set batch=256 -o a.hpp
expect 0 "$MODELC" compile deep.model --train --set batch=256 -o b.hpp --memory-budget 100MB
cmp -s a.hpp b.hpp || fail "a budget that fits anyway gave another header"
for wrong in 64 64mb 64M "64 MB" 0MB -1MB 1e3kB MB inf 99999999TB; do
  expect 2 "$MODELC" summary deep.model "--memory-budget=$wrong"
  has "$err" "\`$wrong\` is no amount of memory: a number and its unit, as in 64MB"
done
expect 2 "$MODELC" compile deep.model --memory-budget 64MB
has "$err" 'goes with --train only'
expect 2 "$MODELC" train deep.model --data deep.safetensors --save c.safetensors --resume c --memory-budget 64MB
has "$err" '--batch-size'
finish
