# predict neither allocates, locks nor calls the system; and the test would notice.
. "$(dirname "$0")/support.sh"
expect 0 "$PREFIX/bin/modelc" compile "$SOURCE/examples/networks/gru_stream.model" --model Stream
for model in audio/wavenet_stream networks/lenet5 networks/transformer; do
  expect 0 "$PREFIX/bin/modelc" compile "$SOURCE/examples/$model.model"
done
for flags in "-O1" "-O2 -DNDEBUG"; do
  expect 0 "$CXX" $flags -std=c++17 "${includes[@]}" -I. "$SOURCE/tests/embedding/realtime.cpp" -ldl -pthread -o realtime
  expect 0 ./realtime quiet
  expect 3 ./realtime allocate
  has "$err" "predict called malloc"
  expect 3 ./realtime lock
  has "$err" "predict called pthread_mutex_lock"
  expect 5 ./realtime wait
done
finish
