// Square matrices: systems of equations, determinants, Cholesky's factors. Leading axes are turns.
#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "ops/gradients.h"
#include "ops/one_liners.h"
#include "ops/rows.h"

namespace modelc::ops {
using namespace ir;

namespace {

using Int = std::int64_t;
using Matrix = std::vector<std::vector<double>>;

/// Throws unless input 0 is a tensor of square matrices.
const TensorType& require_square(InferContext& context, std::string_view op) {
  require_float(context, 0, op);
  const TensorType& a = context.inputs[0];
  if (a.rank() < 2 || Dim::equal(a.shape[a.rank() - 1], a.shape[a.rank() - 2]) == Answer::no)
    throw ShapeError{a.rank() < 2 ? Code::bad_rank : Code::shape_mismatch,
                     fmt::format("`{}` takes square matrices, [..., n, n], not `{}`", op, str(a)),
                     {},
                     ""};
  context.require_equal(a.shape[a.rank() - 2], a.shape[a.rank() - 1], fmt::format("the sides of `{}`'s matrices", op));
  return a;
}

/// [..., n, n] and [..., n] or [..., n, m].
std::vector<TensorType> infer_system(InferContext& context, std::string_view op) {
  require_same_dtype(context, op);
  const TensorType& a = require_square(context, op);
  const TensorType& b = context.inputs[1];
  const std::string message = fmt::format("`{}` cannot solve `{}` for `{}`", op, str(a), str(b));
  const std::string help = "a: [..., n, n] goes with b: [..., n] or [..., n, m], with the same axes in front";
  if (b.rank() != a.rank() && b.rank() + 1 != a.rank()) throw ShapeError{Code::bad_rank, message, {}, help};
  for (std::size_t i = 0; i + 1 < a.rank(); ++i) {
    if (Dim::equal(a.shape[i], b.shape[i]) == Answer::no)
      throw ShapeError{Code::shape_mismatch,
                       message,
                       {fmt::format("axis {} is {} in one and {} in the other", i, a.shape[i].str(), b.shape[i].str())},
                       help};
    context.require_equal(a.shape[i], b.shape[i], fmt::format("the sides of `{}`", op));
  }
  return {b};
}
std::vector<TensorType> infer_solve(InferContext& context) { return infer_system(context, "solve"); }
std::vector<TensorType> infer_solve_triangular(InferContext& context) {
  return infer_system(context, "solve_triangular");
}
std::vector<TensorType> infer_det(InferContext& context) {
  const TensorType& a = require_square(context, "det");
  return result(a.dtype, leading(a.shape, 2));
}
std::vector<TensorType> infer_cholesky(InferContext& context) { return {require_square(context, "cholesky")}; }

/// A matrix of its own, which kernels change while they work.
TensorType one_matrix(std::span<const TensorType> inputs, const Attrs&) {
  const Dim& n = inputs[0].shape.back();
  return {inputs[0].dtype, {n * n}};
}

Matrix matrix_at(const TensorData& x, Int first, Int rows, Int columns) {
  Matrix m;
  for (Int i = 0; i < rows; ++i)
    m.emplace_back(x.real.begin() + first + i * columns, x.real.begin() + first + (i + 1) * columns);
  return m;
}
std::size_t index(Int i) { return static_cast<std::size_t>(i); }

/// Gauss's elimination of a by its largest pivots, and the same for b; gives the determinant's sign.
double eliminate(Matrix& a, Matrix& b) {
  double sign = 1;
  for (std::size_t k = 0; k < a.size(); ++k) {
    std::size_t pivot = k;
    for (std::size_t i = k; i < a.size(); ++i)
      if (std::abs(a[i][k]) > std::abs(a[pivot][k])) pivot = i;
    if (a[pivot][k] == 0) continue;
    if (pivot != k) sign = -sign;
    std::swap(a[k], a[pivot]);
    std::swap(b[k], b[pivot]);
    for (std::size_t i = k + 1; i < a.size(); ++i) {
      const double factor = a[i][k] / a[k][k];
      for (std::size_t j = k; j < a.size(); ++j) a[i][j] -= factor * a[k][j];
      for (std::size_t j = 0; j < b[k].size(); ++j) b[i][j] -= factor * b[k][j];
    }
  }
  return sign;
}

void substitute(const Matrix& a, Matrix& b, bool lower) {
  const std::size_t n = a.size();
  for (std::size_t step = 0; step < n; ++step) {
    const std::size_t i = lower ? step : n - 1 - step;
    for (std::size_t j = 0; j < b[i].size(); ++j) {
      for (std::size_t k = lower ? 0 : i + 1; k < (lower ? i : n); ++k) b[i][j] -= a[i][k] * b[k][j];
      b[i][j] /= a[i][i];
    }
  }
}

template <class Solve>
void evaluate_system(EvalContext& context, Solve solve) {
  const TensorData &a = *context.inputs[0], &b = *context.inputs[1];
  TensorData& y = context.results[0];
  const Int n = a.shape.back();
  const Int columns = a.shape.size() == b.shape.size() ? b.shape.back() : 1;
  for (Int turn = 0; n > 0 && turn < a.size() / (n * n); ++turn) {
    Matrix left = matrix_at(a, turn * n * n, n, n);
    Matrix right = matrix_at(b, turn * n * columns, n, columns);
    solve(left, right);
    for (Int i = 0; i < n; ++i)
      for (Int j = 0; j < columns; ++j) y.real[turn * n * columns + i * columns + j] = right[index(i)][index(j)];
  }
}

void evaluate_solve(EvalContext& context) {
  evaluate_system(context, [](Matrix& a, Matrix& b) {
    eliminate(a, b);
    substitute(a, b, false);
  });
}
void evaluate_solve_triangular(EvalContext& context) {
  const bool lower = context.attrs.get<bool>("lower");
  evaluate_system(context, [&](Matrix& a, Matrix& b) { substitute(a, b, lower); });
}

void evaluate_det(EvalContext& context) {
  const TensorData& a = *context.inputs[0];
  TensorData& y = context.results[0];
  const Int n = a.shape.back();
  for (Int turn = 0; turn < y.size(); ++turn) {
    Matrix m = matrix_at(a, turn * n * n, n, n);
    Matrix none(m.size());
    double product = eliminate(m, none);
    for (std::size_t k = 0; k < m.size(); ++k) product *= m[k][k];
    y.real[turn] = product;
  }
}

void evaluate_cholesky(EvalContext& context) {
  const TensorData& a = *context.inputs[0];
  TensorData& y = context.results[0];
  const bool upper = context.attrs.get<bool>("upper");
  const Int n = a.shape.back();
  for (Int turn = 0; n > 0 && turn < a.size() / (n * n); ++turn) {
    const Matrix m = matrix_at(a, turn * n * n, n, n);
    Matrix factor(index(n), std::vector<double>(index(n), 0.0));
    bool definite = true;
    for (std::size_t i = 0; i < index(n); ++i)
      for (std::size_t j = 0; j <= i; ++j) {
        double rest = (m[i][j] + m[j][i]) / 2;
        for (std::size_t k = 0; k < j; ++k) rest -= factor[i][k] * factor[j][k];
        if (i == j) definite = definite && rest > 0;
        factor[i][j] = i == j ? std::sqrt(rest) : rest / factor[j][j];
      }
    for (Int i = 0; i < n; ++i)
      for (Int j = 0; j <= i; ++j)
        y.real[turn * n * n + (upper ? j * n + i : i * n + j)] =
            definite ? factor[index(i)][index(j)] : std::numeric_limits<double>::quiet_NaN();
  }
}

/// Columns, also where the right side is a vector.
NodeId columns(const GradContext& g, NodeId x, NodeId matrix) {
  if (g.shape(x).size() == g.shape(matrix).size()) return x;
  Shape shape = g.shape(x);
  shape.emplace_back(1);
  return g.reshape(x, shape);
}

/// `compare` of each element's row with its column: "ge" is the lower triangle, with the diagonal.
NodeId places(const GradContext& g, std::string_view compare, const Dim& n) {
  const NodeId numbers = g.call("iota", {}, {{"n", n}, {"dtype", DType::i32}});
  return g.call(compare, {g.reshape(numbers, {n, 1}), numbers});
}

/// a y = b: the gradient of b solves the transposed system, and that of a is its product with y.
Gradients system_gradient(GradContext& g, NodeId db) {
  const NodeId left = columns(g, db, g.input(0)), right = columns(g, g.result(), g.input(0));
  return {g.wants(0) ? g.neg(g.call("matmul", {left, transposed(g, right)})) : no_gradient, db};
}
Gradients solve_gradient(GradContext& g) {
  return system_gradient(g, g.call("solve", {transposed(g, g.input(0)), g.dy()}));
}
Gradients solve_triangular_gradient(GradContext& g) {
  const bool lower = g.attrs().get<bool>("lower");
  Gradients both =
      system_gradient(g, g.call("solve_triangular", {transposed(g, g.input(0)), g.dy()}, {{"lower", !lower}}));
  if (g.wants(0)) both[0] = g.where_or_zero(places(g, lower ? "ge" : "le", g.shape(g.input(0)).back()), both[0]);
  return both;
}

NodeId constant(const GradContext& g, DType dtype, Extents shape, const std::vector<double>& values) {
  TensorData data = TensorData::zeros(dtype, std::move(shape));
  for (std::size_t i = 0; i < values.size(); ++i) set_element(data, static_cast<Int>(i), values[i]);
  return g.call("constant", {}, {{"value", std::make_shared<const TensorData>(std::move(data))}});
}

/// Each element's cofactor, from determinants of what is left without its row and column: finite for singular matrices.
NodeId cofactors(const GradContext& g, NodeId x, Int n) {
  std::vector<double> kept, signs;
  for (Int row = 0; row < n; ++row)
    for (Int column = 0; column < n; ++column) {
      signs.push_back((row + column) % 2 == 0 ? 1 : -1);
      for (Int i = 0; i < n; ++i)
        for (Int j = 0; j < n; ++j)
          if (i != row && j != column) kept.push_back(static_cast<double>(i * n + j));
    }
  const Shape shape = g.shape(x);
  const Shape front = leading(shape, 2);
  const auto with = [&](std::vector<Int> extents) {
    Shape all = front;
    all.insert(all.end(), extents.begin(), extents.end());
    return all;
  };
  const NodeId picks = constant(g, DType::i32, {n * n, n - 1, n - 1}, kept);
  const NodeId minors = g.call("take", {g.reshape(x, with({n * n})), picks},
                               {{"axis", std::vector<Int>{static_cast<Int>(front.size())}}});
  return g.reshape(g.mul(g.call("det", {minors}), constant(g, g.type(x).dtype, {n * n}, signs)), shape);
}

/// Times the cofactors; of larger matrices, or those of open sides, they are the determinant times the inverse.
Gradients det_gradient(GradContext& g) {
  constexpr Int largest = 4;
  const NodeId x = g.input(0);
  const Shape shape = g.shape(x);
  const Dim n = shape.back();
  Shape one = leading(shape, 2);
  one.insert(one.end(), 2, Dim(1));
  const NodeId dy = g.reshape(g.dy(), one);
  if (n.is_constant(1)) return {dy};
  if (n.constant() && *n.constant() <= largest) return {g.mul(dy, cofactors(g, x, *n.constant()))};
  const NodeId identity = g.call("cast", {places(g, "eq", n)}, {{"dtype", g.type(x).dtype}});
  const NodeId inverse = g.call("solve", {transposed(g, x), g.broadcast(identity, shape)});
  return {g.mul(g.mul(dy, g.reshape(g.result(), one)), inverse)};
}

/// With L the factor: L^-T P L^-1, where P is the lower triangle of L^T dL with half its diagonal; its symmetric part,
/// because the symmetric part of x is what is factored. Murray, Differentiation of the Cholesky decomposition, 2016.
Gradients cholesky_gradient(GradContext& g) {
  const bool upper = g.attrs().get<bool>("upper");
  const Dim n = g.shape(g.input(0)).back();
  const NodeId factor = upper ? transposed(g, g.result()) : g.result();
  const NodeId dy = g.where_or_zero(places(g, "ge", n), upper ? transposed(g, g.dy()) : g.dy());
  const NodeId product = g.call("matmul", {transposed(g, factor), dy});
  const NodeId weight = g.call(
      "where", {places(g, "gt", n), g.number(1), g.call("where", {places(g, "eq", n), g.number(0.5), g.number(0)})});
  const auto divided = [&](NodeId x) {
    return g.call("solve_triangular", {transposed(g, factor), x}, {{"lower", false}});
  };
  const NodeId both = divided(transposed(g, divided(g.mul(product, weight))));
  return {g.mul(g.add(both, transposed(g, both)), 0.5)};
}

constexpr OpParam system_params[] = {{"a"}, {"b"}};
constexpr OpParam triangular_params[] = {{"a"}, {"b"}, {"lower", ParamKind::boolean, "false"}};
constexpr OpParam cholesky_params[] = {{"x"}, {"upper", ParamKind::boolean, "false"}};

constexpr Sample solve_samples[] = {{"x: f32[3, 3], b: f32[3]", "solve(x + 5 * eye(3, dtype = f32), b)"},
                                    {"x: f32[b, 4, 4], y: f32[b, 4, 2]", "solve(x + 7 * eye(4, dtype = f32), y)"},
                                    {"x: f32[2, n, n], y: f32[2, n]", "solve(x + 9.0 * eye(n, dtype = f32), y)"}};
constexpr Sample triangular_samples[] = {
    {"x: f32[3, 3], b: f32[3]", "solve_triangular(x + 5 * eye(3, dtype = f32), b)"},
    {"x: f32[b, 4, 4], y: f32[b, 4, 2]", "solve_triangular(x + 7 * eye(4, dtype = f32), y, lower = true)"},
    {"x: f32[n, n], y: f32[n, n]", "solve_triangular(x + 9.0 * eye(n, dtype = f32), y, lower = true)"}};
constexpr Sample det_samples[] = {{"x: f32[2, 2]", "det(x)"},
                                  {"x: f32[b, 3, 3]", "det(x)"},
                                  {"x: f32[2, 4, 4]", "det(x)"},
                                  {"x: f32[6, 6]", "det(x + 3 * eye(6, dtype = f32))"},
                                  {"x: f32[n, n]", "det(x + 3.0 * eye(n, dtype = f32))"}};
constexpr Sample cholesky_samples[] = {{"x: f32[3, 3]", "cholesky(x @ transpose(x) + 2 * eye(3, dtype = f32))"},
                                       {"x: f32[b, 4, 4]", "cholesky(x + 9 * eye(4, dtype = f32), upper = true)"},
                                       {"x: f32[n, n]", "cholesky(x @ transpose(x) + 2.0 * eye(n, dtype = f32))"}};

constexpr std::string_view linear_algebra_header = "modelc/linear_algebra.hpp";

constexpr OpRow linear_algebra_operations[] = {
    {"solve",
     "The solution of the system of equations `a @ y = b`: a: [..., n, n], and b: [..., n] or [..., n, m], with the "
     "same axes in front. By elimination with the largest pivots; a singular a gives infinities and NaN.",
     system_params, Trait::none, Lowering::kernel, RuntimeKernel{"solve"}, infer_solve, evaluate_solve, solve_gradient,
     solve_samples, linear_algebra_header, one_matrix},
    {"solve_triangular",
     "The solution of `a @ y = b` where only the upper triangle of a counts, the lower one with lower: a: [..., n, n], "
     "and b: [..., n] or [..., n, m], with the same axes in front. A zero on the diagonal gives infinities and NaN.",
     triangular_params, Trait::none, Lowering::kernel, RuntimeKernel{"solve_triangular"}, infer_solve_triangular,
     evaluate_solve_triangular, solve_triangular_gradient, triangular_samples, linear_algebra_header},
    {"det",
     "The determinants of square matrices: [..., n, n] gives [...]. The gradient of matrices of at most 4 rows is "
     "finite for singular ones, too; of larger ones it is the determinant times the inverse, NaN where that is none.",
     unary_params, Trait::none, Lowering::kernel, RuntimeKernel{"det"}, infer_det, evaluate_det, det_gradient,
     det_samples, linear_algebra_header, one_matrix},
    {"cholesky",
     "The lower triangular L, or the upper triangular U, with `L @ transpose(L)` or `transpose(U) @ U` equal to x: "
     "[..., n, n]. As in JAX it is the symmetric part, (x + transpose(x)) / 2, that is factored; its factor is NaN "
     "where it is not positive definite.",
     cholesky_params, Trait::none, Lowering::kernel, RuntimeKernel{"cholesky"}, infer_cholesky, evaluate_cholesky,
     cholesky_gradient, cholesky_samples, linear_algebra_header},
};

}  // namespace

std::span<const OpRow> linear_algebra_rows() { return linear_algebra_operations; }

}  // namespace modelc::ops
