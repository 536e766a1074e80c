#include "ir/graph.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace modelc::ir {

namespace {

std::vector<TensorType> infer_leaf(InferContext& context) { return {context.attrs.get<TensorType>("type")}; }

std::size_t hash(const OpRow& op, const std::vector<NodeId>& inputs, const Attrs& attrs) {
  std::size_t seed = std::hash<std::string_view>()(op.name) * 31 + attrs.hash();
  for (const NodeId input : inputs) seed = seed * 1000003 + input;
  return seed;
}

// A dimension taken over from an input was checked where that was made.
bool inherited(const Dim& dim, const std::vector<TensorType>& inputs) {
  return std::any_of(inputs.begin(), inputs.end(), [&](const TensorType& type) {
    return std::find(type.shape.begin(), type.shape.end(), dim) != type.shape.end();
  });
}

void check_results(const std::vector<TensorType>& results, InferContext& context, const std::vector<TensorType>& inputs,
                   std::string_view op) {
  for (const TensorType& type : results) {
    for (const Dim& dim : type.shape) {
      const std::optional<std::int64_t> known = dim.constant();
      if (known ? *known >= 0 : inherited(dim, inputs)) continue;
      const std::string what = fmt::format("a dimension of the result of `{}`", op);
      context.require_whole(dim, what);
      context.require_at_least(dim, 0, what);
    }
    element_count(type.shape);  // throws when it cannot be counted
  }
}

// u8 and i8 hold what is given and what comes out; what computes has wider numbers.
void refuse_storage(const OpRow& op, const std::vector<TensorType>& inputs) {
  if (has(op.traits, Trait::storage)) return;
  for (const TensorType& type : inputs)
    if (is_storage(type.dtype))
      throw ShapeError{Code::dtype_mismatch,
                       fmt::format("`{}` does not compute on `{}`", op.name, str(type)),
                       {fmt::format("`{}` is for storage: inputs, outputs and constants", name(type.dtype))},
                       "`cast(x, f32)` converts"};
}

}  // namespace

const OpRow leaf_op{.name = "leaf",
                    .doc = "A tensor that the outside gives: an input, a target, a weight or a state.",
                    .params = {},
                    .traits = Trait::internal,
                    .lowering = Lowering::leaf,
                    .code = Known::given,
                    .infer = infer_leaf};

std::string_view name(Leaf::Kind kind) {
  switch (kind) {
    case Leaf::Kind::input: return "input";
    case Leaf::Kind::target: return "target";
    case Leaf::Kind::weight: return "weight";
    case Leaf::Kind::state: break;
  }
  return "state";
}

void NodeIndex::insert(std::size_t key, NodeId id) {
  const auto put = [&](const Entry& entry) {
    std::size_t at = place(entry.key);
    while (entries_[at].id != none) at = next(at);
    entries_[at] = entry;
  };
  if (2 * (used_ + 1) > entries_.size()) {
    const std::vector<Entry> before =
        std::exchange(entries_, std::vector<Entry>(std::max<std::size_t>(16, 2 * entries_.size())));
    for (const Entry& entry : before)
      if (entry.id != none) put(entry);
  }
  put({key, id});
  ++used_;
}

NodeId Graph::leaf(Leaf::Kind kind, std::string name, TensorType type, Origin origin) {
  const auto id = static_cast<NodeId>(nodes_.size());
  Attrs attrs{{"type", type}};
  InferContext context{{}, attrs, requirements};
  check_results({type}, context, {}, name);
  nodes_.push_back({&leaf_op, {}, std::move(attrs), std::vector{std::move(type)}, origin, name});
  leaves.push_back({kind, std::move(name), id});
  return id;
}

NodeId Graph::add(const OpRow& op, std::vector<NodeId> inputs, Attrs attrs, Origin origin) {
  for (const NodeId input : inputs)
    if (input >= nodes_.size()) throw std::logic_error(fmt::format("`{}` given an input that does not exist", op.name));
  const std::vector<NodeId> written = inputs;
  if (has(op.traits, Trait::commutative)) std::sort(inputs.begin(), inputs.end());

  const std::size_t key = hash(op, inputs, attrs);
  if (const std::optional<NodeId> known = equal_node(key, op, inputs, attrs)) return *known;

  const std::vector<TensorType> given = input_types(inputs);
  std::vector<Requirement> open;
  InferContext context{given, attrs, open};
  std::vector<TensorType> types;
  try {
    refuse_storage(op, given);
    types = op.infer(context);
  } catch (const ShapeError&) {
    if (inputs == written) throw;
    // A refusal speaks of the operands in the order in which they were written.
    const std::vector<TensorType> in_order = input_types(written);
    InferContext again{in_order, attrs, open};
    refuse_storage(op, in_order);
    types = op.infer(again);
  }
  if (types.empty()) throw std::logic_error(fmt::format("`{}` has no result", op.name));
  check_results(types, context, given, op.name);
  for (Requirement& requirement : open) require(std::move(requirement));

  return push(key, {&op, std::move(inputs), std::move(attrs), std::move(types), origin, {}});
}

NodeId Graph::add(const Node& known, std::vector<NodeId> inputs) {
  const OpRow& op = *known.op;
  if (has(op.traits, Trait::commutative)) std::sort(inputs.begin(), inputs.end());
  const std::size_t key = hash(op, inputs, known.attrs);
  if (const std::optional<NodeId> equal = equal_node(key, op, inputs, known.attrs)) return *equal;
  return push(key, {&op, std::move(inputs), known.attrs, known.types, known.origin, {}});
}

NodeId Graph::append(const Node& known, std::vector<NodeId> inputs) {
  const std::size_t key = hash(*known.op, inputs, known.attrs);
  return push(key, {known.op, std::move(inputs), known.attrs, known.types, known.origin, known.name});
}

std::optional<NodeId> Graph::equal_node(std::size_t key, const OpRow& op, const std::vector<NodeId>& inputs,
                                        const Attrs& attrs) const {
  if (has(op.traits, Trait::random)) return std::nullopt;
  return index_.find(key, [&](NodeId id) {
    const Node& node = nodes_[id];
    return node.op == &op && node.inputs == inputs && node.attrs == attrs;
  });
}

NodeId Graph::push(std::size_t key, Node node) {
  const auto id = static_cast<NodeId>(nodes_.size());
  nodes_.push_back(std::move(node));
  index_.insert(key, id);
  return id;
}

std::vector<TensorType> Graph::input_types(const std::vector<NodeId>& inputs) const {
  if (inputs.size() == 1) return nodes_[inputs.front()].types;
  std::vector<TensorType> types;
  types.reserve(inputs.size());
  for (const NodeId input : inputs) types.push_back(type(input));
  return types;
}

void Graph::set_name(NodeId id, std::string name) {
  Node& node = nodes_.at(id);
  if (node.name.empty()) node.name = std::move(name);
}

std::uint32_t Graph::add_frame(Frame frame) {
  frames_.push_back(std::move(frame));
  return static_cast<std::uint32_t>(frames_.size() - 1);
}

const Leaf* Graph::leaf_of(NodeId id) const {
  if (nodes_.at(id).op != &leaf_op) return nullptr;
  const auto found = std::find_if(leaves.begin(), leaves.end(), [&](const Leaf& leaf) { return leaf.node == id; });
  return found == leaves.end() ? nullptr : &*found;
}

void Graph::require(Requirement requirement) {
  for (const Requirement& known : requirements)
    if (known.same(requirement)) return;
  requirements.push_back(std::move(requirement));
}

}  // namespace modelc::ir
