# Training that stops and goes on, from the command line: the bits are those of training that never stopped.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

cat >net.model <<'END'
model Net {
    input x: f32[batch, 3]
    h = x |> Dense(16, activation = tanh) |> BatchNormalization() |> Dropout(0.4)
    output y = h |> Dense(1, name = "out")
    compile(
        optimizer = Adam(learning_rate = ExponentialDecay(0.02, 10, 0.9)),
        loss = mse,
        metrics = [mean_absolute_error]
    )
}
END
"$TENSORS" make data.safetensors x=45x3 y_true=45x1
train() { "$MODELC" train net.model --data data.safetensors --validation-split 0.2 --seed 3 "$@"; }

# Six epochs, and three and three.
expect 0 train --batch-size 8 --epochs 6 --save six.safetensors --history six.csv --save-best best.safetensors --report six.html
expect 0 train --batch-size 8 --epochs 3 --save three.safetensors --history parts.csv --save-best part.safetensors --checkpoint c.safetensors
cmp -s six.safetensors three.safetensors && fail "three epochs gave the weights of six"
# Batch size and seed are the checkpoint's.
expect 0 "$MODELC" train net.model --data data.safetensors --validation-split 0.2 --resume c.safetensors --checkpoint c.safetensors \
  --epochs 6 --save parts.safetensors --history parts.csv --save-best part.safetensors --report parts.html
has "$out" "epoch 6/6"
[[ "$out" != *"epoch 3/6"* ]] || fail "the third epoch was trained again"
cmp six.safetensors parts.safetensors || fail "the weights differ"
cmp six.csv parts.csv || fail "the histories differ"
cmp best.safetensors part.safetensors || fail "the best weights differ"
# The reports show the same curves; times and where the weights came from differ.
same "$(grep '^epochs:' six.html)" "$(grep '^epochs:' parts.html)"
has "$(cat six.html)" '"validation data","the last 20 %"'
[[ "$(cat six.html)" != *"https://"* ]] || fail "the report needs the network"

# Interrupted at some epoch, and resumed.
"$MODELC" train net.model --data data.safetensors --validation-split 0.2 --seed 3 --batch-size 8 --epochs 1000000 \
  --save cut.safetensors --history cut.csv --checkpoint cut.c.safetensors >cut.log 2>&1 &
process=$!  # the tool's own: a function would be a shell's
for _ in $(seq 600); do [ -e cut.c.safetensors ] && break; sleep 0.1; done
kill -INT $process
wait $process
same $? 3
has "$(cat cut.log)" "interrupted: "
done=$(($(wc -l <cut.csv) - 1))
expect 0 train --batch-size 8 --epochs $((done + 2)) --save whole.safetensors --history whole.csv
expect 0 train --batch-size 8 --epochs $((done + 2)) --save cut.safetensors --history cut.csv --resume cut.c.safetensors
cmp whole.safetensors cut.safetensors || fail "the weights differ after an interrupt"
cmp whole.csv cut.csv || fail "the histories differ after an interrupt"
[ -z "$(ls -A | grep '\.part')" ] || fail "a file that is not finished was left behind"

# Early stopping, resumed in the middle of waiting.
stop="--batch-size 8 --early-stopping 4 --monitor val_mean_absolute_error"
expect 0 train $stop --epochs 200 --save stop.safetensors --history stop.csv
count=$(($(wc -l <stop.csv) - 1))
[ "$count" -lt 200 ] || fail "training did not stop early"
expect 0 train $stop --epochs $((count - 2)) --save again.safetensors --history again.csv --checkpoint s.safetensors
expect 0 train $stop --epochs 200 --save again.safetensors --history again.csv --resume s.safetensors
cmp stop.safetensors again.safetensors || fail "the best weights differ"
cmp stop.csv again.csv || fail "training stopped at another epoch"

# Averages of the weights: training goes on from the weights themselves, and ends with the averages.
sed 's/Adam(/Adam(use_ema = true, ema_momentum = 0.9, /; s/ |> BatchNormalization()//' net.model >ema.model
ema() { "$MODELC" train ema.model --data data.safetensors --seed 3 --batch-size 8 "$@"; }
expect 0 ema --epochs 4 --save four.safetensors --checkpoint e.safetensors
"$TENSORS" compare e.safetensors four.safetensors 0 optimizer/moving-average/ || fail "the weights are not the averages"
expect 0 ema --epochs 2 --save two.safetensors --checkpoint e.safetensors
"$TENSORS" compare e.safetensors two.safetensors 0 optimizer/moving-average/ || fail "the weights are not the averages"
expect 0 ema --epochs 4 --save both.safetensors --resume e.safetensors
cmp four.safetensors both.safetensors || fail "the averages differ"
# A state of the user's own is no such average, whatever its name.
sed 's/optimizer = Adam(.*/optimizer = Own(0.01),/; s/ |> BatchNormalization()//' net.model >own.model
cat >>own.model <<'END'
optimizer Own(learning_rate)(w, g, step) {
    state ema = zeros
    update ema = 0.9 * ema + 0.1 * g
    return w - learning_rate * ema
}
END
expect 0 "$MODELC" train own.model --data data.safetensors --epochs 1 --save own.safetensors --checkpoint o.safetensors
expect 1 "$TENSORS" compare o.safetensors own.safetensors 0 optimizer/ema/
has "$err" "differs at element"

# What is no checkpoint, or does not fit.
expect 1 train --save no.safetensors --resume six.safetensors
has "$err" 'error[E0608]: training `Net` failed'
has "$err" 'is no checkpoint'
expect 1 train --save no.safetensors --resume nowhere.safetensors
has "$err" 'nowhere.safetensors'
expect 1 "$MODELC" train net.model --data data.safetensors --save no.safetensors --resume c.safetensors --epochs 9
has "$err" 'has other losses and metrics'
sed 's/Dense(16/Dense(17/' net.model >wide.model
expect 1 "$MODELC" train wide.model --data data.safetensors --validation-split 0.2 --save no.safetensors --resume c.safetensors
has "$err" 'misshapen: `dense/kernel` is f32[3, 16] in the file, the model needs f32[3, 17]'
expect 1 train --save no.safetensors --monitor val_accuracy
has "$err" 'there is no `val_accuracy` to monitor'
expect 2 train --save no.safetensors --mode up
expect 2 train --save no.safetensors --keep-last
[ ! -e no.safetensors ] || fail "weights of a training that did not begin"
finish
