# Every example, compiled and by reference evaluation; and one binary that takes images of two sizes.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

# agrees FILE MODEL INPUT...: fresh weights, then both ways of running.
agrees() {
  local file=$SOURCE/examples/$1 model=$2
  shift 2
  "$TENSORS" make in.safetensors "$@" || fail "no inputs for $model"
  expect 0 "$MODELC" init "$file" --model "$model" --seed 7 -o weights.safetensors
  for way in "" --interpret; do
    # shellcheck disable=SC2086
    expect 0 "$MODELC" run "$file" --model "$model" --weights weights.safetensors --input in.safetensors \
      --output "out$way.safetensors" $way
  done
  expect 0 "$TENSORS" compare out.safetensors out--interpret.safetensors 1e-5
}

agrees square.model Square x=5x16
agrees space_to_depth.model Fixed image=1x38x38x64
agrees space_to_depth.model Symbolic image=2x6x10x3
agrees cnn.model Cnn image=2x28x28x1
agrees siamese.model Siamese left=3x28x28x1 right=3x28x28x1
agrees gru_cell.model Stream x=1x2
agrees gru_cell.model Sequence x=2x20x3
agrees symbolic.model Edges image=1x9x7x3

# A size that a Lambda's shapes do not admit.
"$TENSORS" make odd.safetensors image=2x7x10x3
expect 1 "$MODELC" run "$SOURCE/examples/space_to_depth.model" --model Symbolic --input odd.safetensors --output no.safetensors
has "$err" "height / 2 is a whole number"
[ ! -e no.safetensors ] || fail "an output file after an error"

if [ -n "${SIZES:-}" ]; then
  "$TENSORS" make small.safetensors image=2x8x6x3
  "$TENSORS" make large.safetensors image=1x21x33x3
  expect 0 "$MODELC" init "$SOURCE/examples/symbolic.model" --seed 7 -o weights.safetensors
  expect 0 "$SIZES" weights.safetensors small.safetensors small.out.safetensors large.safetensors large.out.safetensors
  for size in small large; do
    expect 0 "$MODELC" run "$SOURCE/examples/symbolic.model" --weights weights.safetensors --input $size.safetensors \
      --output $size.reference.safetensors --interpret
    expect 0 "$TENSORS" compare $size.out.safetensors $size.reference.safetensors 1e-5
  done
fi
finish
