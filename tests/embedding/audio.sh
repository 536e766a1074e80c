# The audio example (docs/real-time.md) as a project of its own: what it makes of sound files, block by block, is what Keras makes of the whole
# recordings with the same weights; and the GRU learns an effect from two sound files.
. "$(dirname "$0")/support.sh"
pkg-config --exists sndfile || { echo "there is no sndfile: scripts/bootstrap installs it" >&2; exit 1; }
mkdir -p project/networks
cp "$SOURCE"/examples/audio/* project
sed -i 's|\.\./networks/gru_stream|gru_stream|' project/CMakeLists.txt
cp "$SOURCE/examples/networks/gru_stream.model" project
expect 0 "$CMAKE" -G Ninja -S project -B build -DCMAKE_PREFIX_PATH="$PREFIX" -DCMAKE_CXX_COMPILER="$CXX" -DCMAKE_CXX_FLAGS="-O2 -DNDEBUG"
expect 0 "$CMAKE" --build build
expect 0 "$CXX" -O1 -std=c++17 "${includes[@]}" -I"$SOURCE/tests" -Ibuild/audio.models "$SOURCE/tests/embedding/audio.cpp" -lsndfile -o audio_test
for kind in gru wavenet; do
  fixture=$fixtures/$kind.safetensors
  [ $kind = wavenet ] || fixture=$fixtures/gru_stream.safetensors
  expect 0 ./audio_test weights $kind $kind.safetensors
  expect 0 ./audio_test write "$fixture" $kind.wav
  expect 0 build/audio $kind $kind.safetensors $kind.wav $kind-out.wav
  has "$out" "frames in blocks of 64"
  expect 0 ./audio_test compare "$fixture" $kind-out.wav
  expect 1 ./audio_test compare "$fixture" $kind.wav
done

# Learning: what is left of the error is a small part of the signal.
expect 0 ./audio_test pluck dry.wav wet.wav
expect 0 build/audio learn dry.wav wet.wav amp.safetensors 200
first=$(sed -n 's/^step 20: .* //p' <<<"$out") last=$(sed -n 's/^step 200: .* //p' <<<"$out")
awk -v a="${first:-0}" -v b="${last:-1}" 'BEGIN { exit !(a > 0 && b < 0.2 && b < a / 3) }' || fail "from $first to $last"
expect 0 build/audio gru amp.safetensors dry.wav amplified.wav

expect 1 build/audio gru wavenet.safetensors dry.wav never.wav
has "$err" "does not fit the model"
expect 1 build/audio gru amp.safetensors amp.safetensors never.wav
expect 1 build/audio gru amp.safetensors dry.wav no/such/folder.wav
expect 1 build/audio learn gru.wav dry.wav never.safetensors
has "$err" "of the same length"
expect 2 build/audio
ls never* >/dev/null 2>&1 && fail "a failed command wrote a file"
finish
