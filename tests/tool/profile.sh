# `modelc profile`: a line for each kernel, the page, the trace.
. "$(dirname "$0")/support.sh"
cat >small.model <<'EOF'
# Two layers.
model Small {
    input x: f32[batch, 8]
    hidden = x |> Dense(16, activation = relu)
    output y = hidden |> Dense(4, activation = softmax)
}
EOF

expect 0 "$TENSORS" make in.safetensors x=5x8
expect 0 "$MODELC" profile small.model --input in.safetensors --seconds 0.01 --report r.html --trace t.json
has "$out" "Small (small.model), the inputs of \`in.safetensors\` with batch = 5: "
has "$out" "GFLOP/s; GB/s over 16.00 KB: "
has "$out" "product batch × 8 × 16: add, maximum"
has "$out" "hidden: f32[batch, 16]"
has "$out" "4: hidden = x |> Dense(16, activation = relu)"
only small.model in.safetensors r.html t.json
# As many kernels as the plan has, in all three.
kernels=$("$MODELC" compile small.model --emit plan | sed '1,/^# run/d' | sed '1,/^kernels/d' | grep -c '^  [0-9]')
same "$(grep -c ' %  [0-9]*: ' <<<"$out")" "$kernels"
same "$(grep -c '"ph": "X"' t.json)" "$kernels"
same "$(grep -o '"writes":"' r.html | wc -l)" "$kernels"

# What is wrong writes nothing.
expect 3 "$MODELC" profile missing.model --report other.html
has "$err" "cannot read \`missing.model\`"
expect 2 "$MODELC" profile small.model --seconds -1
expect 3 env CXX=no-such-compiler "$MODELC" profile small.model --set batch=9 --report other.html
has "$err" "cannot run \`no-such-compiler\`"
only small.model in.safetensors r.html t.json
finish
