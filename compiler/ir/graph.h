#pragma once
#include <cstdint>
#include <deque>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ir/op.h"
#include "ir/type.h"

namespace modelc::ir {

/// Where a node comes from. `frame` is the layer call it was built in (index into Graph::frames; 0 is the model's own
/// body).
struct Origin {
  Span span;
  std::uint32_t frame = 0;
};

/// A layer call: what comments, summaries and error notes say about where a node belongs.
struct Frame {
  std::uint32_t parent = 0;
  std::string layer;  ///< class, "Dense"; empty for the model itself
  std::string name;   ///< instance path, "block_1/conv"
  Span call;          ///< the user's call
};

/// The types of a node's results. Copies share them.
class Types {
 public:
  Types(std::vector<TensorType> all)  // NOLINT: a list of types is types
      : all_(std::make_shared<const std::vector<TensorType>>(std::move(all))) {}
  operator const std::vector<TensorType>&() const { return *all_; }  // NOLINT: and the other way round
  auto begin() const { return all_->begin(); }
  auto end() const { return all_->end(); }
  std::size_t size() const { return all_->size(); }
  const TensorType& front() const { return all_->front(); }
  const TensorType& operator[](std::size_t i) const { return (*all_)[i]; }
  const TensorType& at(std::size_t i) const { return all_->at(i); }
  friend bool operator==(const Types& a, const Types& b) { return a.all_ == b.all_ || *a.all_ == *b.all_; }

 private:
  std::shared_ptr<const std::vector<TensorType>> all_;
};

/// An operation with its inputs. Most have one result; `project` nodes pick from those with several.
struct Node {
  const OpRow* op = nullptr;
  std::vector<NodeId> inputs;
  Attrs attrs;
  Types types;
  Origin origin;
  std::string name;  ///< the source's name for the value, for comments and C++ names; may be empty

  const TensorType& type() const { return types.front(); }
};

/// A tensor that the outside gives: an input of the model, a target, a weight or a state.
struct Leaf {
  enum class Kind : std::uint8_t { input, target, weight, state };
  Kind kind;
  std::string name;  ///< "image", "dense_1/kernel"
  NodeId node;
  bool given() const { return kind == Kind::input || kind == Kind::target; }  ///< anew with every call
  std::uint8_t packing = 0;  ///< how its elements lie: a row of plan::packings(), 0 for row-major
};

struct Output {
  std::string name;
  NodeId node;
  Span span;
};

/// A state's new value, set after the call.
struct Update {
  NodeId state;  ///< the leaf
  NodeId value;
};

/// Nodes by the hash of what they are, in one block of memory.
class NodeIndex {
 public:
  void insert(std::size_t key, NodeId id);
  /// The first node with that hash for which `equal(id)` holds.
  template <class Equal>
  std::optional<NodeId> find(std::size_t key, Equal equal) const {
    if (entries_.empty()) return std::nullopt;
    for (std::size_t at = place(key); entries_[at].id != none; at = next(at))
      if (entries_[at].key == key && equal(entries_[at].id)) return entries_[at].id;
    return std::nullopt;
  }

 private:
  static constexpr NodeId none = std::numeric_limits<NodeId>::max();
  struct Entry {
    std::size_t key = 0;
    NodeId id = none;
  };

  std::size_t place(std::size_t key) const { return (key ^ (key >> 17)) & (entries_.size() - 1); }
  std::size_t next(std::size_t at) const { return (at + 1) & (entries_.size() - 1); }

  std::vector<Entry> entries_;  // a power of two of them, at most half in use
  std::size_t used_ = 0;
};

/// Append-only: ids are a topological order. Equal nodes (op, inputs, attributes) are one node, random ops excepted.
/// Every node is typed when it is added; what its shape rule could not decide is in `requirements`.
class Graph {
 public:
  /// Adds a leaf of the given kind and type.
  NodeId leaf(Leaf::Kind kind, std::string name, TensorType type, Origin origin = {});
  /// Adds an operation, or returns the equal one. Throws ShapeError when the shape rule refuses or a result has an
  /// impossible dimension, and DimOverflow. What is left open about results' dimensions (a fraction that must come out
  /// whole, a difference that must not be negative) joins the requirements.
  NodeId add(const OpRow& op, std::vector<NodeId> inputs, Attrs attrs = {}, Origin origin = {});
  /// The same for a node of another graph whose inputs have the types that they have there: the shape rule need not
  /// run.
  NodeId add(const Node& known, std::vector<NodeId> inputs);
  /// Likewise, as a node of its own with its operands as they stand: beside an equal one, computed in the same way.
  NodeId append(const Node& known, std::vector<NodeId> inputs);

  const Node& operator[](NodeId id) const { return nodes_[id]; }
  const TensorType& type(NodeId id) const { return nodes_[id].types.front(); }
  /// What the shape rule of a node with these inputs sees: each input's type. A node whose only input has several
  /// results (a `project`) sees the types of all of them, and in evaluation their values.
  std::vector<TensorType> input_types(const std::vector<NodeId>& inputs) const;
  std::size_t size() const { return nodes_.size(); }
  void set_name(NodeId id, std::string name);  ///< keeps the first name given
  std::uint32_t add_frame(Frame frame);
  const std::vector<Frame>& frames() const { return frames_; }
  const Leaf* leaf_of(NodeId id) const;   ///< nullptr when the node is no leaf
  void require(Requirement requirement);  ///< adds it unless the same is there

  std::vector<Leaf> leaves;  ///< in the order of declaration
  std::vector<Output> outputs;
  std::vector<Update> updates;
  std::vector<Requirement> requirements;  ///< without doubles

 private:
  std::optional<NodeId> equal_node(std::size_t key, const OpRow& op, const std::vector<NodeId>& inputs,
                                   const Attrs& attrs) const;
  NodeId push(std::size_t key, Node node);

  std::deque<Node> nodes_;  // references stay valid while nodes are added
  std::vector<Frame> frames_{Frame{}};
  NodeIndex index_;
};

/// The row of leaves; attribute "type" holds the type, `Leaf` says which kind.
extern const OpRow leaf_op;

std::string_view name(Leaf::Kind kind);  ///< "input"

/// One node a line: "%3 = add(%1, %2) : f32[batch, 10]   # mnist.model:9:14".
std::string print(const Graph& graph, const SourceMap* sources = nullptr);

/// Checks that every node is well formed: inputs precede it, its types are what its shape rule gives, names of leaves
/// and outputs are unique. Returns what is wrong, empty when nothing is.
std::vector<std::string> verify(const Graph& graph);

/// Reference evaluation in double: naive, obviously right. `leaves` are in the order of graph.leaves; only what outputs
/// and updates need is computed. Returns the outputs in order, then the updates. Throws EvalError (op.h) when a leaf
/// contradicts its type, a symbol has no value, a requirement is not met, or a tensor would have more than
/// `max_evaluated_elements`.
inline constexpr std::int64_t max_evaluated_elements = std::int64_t{1} << 27;
/// `see` is shown the results of each node as soon as they are there, and may change them.
using SeeResults = std::function<void(NodeId, std::vector<TensorData>& results)>;
std::vector<TensorData> evaluate(const Graph& graph, const std::vector<TensorData>& leaves, const SymbolValues& symbols,
                                 std::uint64_t seed = 0, const SeeResults& see = {});

}  // namespace modelc::ir
