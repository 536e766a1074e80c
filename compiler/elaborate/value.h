#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "ir/graph.h"
#include "syntax/ast.h"

/// What expressions of the language evaluate to while compiling. Values are immutable and acyclic; layer instances
/// alone remember the weights they made.
namespace modelc::elaborate {

class Value;
struct Scope;
struct Module;
struct Builtin;
struct LayerInstance;

struct None {};

/// Stands for the value of something that was already reported: every use of it fails silently.
struct Poison {};

/// A tensor: a node of one of the graphs under construction, and the mask that travels with it.
struct Tensor {
  /// What operations make is `open`: the layer that returns it passes its inputs' mask on. `absent` is a mask's end.
  enum class Mask : std::uint8_t { open, absent, given };
  ir::NodeId node = 0;
  std::uint32_t graph = 0;  ///< the Construction's id
  Mask mask = Mask::open;
  ir::NodeId mask_node = 0;  ///< of a given mask
  std::uint32_t mask_graph = 0;
};

/// What stands in a tuple, list or dict, at whatever depth. Values are shared, so a walk through all of it may take
/// exponentially longer than making it did.
struct Contents {
  int depth = 1;
  std::size_t elements = 0;  ///< each as often as it stands there
  bool tensor = false;
  bool poison = false;
  void add(const Value& item);
};

/// A tuple or a list.
struct Sequence {
  bool tuple = false;
  std::vector<Value> items;
  Contents contents;
};

/// In the order written; keys are unique.
struct Dict {
  std::vector<std::pair<std::string, Value>> items;
  Contents contents;
  const Value* find(std::string_view key) const;
};

/// Something callable that the source declares: a fn, lambda, layer, model, optimizer or extern fn, with the names it
/// closes over.
struct Declared {
  enum class Kind : std::uint8_t { function, lambda, layer, model, optimizer, external };
  Kind kind;
  std::string name;                          ///< "lambda" for lambdas
  const syntax::Stmt* statement = nullptr;   ///< owned by the module
  const syntax::Expr* expression = nullptr;  ///< a lambda's
  Module* module = nullptr;
  std::shared_ptr<const Scope> captured;
  int depth = 1;
  Span span;  ///< of the name, or of the lambda
};

/// A configured optimizer, `Adam(learning_rate = 1e-3)`.
struct OptimizerInstance {
  std::shared_ptr<const Declared> declared;
  std::shared_ptr<const Scope> hyperparameters;
  /// What every optimizer accepts beside its own hyperparameters, where it is given.
  std::optional<double> clipnorm, clipvalue, global_clipnorm, weight_decay;
  std::optional<double> loss_scale_factor;  ///< changes nothing: the loss is not scaled either
  std::optional<std::int64_t> gradient_accumulation_steps, ema_overwrite_frequency;
  bool use_ema = false;
  double ema_momentum = 0.99;
  Span span;
};

class Value {
 public:
  using Data = std::variant<None, Poison, bool, std::int64_t, double, std::string, ir::Dim, ir::DType, Tensor,
                            std::shared_ptr<const Sequence>, std::shared_ptr<const Dict>,
                            std::shared_ptr<const Declared>, std::shared_ptr<LayerInstance>,
                            std::shared_ptr<const OptimizerInstance>, const ir::OpRow*, const Builtin*, Module*>;
  Value() = default;
  template <class T>
  requires(std::is_constructible_v<Data, T> && !std::is_same_v<std::decay_t<T>, Value>) Value(T value)
      : data_(std::move(value)) {}                  // NOLINT: every alternative is a value
  Value(int value) : data_(std::int64_t{value}) {}  // NOLINT
  /// A dim, as an int when it is one.
  static Value dim(const ir::Dim& dim);
  static Value shape(const ir::Shape& shape);  ///< a tuple of dims
  static Value sequence(bool tuple, std::vector<Value> items);
  static Value tuple(std::vector<Value> items) { return sequence(true, std::move(items)); }
  static Value list(std::vector<Value> items) { return sequence(false, std::move(items)); }
  static Value dict(std::vector<std::pair<std::string, Value>> items);

  template <class T>
  const T* get() const {
    return std::get_if<T>(&data_);
  }
  bool none() const { return get<None>() != nullptr; }
  bool poison() const { return get<Poison>() != nullptr; }
  const Tensor* tensor() const { return get<Tensor>(); }
  const Sequence* sequence() const;
  const Dict* dict() const;
  const Declared* declared() const;
  LayerInstance* layer() const;
  bool number() const { return get<std::int64_t>() != nullptr || get<double>() != nullptr; }  ///< int or float
  std::optional<double> real() const;                                                         ///< of an int or float
  std::optional<ir::Dim> as_dim() const;                                                      ///< of an int or dim
  bool callable() const;
  const Contents* contents() const;  ///< of a tuple, list or dict
  std::size_t elements() const;      ///< of a tuple, list or dict at whatever depth; 1 of anything else
  int depth() const;                 ///< of nested sequences and closures: bounded, because destructors recurse
  const Data& data() const { return data_; }

  /// "int", "tuple", "tensor", ...: what the language's `kind` gives.
  std::string_view kind() const;
  /// With its article: "an int", "a tuple".
  std::string described() const;
  /// As it would be written; functions by name. Long ones are cut.
  std::string str() const;

 private:
  Data data_;
};

/// Compile-time equality as `==` means it; nothing when it hangs on open symbols, or on tensors.
std::optional<bool> equal(const Value& a, const Value& b);

/// True when a tensor stands anywhere in the value's sequences and dicts.
bool contains_tensor(const Value& value);
bool contains_poison(const Value& value);
/// The tensors in the value, those of its sequences and dicts included, in their order.
void collect_tensors(const Value& value, std::vector<Tensor>& out);

/// Names of one body, over those it closes over. Scopes are snapshots once captured, so a closure keeps what it saw.
struct Scope {
  std::map<std::string, Value, std::less<>> names;
  std::shared_ptr<const Scope> outer;
  Module* module = nullptr;
};

/// Of the deepest value of a layer's hyperparameters, and the layer itself.
int depth_of(const Scope& hyperparameters);

/// A weight or state that a layer instance owns.
struct OwnedWeight {
  std::string name;  ///< within the layer, "kernel"
  bool state = false;
  Tensor leaf;
  Tensor current;  ///< of a state: its value after the updates so far
  ir::TensorType type;
  Span span;  ///< the statement
  Span call;  ///< the user's call that made it
};

/// Parameters of a call with the places of their arguments, those that stand in the user's own files.
using ArgumentSpans = std::vector<std::pair<std::string, Span>>;

/// A configured layer, `Dense(10)`. Its weights come into being when it is first applied.
struct LayerInstance {
  std::shared_ptr<const Declared> declared;  ///< a layer or model; null for the built-in Lambda
  std::shared_ptr<const Scope> hyperparameters;
  std::string layer;  ///< class, "Dense"
  std::string name;   ///< "dense_1"
  std::optional<bool> trainable;
  ArgumentSpans options;  ///< where the user's own files give them
  Span span;              ///< where it was constructed
  Span shape_span;        ///< of a Lambda's output_shape
  std::string path;       ///< "block_1/conv", once applied
  int depth = 1;          ///< of its hyperparameters, as Value::depth
  std::size_t calls = 0;
  std::vector<OwnedWeight> weights;
  /// Layers constructed while its body ran, so that running it again finds the same ones.
  std::vector<std::shared_ptr<LayerInstance>> children;
};

/// Layers inside a value replaced by fresh ones of the same configuration, that share no weights with the originals,
/// but share them with each other as those do; they are added to `made`.
Value with_fresh_layers(const Value& value, std::vector<std::shared_ptr<LayerInstance>>& made);

/// "Conv2D" -> "conv2d", "LeakyReLU" -> "leaky_re_lu": Keras's automatic names.
std::string snake_case(std::string_view name);

/// A float as the language writes it; always with a point or exponent.
std::string float_text(double value);

}  // namespace modelc::elaborate
