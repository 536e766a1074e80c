# `modelc summary` of the example networks against Keras's counts of parameters.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

# The class of each network that Keras has; a file may hold others.
declare -A class=([vae]=Decoder [gru_stream]=Recording)

checked=0
while read -r name total trainable; do
  [ "$name" != "#" ] || continue
  model=${class[$name]:-}
  expect 0 "$MODELC" summary "$SOURCE/examples/networks/$name.model" ${model:+--model "$model"}
  plain=$(tr -d , <<<"$out")
  has "$plain" "Total parameters: $total ("
  has "$plain" "Trainable parameters: $trainable"$'\n'
  has "$plain" "Non-trainable parameters: $((total - trainable))"$'\n'
  checked=$((checked + 1))
done <"$SOURCE/tests/networks/fixtures/parameters.txt"
same "$checked" "$(find "$SOURCE/examples/networks" -name '*.model' | wc -l)"
finish
