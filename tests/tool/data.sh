# modelc data, and training on what it makes.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

cat >flowers.csv <<'END'
length,width,kind
1.0,2.0,rose
1.5,2.5,rose
8.0,0.5,lily
7.5,0.0,lily
1.2,2.1,rose
8.1,0.2,lily
END
cat >flowers.model <<'END'
model Flowers {
    input x: f32[batch, 2]
    output kind = x |> Dense(2, activation = softmax)
    compile(optimizer = Adam(learning_rate = 0.1), loss = categorical_crossentropy, metrics = [categorical_accuracy])
}
END
expect 0 "$MODELC" data csv flowers.csv --input x=length,width --target kind=kind --for flowers.model -o d.safetensors
same "$out" "d.safetensors: 6 samples
  x: f32[samples, 2]
  kind_true: f32[samples, 2]
    0 = lily
    1 = rose"
expect 0 "$MODELC" train flowers.model --data d.safetensors --save w.safetensors --epochs 60
has "$out" "categorical_accuracy 1.0000"
sed 's/categorical_/sparse_categorical_/g' flowers.model >sparse.model
expect 0 "$MODELC" data csv flowers.csv --input x=1..2 --target kind=kind --for sparse.model -o d.safetensors --shuffle --seed 2 \
  --validation v.safetensors --validation-split 0.34
has "$out" "v.safetensors: 2 samples"
has "$out" "kind_true: i32[samples]"
expect 0 "$MODELC" train sparse.model --data d.safetensors --validation v.safetensors --save w.safetensors --epochs 60
has "$out" "val_sparse_categorical_accuracy 1.0000"

rm -f d.safetensors v.safetensors w.safetensors
sed -i 's/8.0,0.5/8.0,half/' flowers.csv
expect 1 "$MODELC" data csv flowers.csv --input x=length,width --target kind=kind -o d.safetensors
has "$err" 'error[E0607]: `flowers.csv`:4: `half` is no number, in the column `width`'
expect 1 "$MODELC" data idx --input x=flowers.csv -o d.safetensors
has "$err" 'is no IDX file'
expect 1 "$MODELC" data idx --input x=nowhere -o d.safetensors
has "$err" 'cannot read `nowhere`'
expect 1 "$MODELC" data images nowhere --input x --target y -o d.safetensors
has "$err" 'cannot be read'
expect 2 "$MODELC" data csv flowers.csv --input x -o d.safetensors
expect 2 "$MODELC" data images . --input x --target y --size 3 -o d.safetensors
expect 2 "$MODELC" data
only flowers.csv flowers.model sparse.model

# MNIST's own files, as the example's model takes them.
expect 0 "$MODELC" data idx --input image="$SOURCE/examples/mnist/data/test-images-idx3-ubyte" \
  --target digit="$SOURCE/examples/mnist/data/test-labels-idx1-ubyte" --divide 255 --for "$SOURCE/examples/mnist/mnist.model" -o test.safetensors
has "$out" "digit_true: f32[samples, 10]"
expect 0 "$MODELC" evaluate "$SOURCE/examples/mnist/mnist.model" --weights "$SOURCE/examples/mnist/data/antirectifier-128.safetensors" \
  --data test.safetensors
has "$out" "categorical_accuracy 0.961"
finish
