// Programs chosen for what a planner can get wrong, each at two sets of sizes.
#include "numeric/op_samples.h"
#include "ops/program.h"
#include "support.h"

namespace modelc::plan::test {
namespace {

struct Program {
  std::string name;
  std::string body;  ///< of a model
  friend std::ostream& operator<<(std::ostream& out, const Program& one) { return out << one.body; }
};

const Program written_programs[] = {
    // Rows and columns.
    {"softmax", "input x: f32[b, n] output y = softmax(x)"},
    {"softmax_of_columns", "input x: f32[n, b] output y = softmax(x, axis = 0)"},
    {"softmax_in_the_middle", "input x: f32[2, n, 3] output y = softmax(x, axis = 1)"},
    {"softmax_twice", "input x: f32[b, n] output y = softmax(softmax(x) * x, axis = 0)"},
    {"log_softmax_of_a_product",
     "input x: f32[b, 4] input w: f32[4, n] output y = log_softmax(x @ w) output z = softmax(x @ w)"},
    {"layer_norm",
     "input x: f32[b, n] output y = (x - mean(x, axis = -1, keepdims = true)) * "
     "rsqrt(var(x, axis = -1, keepdims = true) + 0.001)"},
    {"column_norm", "input x: f32[b, n] output y = (x - mean(x, axis = 0)) * rsqrt(var(x, axis = 0) + 0.001)"},
    {"row_then_column_sums",
     "input x: f32[b, n] r = sum(exp(x), axis = 1, keepdims = true) "
     "output y = x / r + sum(x / r, axis = 0) output r2 = r"},
    {"several_reductions_of_a_row",
     "input x: f32[b, n] e = tanh(exp(x)) output a = sum(e, axis = 1) "
     "output m = max(e, axis = 1) output c = e - min(e, axis = 1, keepdims = true)"},
    {"reduction_of_a_reduction", "input x: f32[b, n, 3] output y = max(sum(x * x, axis = 2), axis = 1)"},
    {"reduction_over_all", "input x: f32[b, n, 2] output y = sum(x) output z = x / sum(x * x)"},
    {"reduction_of_outer_and_inner", "input x: f32[b, 3, n] output y = sum(x, axis = (0, 2)) + max(x)"},
    {"reduction_of_a_turned_tensor", "input x: f32[b, n] output y = sum(exp(transpose(x)), axis = 0) * 2"},
    {"reduction_over_one", "input x: f32[b, 1] output y = exp(sum(x, axis = 1, keepdims = true)) * x"},
    {"l2", "input x: f32[b, n] y0 = x - mean(x, axis = 1, keepdims = true) output y = l2_normalize(y0, axis = 1)"},
    {"cosine",
     "input x: f32[b, n] input z: f32[b, n] "
     "output y = sum(l2_normalize(x, axis = -1) * l2_normalize(z, axis = -1), axis = -1)"},
    // Memory that is used again.
    {"long_chain_of_products",
     "input x: f32[b, 4] input w: f32[4, 4] a = relu(x @ w) c = tanh(a @ w) d = c @ w + a "
     "e = (d - c) @ w output y = softmax(e) * d"},
    {"in_place_beside_a_reader",
     "input x: f32[8, 8] input w: f32[8, 8] a = x @ w s = sum(a, axis = 1, keepdims = true) "
     "c = a * s d = sum(c, axis = 0) output y = c / (1 + d * d) output z = a @ w"},
    {"in_place_after_an_early_store",
     "input x: f32[6, 5] input w: f32[5, 5] a = x @ w p = exp(sin(a)) q = p * 2 "
     "s = sum(p, axis = 1, keepdims = true) t = tanh(exp(sin(a * s))) m = max(t, axis = 1, keepdims = true) "
     "output y = t - m + a output z = q @ w"},
    {"operand_of_a_product_in_its_epilogue",
     "input x: f32[b, 6] input w: f32[6, 5] input v: f32[6, 6] e = exp(x) output y = e @ w + e[:, :5] "
     "f = tanh(x) output z = f @ v + f output u = sin(v) @ sin(v) * sin(v)"},
    {"operand_of_a_convolution_in_its_epilogue",
     "input x: f32[b, 5, 5, 3] input k: f32[3, 3, 3, 3] e = exp(x) "
     "output y = conv(e, k, padding = \"same\") + e f = tanh(x) output z = conv(f, k[:1, :1]) * f"},
    {"element_of_a_row_beside_the_row",
     "input x: f32[n] r = relu(x) output y = max(cos(elu(x)) - r - r[:1]) output z = sum(r * r[-1])"},
    {"sum_of_rows_that_repeat",
     "input x: f32[9, b] r = sum(x, axis = 0, keepdims = true) output y = r / 9 "
     "output z = sum(broadcast_to(r / 3, (9, b)))"},
    {"dead_ends_of_mixed_sizes",
     "input x: f32[4, 4] a = cast(x @ x, f64) c = cast(a * a, f32) @ x "
     "d = cast(c > 0, i32) output y = cast(sum(d, axis = 0), f32) @ c"},
    {"sizes_that_differ",
     "input x: f32[b, n] a = x @ transpose(x) c = transpose(x) @ x "
     "output y = sum(a) + sum(c) output z = (a @ x) @ c"},
    // Data that is moved.
    {"concatenation_of_everything",
     "input x: f32[b, n] input w: f32[n, 3] "
     "output y = concatenate([x @ w, x[:, :1], exp(x), transpose(w[:, :1]) * 0 + x, sum(x, axis = 1, keepdims = "
     "true)])"},
    {"concatenation_of_rows", "input x: f32[b, 2] output y = concatenate([exp(x), x, -x[::-1]], axis = 0)"},
    {"concatenation_read_twice",
     "input x: f32[b, 2] c = concatenate([exp(x), tanh(x)]) "
     "output y = c * sum(c, axis = 1, keepdims = true) output z = c[:, 1:3]"},
    {"concatenation_of_the_same", "input x: f32[b, 2] e = exp(x) output y = concatenate([e, e, e]) output z = e"},
    {"nested_concatenation",
     "input x: f32[b, 2] c = concatenate([exp(x), x]) "
     "output y = concatenate([c, tanh(c)], axis = 0) output z = c"},
    {"antirectifier",
     "input x: f32[b, n] z = l2_normalize(x - mean(x, axis = 1, keepdims = true), axis = 1) "
     "output y = concatenate([relu(z), relu(-z)], axis = 1)"},
    {"padding", "input x: f32[b, n] output y = pad_constant(exp(x), (1, 0), (2, 1), value = -1) * 2"},
    {"padding_of_a_product", "input x: f32[b, n] output y = pad_constant(x @ transpose(x), (0, 2), (1, 0))"},
    {"padding_of_integers", "input x: i32[b] output y = pad_constant(x + 1, (2,), (b,), value = 7)"},
    {"views_of_views",
     "input x: f32[b, 4, 6] y0 = transpose(x[:, ::-1, 1:], (2, 0, 1)) "
     "output y = reshape(y0[::2], (3 * b, 4)) + 1 output z = y0"},
    {"reshape_of_a_turned_product", "input x: f32[b, 4] output y = reshape(transpose(x @ transpose(x)), (b * b,)) * 2"},
    {"space_to_depth", "input u: f32[h, w] input x: f32[b, 2 * h, 2 * w, 3] output y = space_to_depth(x, 2) + u[0, 0]"},
    {"stack_and_split", "input x: f32[b, 6] p, q = split(x, 2, axis = 1) output y = stack([p * q, q - p], axis = 1)"},
    {"broadcast", "input x: f32[n] input z: f32[b, 1] output y = broadcast_to(x, (2, b, n)) * z + 1"},
    // Results.
    {"outputs_that_are_inputs", "input x: f32[b, n] output y = x output z = x output t = transpose(x)"},
    {"outputs_that_are_one", "input x: f32[b, n] e = exp(x) output y = e output z = e output r = reshape(e, (n, b))"},
    {"outputs_that_are_parts", "input x: f32[b, 4] e = exp(x) output y = e[:, :2] output z = e[0] output w = e"},
    {"outputs_that_are_numbers",
     "input x: f32[b] output y = full((2, b), 3.0) output n = x * 0 + b output o = sum(full((b,), 2.5))"},
    {"outputs_of_constants",
     "input x: f32[2] c = x * 0 + [1.0, 2.0] output y = c output z = [[1.0, 2.0], [3.0, 4.0]] + 0 * x"},
    {"rank_0", "input x: f32 input n: i32 output y = exp(x) * x output m = n // 2 output both = x > cast(n, f32)"},
    {"rank_5",
     "input x: f32[2, b, 3, 1, 2] input z: f32[3, 4, 1] output y = sum(x * z, axis = (1, 3)) output m = x + z"},
    // Numbers of other kinds.
    {"integers", "input x: i32[b, n] output y = (x * 3 - 7) // 2 % 5 output s = sum(x, axis = 0) output m = max(x)"},
    {"wide_integers", "input x: i64[b, n] output y = x * x - sum(x, axis = 1, keepdims = true)"},
    {"bools",
     "input x: f32[b, n] p = x > 0 output y = any(p, axis = 1) output z = all(p or x < -1, axis = 0) "
     "output w = not p output c = sum(cast(p, i32), axis = 1)"},
    {"mixed",
     "input x: f32[b, n] input i: i32[b, 1] input d: f64[n] "
     "output y = cast(x, f64) * d + cast(i, f64) output z = where(i > 0, x, cast(d, f32))"},
    {"products_of_integers", "input x: i32[b, n] output y = x @ transpose(x) + 1"},
    // Products.
    {"product_with_bias_and_activation",
     "input x: f32[b, 4] input w: f32[4, n] input c: f32[n] output y = relu(x @ w + c)"},
    {"product_with_residual", "input x: f32[b, 4] input w: f32[4, 4] output y = x @ w + x output s = sum(x @ w)"},
    {"product_scaled_by_rows", "input x: f32[b, 4] input w: f32[4, n] input s: f32[b, 1] output y = s * (x @ w)"},
    {"product_with_a_mask", "input x: f32[b, 4] input w: f32[4, n] input p: bool[b, n] output y = where(p, x @ w, 0)"},
    {"product_of_products", "input x: f32[b, 4] input w: f32[4, n] output y = (x @ w) * (2 * x @ w + 1)"},
    {"batched_products", "input x: f32[2, b, 3, 4] input w: f32[b, 4, n] output y = relu(x @ w) + 1"},
    {"products_of_a_batch_with_one", "input x: f32[2, b, 4] input w: f32[4, n] input c: f32[n] output y = x @ w + c"},
    {"turned_products",
     "input x: f32[4, b] input w: f32[n, 4] output y = transpose(x) @ transpose(w) "
     "output z = transpose(w @ x)"},
    {"vectors",
     "input x: f32[4] input w: f32[4, n] input z: f32[n] output a = x @ w output c = w @ z output d = x @ x "
     "output e = tanh(x @ w + z)"},
    {"vector_batches",
     "input x: f32[b, 3, 4] input z: f32[4] output y = x @ z + 1 output t = z @ transpose(x, (0, 2, 1))"},
    {"product_with_a_constant",
     "input x: f32[b, 2] output y = x @ [[1.0, 2.0], [3.0, 4.0]] + 1 "
     "output z = x @ full((2, b), 0.5)"},
    {"attention",
     "input q: f32[b, 3, 4] input k: f32[b, n, 4] input v: f32[b, n, 4] "
     "output y = softmax(q @ transpose(k, (0, 2, 1)) * 0.5) @ v"},
    {"product_in_reduction",
     "input x: f32[b, 4] input w: f32[4, n] a = x @ w output y = a - max(a, axis = 0) "
     "output z = sum(a, axis = 1)"},
    // Convolutions and calls.
    {"convolution",
     "input x: f32[b, 6, 5, 2] input k: f32[3, 3, 2, 4] input c: f32[4] "
     "output y = relu(conv(x, k, padding = \"same\") + c)"},
    {"convolution_of_open_size",
     "input u: f32[h, w] input x: f32[b, h + 2, w + 2, 2] input k: f32[3, 3, 2, 4] "
     "output y = conv(x, k) * 2 output s = sum(conv(x, k), axis = (1, 2)) + u[0, 0]"},
    {"convolution_of_a_padded_one",
     "input x: f32[b, 4, 4, 2] input k: f32[3, 3, 2, 2] "
     "a = conv(pad_constant(x, (0, 1, 1, 0), (0, 1, 1, 0)), k) output y = conv(a, k) + a[:, 1:3, 1:3]"},
    {"convolution_with_residual",
     "input x: f32[b, 4, 4, 2] input k: f32[3, 3, 2, 2] "
     "a = relu(conv(x, k, padding = \"same\")) output y = conv(a, k, padding = \"same\") + a"},
    {"convolution_and_pooling",
     "input x: f32[b, 6, 6, 1] input k: f32[3, 3, 1, 2] "
     "a = max_pool(relu(conv(x, k)), 2) output y = reshape(a, (b, 8)) @ full((8, 3), 0.25)"},
    {"calls",
     "input x: f32[b, n] input i: i32[4] a = cumsum(exp(x), axis = 1) output y = take(a, i, axis = 0) * 2 "
     "output m = argmax(a, axis = 1) output s = take_along_axis(a, argsort(x, axis = 1), axis = 1)"},
    {"calls_of_views",
     "input x: f32[b, n] output y = cumsum(transpose(x)[::-1], axis = 0) + 1 output z = cumsum(full((3, n), 2.0), axis "
     "= 0)"},
    {"one_hot", "input i: i32[b] input w: f32[5, n] output y = cast(one_hot(i, 5), f32) @ w"},
    // Loops.
    {"loop",
     "input x: f32[b, t, 3] input w: f32[3, 3] "
     "s = scan((h, v) -> { n = tanh(h @ w + v) return n, n * 2 }, zeros((b, 3)), x, axis = 1) "
     "output last = s[0] output all = s[1]"},
    {"loop_backwards",
     "input x: f32[t, 2] s = scan((h, v) -> (h + v, h * v), zeros((2,)), x, axis = 0, reverse = true) "
     "output last = s[0] output all = s[1]"},
    {"loop_that_exchanges",
     "input x: f32[t] s = scan(((p, q), v) -> ((q + v, p), p - q), (1.0, 2.0), x, axis = 0) "
     "output p = s[0][0] output q = s[0][1] output all = s[1]"},
    {"loop_through_constants",
     "input x: f32[2, 3] s = scan((h, v) -> (h + v * x, sum(h, axis = 1)), x, full((2, 4, 3), 0.5), axis = 1) "
     "output last = s[0] output all = s[1]"},
    {"loop_in_a_loop",
     "input x: f32[n] s = scan((c, v) -> { r = scan((d, w) -> (d + v * w, d), c, x, axis = 0) "
     "return r[0], r[0] }, 0.0, x, axis = 0) output y = s[1]"},
    {"loop_with_unused_results",
     "input x: f32[t, 2] s = scan((h, v) -> (h + v, exp(v)), zeros((2,)), x, axis = 0) output y = s[0]"},
    {"loop_of_reductions",
     "input x: f32[b, t, 4] s = scan((h, v) -> { n = softmax(h + v) return n, sum(n * v, axis = 1) }, "
     "zeros((b, 4)), x, axis = 1) output y = s[1]"},
};

class Programs : public testing::TestWithParam<Program> {};

TEST_P(Programs, KeepTheirValues) {
  const elaborate::Program program = tests::elaborated("model M { " + GetParam().body + " }");
  for (const elaborate::Model& model : program.models) {
    ir::SymbolValues symbols = tests::symbol_values(model.symbols);
    expect_planned(model.predict, symbols);
    if (HasFailure()) return;
    for (auto& [name, value] : symbols) value = 1;  // every loop of one turn
    expect_planned(model.predict, symbols);
    for (auto& [name, value] : symbols) value = 7;
    expect_planned(model.predict, symbols);
  }
}

INSTANTIATE_TEST_SUITE_P(All, Programs, testing::ValuesIn(written_programs),
                         [](const auto& instance) { return instance.param.name; });

class OpSamples : public testing::TestWithParam<tests::OpSample> {};

TEST_P(OpSamples, KeepTheirValues) {
  const elaborate::Program program = tests::elaborated(GetParam().text);
  for (const elaborate::Model& model : program.models) {
    const ir::SymbolValues symbols = tests::symbol_values(model.symbols);
    std::mt19937_64 rng(7);
    std::vector<ir::TensorData> leaves;
    for (const ir::Leaf& leaf : model.predict.leaves)
      leaves.push_back(tests::random_tensor(model.predict.type(leaf.node), symbols, rng, GetParam().sample->low,
                                            GetParam().sample->high));
    const std::vector<ir::TensorData> expected = ir::evaluate(model.predict, leaves, symbols, 7);
    expect_values(planned(model.predict), leaves, symbols, expected, 1e-5);
    expect_values(planned(passes::run(passes::optimization_pipeline(), model.predict)), leaves, symbols, expected,
                  1e-5);
  }
}

INSTANTIATE_TEST_SUITE_P(Rows, OpSamples, testing::ValuesIn(tests::op_samples()),
                         [](const auto& instance) { return instance.param.name; });

}  // namespace
}  // namespace modelc::plan::test
