# A model whose only output is its loss, by every command: it trains, evaluates and gives gradients, and cannot predict.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

cat >price.model <<'END'
# The symbol H stands alone in the second input, and in the data.
fn weighted_huber(v, delta = 1.0) {
    y, t, weight = v
    e = abs(y - t)
    h = where(e < delta, 0.5 * e ** 2, delta * (e - 0.5 * delta))
    return sum(weight * h, axis = -1)
}

model Price {
    input wide: f32[batch, 2 * H]
    input x: f32[batch, H]
    target price: f32[batch, 1]
    target weight: f32[batch, 1]
    y = concatenate([x, wide[:, :2]], axis = 1)[:, :3] |> Dense(4, activation = relu) |> Dense(1)
    output custom_loss = Lambda(weighted_huber, output_shape = (), arguments = {delta: 0.5}, name = "custom_loss")([
        y,
        price,
        weight
    ])
    compile(optimizer = Adam(learning_rate = 1e-3), loss = {custom_loss: (y_true, y_pred) -> y_pred})
}
END
"$TENSORS" make data.safetensors wide=8x4 x=8x2 price=8x1 weight=8x1
expect 0 "$MODELC" format --check price.model
expect 0 "$MODELC" check price.model
same "$out$err" ""
expect 0 "$MODELC" summary price.model
has "$out" "price (Target)"
has "$out" "Output \`custom_loss\`: f32[batch]"
has "$out" "It trains and does not predict: every output depends on a target"
expect 0 "$MODELC" graph price.model -o layers.dot
has "$(cat layers.dot)" "custom_loss"
expect 0 "$MODELC" graph price.model --level kernel --entry train -o kernels.dot
expect 0 "$MODELC" init price.model -o w.safetensors --seed 3
expect 0 "$MODELC" compile price.model --train -o price.hpp
grep -q 'train_step' price.hpp || fail "nothing trains"
! grep -q 'predict' price.hpp || fail "something predicts: $(grep predict price.hpp)"
for emitted in graph plan; do expect 0 "$MODELC" compile price.model --train --emit "$emitted" -o emitted.txt; done
for command in "compile price.model -o no.hpp" "graph price.model --level kernel -o no.dot"; do
  expect 1 "$MODELC" $command
  has "$err" 'error[E0502]: every output of `Price` depends on a target: there is nothing to predict'
  has "$err" 'price.model:9:7'
done
expect 1 "$MODELC" run price.model --input data.safetensors --output no.safetensors
has "$err" '`--entry gradients` gives its loss and gradients'
for way in "" --interpret; do
  expect 0 "$MODELC" run price.model --entry gradients --weights w.safetensors --input data.safetensors \
    --output gradients$way.safetensors $way
done
expect 0 "$TENSORS" compare gradients.safetensors gradients--interpret.safetensors 1e-5
expect 0 "$MODELC" train price.model --data data.safetensors --weights w.safetensors --save trained.safetensors --epochs 3
expect 0 "$MODELC" evaluate price.model --weights trained.safetensors --data data.safetensors
has "$out" "loss"
finish
