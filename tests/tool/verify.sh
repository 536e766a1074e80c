# modelc verify: right code is right in every layer; a compiler that makes a mistake is found, in the layer where it makes it.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

cat >net.model <<'END'
layer Scaled(factor)(x: [...]) { return x * factor }
model Net {
    input x: f32[batch, 8, 8, 3]
    input words: i32[batch, 5]
    h = x |> Conv2D(4, 3, name = "conv") |> BatchNormalization(name = "norm") |> Scaled(0.375, name = "scaled") |> Flatten()
    e = words |> Embedding(7, 4, name = "embed") |> LSTM(6, name = "lstm")
    both = Concatenate()([h, e])
    output y = both |> Dense(3, activation = softmax, name = "head")
    output class = argmax(y, axis = -1)
    compile(optimizer = SGD(), loss = {y: sparse_categorical_crossentropy})
}
END
expect 0 "$MODELC" verify net.model
same "$err" ""
for row in "conv (Conv2D)" "norm (BatchNormalization)" "scaled (Scaled)" "embed (Embedding)" "lstm (LSTM)" "head (Dense)" \
  "with batch = 2" "ok: 8 layers and 2 outputs; the largest error is " "reference evaluation"; do
  has "$out" "$row"
done
expect 0 "$MODELC" verify net.model --train
for row in "loss " "y_loss " "grad/conv/kernel " "grad/lstm/lstm_cell/recurrent_kernel " "grad/embed/embeddings " "grad/head/bias "; do
  has "$out" "$row"
done
# The normalization takes the mean away, and with it the bias: what is left of its gradient is rounding alone.
has "$(grep "grad/conv/bias" <<<"$out" | tail -1)" "ok, 4 undecided"

# Given inputs and weights.
"$TENSORS" make in.safetensors x=3x8x8x3
expect 1 "$MODELC" verify net.model --input in.safetensors
has "$err" "missing: \`words\`"
expect 0 "$MODELC" init net.model -o w.safetensors --seed 3
expect 0 "$MODELC" verify net.model --weights w.safetensors
has "$out" "the weights of \`w.safetensors\`"

# A compiler that takes one constant for another.
cat >wrong-c++ <<END
#!/usr/bin/env bash
for word in "\$@"; do
  case "\$word" in *main.cpp) sed -i 's/0\.375f/0.38f/g' "\$(dirname "\$word")/model.hpp" ;; esac
done
exec $CXX "\$@"
END
chmod +x wrong-c++
CXX=$PWD/wrong-c++ expect 1 "$MODELC" verify net.model
same "$err" ""
has "$out" "WRONG: 8 layers"
wrong=$(grep -E ' WRONG$' <<<"$out")
has "$wrong" "scaled (Scaled)"
[[ "$wrong" != *"conv ("* && "$wrong" != *"lstm"* ]] || fail "the wrong layer: $wrong"
CXX=$PWD/wrong-c++ expect 1 "$MODELC" verify net.model --train
has "$(grep -E ' WRONG$' <<<"$out")" "scaled (Scaled)"

# Sizes: chosen so that the requirements are met, fixed by --set, or asked for.
cat >sizes.model <<'END'
model Sizes { input x: f32[batch, H, H]  output y = reshape(x, (batch, H / 12, 12, H)) }
END
expect 0 "$MODELC" verify sizes.model
has "$out" "H = 12"
expect 0 "$MODELC" verify sizes.model --set H=24
has "$out" "[2, 2, 12, 24]"
cat >odd.model <<'END'
model Odd { input x: f32[n, 7]  output y = reshape(x, (n / 1999, 1999, 7)) }
END
expect 1 "$MODELC" verify odd.model
has "$err" "choose them with \`--set NAME=VALUE\`"
expect 1 "$MODELC" verify sizes.model --train
has "$err" "has no loss to differentiate"
expect 2 "$MODELC" verify
CXX=/no/such/compiler expect 3 "$MODELC" verify sizes.model --set H=48
finish
