# Training and running models with several inputs and outputs, integer targets, weights of samples, a length that the data
# decides, and states between calls.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

cat >both.model <<'END'
model Two(width = 4) {
    input tokens: i32[batch, length]
    input x: f32[batch, 1]
    target importance: f32[batch]
    h = tokens |> Embedding(3, width) |> GlobalAveragePooling1D()
    h = concatenate([h, x], axis = -1) |> Dense(8, activation = tanh)
    output kind = h |> Dense(2, activation = softmax)
    output size = h |> Dense(1)
    compile(
        optimizer = Adam(learning_rate = 0.05),
        loss = {
            kind: (y_true: i32[b], y_pred: [b, k]) -> importance * sparse_categorical_crossentropy(y_true, y_pred),
            size: mse
        },
        loss_weights = {kind: 1.0, size: 0.5},
        metrics = {kind: [sparse_categorical_accuracy]}
    )
}

model Stream {
    input x: f32[2, 2, 3]
    output y = x |> GRU(5, stateful = true) |> Dense(1)
    compile(optimizer = SGD(), loss = mse)
}
END
# The kind is whether token 2 occurs; a sample without importance says otherwise, and is not learnt.
cat >both.csv <<'END'
a,b,x,kind,size,importance
0,1,0.5,0,1,1
1,1,0.1,0,1,1
2,1,0.3,1,3,1
0,2,0.2,1,3,1
2,2,0.9,1,3,1
0,0,0.4,0,1,1
1,0,0.6,1,1,0
END
expect 0 "$MODELC" data csv both.csv --model Two --for both.model --input tokens=a,b --input x=x --target kind=kind --target size=size \
  --target importance=importance -o d.safetensors
has "$out" "tokens: i32[samples, 2]"
has "$out" "kind_true: i32[samples]"
has "$out" "importance: f32[samples]"
expect 0 "$MODELC" train both.model --model Two --set width=6 --data d.safetensors --save w.safetensors --epochs 80 --batch-size 4
has "$out" "kind_sparse_categorical_accuracy 0.8571"
expect 0 "$MODELC" evaluate both.model --model Two --set width=6 --weights w.safetensors --data d.safetensors
has "$out" "kind_sparse_categorical_accuracy 0.857142"
expect 1 "$MODELC" evaluate both.model --model Two --weights w.safetensors --data d.safetensors
has "$err" '`embedding/embeddings` is `f32[3, 6]` in the file, the model needs `f32[3, 4]`'
expect 1 "$MODELC" train both.model --data d.safetensors --save no.safetensors
has "$err" 'choose one with `--model NAME`'

# States begin anew with every epoch, so that two and two epochs are four. Of seven samples one fills no batch.
"$TENSORS" make s.safetensors x=7x2x3 y_true=7x1
stream() { expect 0 "$MODELC" train both.model --model Stream --data s.safetensors "$@"; }
stream --epochs 4 --save four.safetensors
stream --epochs 2 --save two.safetensors --checkpoint c.safetensors
stream --epochs 4 --save two.safetensors --resume c.safetensors
cmp four.safetensors two.safetensors || fail "the weights differ"
finish
