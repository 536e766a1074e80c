# modelc run --entry gradients: the generated code agrees with reference evaluation on every loss, in one model.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

cat >losses.model <<'END'
# Targets in [-1, 1) become probabilities, classes and labels.
fn share(t) = 0.5 + 0.45 * t
fn index(t: [..., k], n) = cast(floor((t[..., 0] + 1) * 0.5 * n), i32)

model Losses {
    input x: f32[batch, 5]
    target w: f32[batch]
    h = Dense(6, activation = tanh, name = "hidden")(x)
    p = Dense(6, activation = softmax, name = "p")(h)
    z = Dense(6, name = "z")(h)
    output squared = z
    output absolute = z * 1.5
    output percentage = z * 2.0
    output logarithmic = p * 2.0
    output hubers = z * 0.5
    output cosh = z * 0.3
    output binary = sigmoid(z)
    output binary_logits = z * 3.0
    output focal = sigmoid(z * 2.0)
    output categorical = p
    output categorical_logits = z * 2.5
    output categorical_focal = softmax(z * 0.7)
    output sparse = softmax(z * 1.2)
    output sparse_logits = z * 0.9
    output hinges = z * 0.8
    output squared_hinges = z * 0.6
    output categorical_hinges = z * 0.4
    output divergence = softmax(z * 0.2)
    output poissons = p * 3.0
    output cosine = z * 1.1
    output dices = sigmoid(z * 0.1)
    output tverskys = sigmoid(z * 0.15)
    output sequence = stack([z, z * 0.5, z * z, z - 0.1], axis = 1)
    output circles = l2_normalize(z, axis = -1)
    output own = z * 0.25
    compile(
        optimizer = Adam(),
        loss = {
            squared: mean_squared_error, absolute: MeanAbsoluteError(reduction = "sum"), percentage: mape,
            logarithmic: (t, p) -> msle(share(t), p), hubers: Huber(delta = 0.4), cosh: LogCosh(),
            binary: (t, p) -> binary_crossentropy(share(t), p, label_smoothing = 0.1),
            binary_logits: (t, p) -> BinaryCrossentropy(from_logits = true)(share(t), p),
            focal: (t, p) -> binary_focal_crossentropy(share(t), p, apply_class_balancing = true),
            categorical: (t, p) -> categorical_crossentropy(softmax(t), p, label_smoothing = 0.1),
            categorical_logits: (t, p) -> categorical_crossentropy(softmax(t), p, from_logits = true),
            categorical_focal: (t, p) -> categorical_focal_crossentropy(softmax(t), p),
            sparse: (t, p) -> sparse_categorical_crossentropy(index(t, 6), p, ignore_class = 2),
            sparse_logits: (t, p) -> SparseCategoricalCrossentropy(from_logits = true)(index(t, 6), p),
            hinges: (t, p) -> hinge(sign(t), p), squared_hinges: (t, p) -> squared_hinge(sign(t), p),
            categorical_hinges: (t, p) -> categorical_hinge(one_hot(index(t, 6), 6), p),
            divergence: (t, p) -> kl_divergence(softmax(t), p), poissons: (t, p) -> poisson(share(t), p),
            cosine: CosineSimilarity(), dices: (t, p) -> dice(share(t), p), tverskys: (t, p) -> tversky(share(t), p, 0.3, 0.7),
            sequence: (t, p) -> ctc(cast(floor((t[:, :2, 0] + 1) * 3), i32), p),
            circles: (t, p) -> circle(index(t, 2), p, gamma = 2.0),
            own: (t, p) -> { d = t - p  return where(abs(d) > 0.5, abs(d), d * d + 0.1 * sum(h * h, axis = 1, keepdims = true)) }
        },
        loss_weights = {squared: 0.5, percentage: 0.01},
        sample_weight = {squared: w, hubers: w, own: w}
    )
}
END
targets=""
for name in squared absolute percentage logarithmic hubers cosh binary binary_logits focal categorical categorical_logits \
  categorical_focal sparse sparse_logits hinges squared_hinges categorical_hinges divergence poissons cosine dices tverskys \
  circles own; do
  targets="$targets ${name}_true=7x6"
done
"$TENSORS" make in.safetensors x=7x5 w=7 sequence_true=7x4x6 $targets
"$TENSORS" make weights.safetensors hidden/kernel=5x6 hidden/bias=6 p/kernel=6x6 p/bias=6 z/kernel=6x6 z/bias=6
run="$MODELC run losses.model --weights weights.safetensors --input in.safetensors --entry gradients"
expect 0 $run --output a.safetensors --interpret
same "$out$err" ""
expect 0 $run --output b.safetensors
same "$out$err" ""
expect 0 "$TENSORS" compare a.safetensors b.safetensors 2e-5
only losses.model in.safetensors weights.safetensors a.safetensors b.safetensors
finish
