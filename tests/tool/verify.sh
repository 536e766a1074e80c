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

# With code without vectors and optimization as the other side; doubles.
expect 0 "$MODELC" verify net.model --plain
has "$out" "against the same code built without vectors and optimization, in double precision"
has "$out" "ok: 8 layers and 2 outputs"
expect 0 "$MODELC" verify net.model --train --scalar f64
has "$out" "grad/lstm/lstm_cell/recurrent_kernel "

# Recorded values: what is right by hand, then one that is not.
cat >line.model <<'END'
model Line {
    input x: f32[n, 2]
    h = Dense(2, name = "fc", kernel_initializer = ones, bias_initializer = Constant(0.5))(x)
    output y = h * 2.0
    output z = h - 1.0
}
END
"$TENSORS" make vectors.safetensors x=2x2:1,2,3,4 fc=2x2:3.5,3.5,7.5,7.5 y=2x2:7,7,15,15 elsewhere=1:0
expect 0 "$MODELC" verify line.model --vectors vectors.safetensors
for row in "what is recorded there" "fc (Dense)    [2, 2]" "ok: 1 layer and 1 output" "Not recorded: the output \`z\`" \
  "Not compared: \`elsewhere\`"; do
  has "$out" "$row"
done
"$TENSORS" make vectors.safetensors x=2x2:1,2,3,4 fc=2x2:3.5,3.5,7.5,7.501 z=2x2:2.5,2.5,6.5,6.5
expect 1 "$MODELC" verify line.model --vectors vectors.safetensors
has "$out" "\`fc (Dense)\` at [1, 1]: computed 7.5, right 7.50"
has "$out" "WRONG: 1 layer and 1 output"
"$TENSORS" make vectors.safetensors x=2x2:1,2,3,4 fc=2x3:1,2,3,4,5,6
expect 1 "$MODELC" verify line.model --vectors vectors.safetensors
has "$err" "error[E0604]"
has "$err" "\`fc\` is of shape [2, 3] there, the model computes \`f32[n, 2]\`"
"$TENSORS" make vectors.safetensors x=2x2:1,2,3,4
expect 1 "$MODELC" verify line.model --vectors vectors.safetensors
has "$err" "neither outputs nor layers' values"
expect 2 "$MODELC" verify line.model --vectors vectors.safetensors --input in.safetensors

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
