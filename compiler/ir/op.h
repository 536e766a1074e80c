#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "diagnostics/diagnostics.h"
#include "ir/scalar.h"
#include "ir/type.h"

namespace modelc::ir {

class Graph;
struct OpRow;
using NodeId = std::uint32_t;

/// The value of an attribute: everything of a node that is neither an input nor derived.
using AttrValue =
    std::variant<bool, std::int64_t, double, std::string, DType, Dim, std::vector<std::int64_t>, std::vector<double>,
                 std::vector<Dim>, TensorType, std::shared_ptr<const TensorData>, std::shared_ptr<const Graph>>;

/// Attributes by name, sorted. `get` throws std::logic_error for one that is absent or of another kind: a compiler bug.
/// Copies share them until one is set.
class Attrs {
 public:
  using Values = std::map<std::string, AttrValue, std::less<>>;

  Attrs() = default;
  Attrs(std::initializer_list<std::pair<const std::string, AttrValue>> values)
      : values_(std::make_shared<Values>(values)) {}
  void set(std::string name, AttrValue value);
  bool has(std::string_view name) const { return all().contains(name); }
  template <class T>
  const T& get(std::string_view name) const {
    return std::get<T>(find(name));
  }
  const Values& all() const;
  /// Doubles and tensors compare by their bits, so that 0.0 differs from -0.0 and NaN equals itself.
  friend bool operator==(const Attrs& a, const Attrs& b);
  std::size_t hash() const;

 private:
  const AttrValue& find(std::string_view name) const;
  std::shared_ptr<Values> values_;  // null where there are none
};
std::string str(const AttrValue& value);
/// Equal type, shape and bits.
bool identical(const TensorData& a, const TensorData& b);

/// Thrown by shape rules; whoever builds the node adds the places.
struct ShapeError {
  Code code = Code::shape_mismatch;
  std::string message;             ///< "cannot concatenate `f32[2, 3]` and `f32[2, 4]` along axis 0"
  std::vector<std::string> notes;  ///< further facts
  std::string help;
};

/// What a shape rule sees: the inputs' types and the attributes; what it cannot decide it requires.
struct InferContext {
  std::span<const TensorType> inputs;
  const Attrs& attrs;
  std::vector<Requirement>& requirements;

  /// Each throws ShapeError when refuted. `what` is the operation's view of it: "the inner dimensions of `matmul`".
  void require_equal(const Dim& a, const Dim& b, std::string_view what);
  void require_at_least(const Dim& a, const Dim& b, std::string_view what);
  void require_whole(const Dim& a, std::string_view what);
};

/// Thrown by reference evaluation for values that cannot be computed with: a wrong shape, an index out of range.
struct EvalError {
  std::string message;
};

/// What reference evaluation sees: concrete inputs, concrete result types, the values of the symbols.
struct EvalContext {
  std::span<const TensorData* const> inputs;
  const Attrs& attrs;
  std::span<TensorData> results;  ///< dtype and shape set, elements zero
  const SymbolValues& symbols;
  std::uint64_t seed = 0;  ///< for random ops
};

/// The kind of value a parameter of an op takes in a call, and so how the elaborator turns the argument into an input
/// or attribute.
enum class ParamKind : std::uint8_t {
  tensor,           ///< an input
  optional_tensor,  ///< an input that may be `none`; attribute "has_<name>" says whether it is there
  tensors,          ///< a list of tensors: all the remaining inputs
  axis,             ///< int, normalized to 0..rank-1 of the first input -> int64
  optional_axis,    ///< as `axis`, or `none` -> vector<int64> of one or no element
  axes,             ///< int, tuple or none (all axes) -> sorted vector<int64> of normalized axes
  permutation,      ///< tuple of axes, or none (reversed) -> vector<int64>
  integer,          ///< -> int64
  integers,         ///< int or tuple of ints -> vector<int64>
  number,           ///< int or float -> double
  boolean,          ///< -> bool
  string,           ///< -> string
  dtype,            ///< -> DType
  lengths,          ///< int or dim, or a tuple of them -> vector<Dim>; none gives an empty one
  shape,            ///< tuple of dims -> vector<Dim>; -1 stands for the rest where the op allows it
  dim,              ///< -> Dim
  layout,           ///< "channels_last", "channels_first" or `none` -> no attribute: the elaborator moves the axes
};

/// A parameter of an op, in the order of the call.
struct OpParam {
  std::string_view name;
  ParamKind kind = ParamKind::tensor;
  std::string_view fallback = {};  ///< the default as language text ("none", "false", "-1"); empty: required
};

/// How an op becomes code; the planner groups by this and the printers print by it.
enum class Lowering : std::uint8_t {
  leaf,         ///< computes nothing: `code` is a Known
  elementwise,  ///< `code` is a Scalar, or a Fill
  reduction,    ///< over attribute "axes"; `code` is a Reducer
  view,         ///< the same elements seen otherwise: `code` is a ViewForm
  movement,     ///< writes its inputs into parts of its result: `code` is a MovementForm
  contraction,  ///< takes an elementwise epilogue: `code` is a ContractionForm
  kernel,       ///< calls the RuntimeKernel `code` with views of results, workspace and inputs
  control,      ///< scan: a loop around a body graph
  external,     ///< a call of the user's C++
};

/// What stands for a tensor without computing it.
enum class Known : std::uint8_t {
  given,     ///< from outside the graph
  constant,  ///< attribute "value"
  dim,       ///< the number attribute "dim"
  counted,   ///< the numbers 0, 1, 2...
  result,    ///< number "index" of its input's results
};
/// One number in every element: the attribute of that name.
struct Fill {
  std::string_view attribute;
};
enum class ViewForm : std::uint8_t { reshape, transpose, broadcast, slice, delay };
enum class MovementForm : std::uint8_t { concatenate, pad };
enum class ContractionForm : std::uint8_t {
  product,
  convolution,
  transposed_convolution,
  attention,
  bytes_product,      ///< of byte * scale + shift, as the next
  bytes_convolution,  ///< the third operand are scales, then shifts
};
/// Do its operands' last two axes make matrices, with all others counting through them?
constexpr bool of_matrices(ContractionForm form) {
  return form == ContractionForm::product || form == ContractionForm::attention ||
         form == ContractionForm::bytes_product;
}
/// Is it a matrix product, whose batch may be rows of one?
constexpr bool is_product(ContractionForm form) {
  return form == ContractionForm::product || form == ContractionForm::bytes_product;
}
/// A function of the runtime.
struct RuntimeKernel {
  enum class Takes : std::uint8_t {
    attributes,  ///< those that are not in the views' types already, in the order of the parameters
    windows,     ///< the geometry of ops/window.h, and threads
    stream,      ///< a seed and the number of a stream
  };
  std::string_view function;
  Takes takes = Takes::attributes;
  bool initial = false;            ///< modelc::initial has it for initializers, in doubles
  const Reducer* pools = nullptr;  ///< what it makes of each window's elements, where that is a reduction of them
  bool mean = false;               ///< divided by their number
};
/// What an op computes, as data; which of these goes with which lowering says Lowering.
using OpCode =
    std::variant<std::monostate, Known, Scalar, Fill, Reducer, ViewForm, MovementForm, ContractionForm, RuntimeKernel>;

enum class Trait : std::uint8_t {
  none = 0,
  commutative = 1,        ///< operands may be exchanged: the builder sorts them
  random = 2,             ///< never merged with an equal node
  internal = 4,           ///< not callable from the language
  nondifferentiable = 8,  ///< the gradient is zero or undefined by design (comparisons, rounding, argmax)
  storage = 16,           ///< takes u8 and i8, which all others refuse
  sums = 64,              ///< adds its operands up, or their products
  scales = 128,           ///< is as many times as large as an operand is
};
constexpr Trait operator|(Trait a, Trait b) { return static_cast<Trait>(static_cast<int>(a) | static_cast<int>(b)); }
constexpr bool has(Trait set, Trait one) { return (static_cast<int>(set) & static_cast<int>(one)) != 0; }

/// An example call, in the language: documentation and test at once.
/// `inputs` is a list of declarations, "x: f32[2, 3], y: f32[3]"; their elements are drawn from [low, high).
struct Sample {
  std::string_view inputs;
  std::string_view call;  ///< "sum(x, axis = 1)"
  double low = -2;
  double high = 2;
};

struct GradContext;  // ir/gradient.h

using InferFn = std::vector<TensorType> (*)(InferContext&);
/// The memory that a kernel takes beside its results, for inputs of these types.
using WorkspaceFn = TensorType (*)(std::span<const TensorType> inputs, const Attrs& attrs);
using EvalFn = void (*)(EvalContext&);
using GradFn = std::vector<NodeId> (*)(GradContext&);

/// Everything about one primitive operation. The table is in compiler/ops.
struct OpRow {
  std::string_view name;
  std::string_view doc = {};  ///< one or two sentences: meaning, shapes, source
  std::span<const OpParam> params = {};
  Trait traits = Trait::none;
  Lowering lowering = Lowering::kernel;
  OpCode code = {};  ///< see Lowering
  InferFn infer = nullptr;
  EvalFn evaluate = nullptr;
  GradFn gradient = nullptr;
  std::span<const Sample> samples = {};
  std::string_view header = {};     ///< of the runtime, "modelc/fft.hpp", where `code` is; empty: one that all use
  WorkspaceFn workspace = nullptr;  ///< of a kernel that takes one

  /// The operation's code, nullptr where it is of another kind.
  const Scalar* scalar() const { return std::get_if<Scalar>(&code); }
  /// Is its code that form?
  template <class Form>
  bool is(Form form) const {
    const Form* const own = std::get_if<Form>(&code);
    return own && *own == form;
  }
};

}  // namespace modelc::ir
