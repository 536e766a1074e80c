#include <fmt/format.h>

#include "elaborate/evaluator.h"

namespace modelc::elaborate {

namespace {

std::optional<Tensor> mask_in(const Tensor& tensor) {
  if (tensor.mask != Tensor::Mask::given) return std::nullopt;
  return Tensor{tensor.mask_node, tensor.mask_graph};
}

Tensor masked(Tensor tensor, const std::optional<Tensor>& mask) {
  tensor.mask = mask ? Tensor::Mask::given : Tensor::Mask::absent;
  tensor.mask_node = mask ? mask->node : 0;
  tensor.mask_graph = mask ? mask->graph : 0;
  return tensor;
}

/// The value with each tensor in it replaced.
template <class Fn>
Value map_tensors(const Value& value, const Fn& fn) {
  if (const Tensor* tensor = value.tensor()) return fn(*tensor);
  if (!contains_tensor(value)) return value;
  if (const Sequence* sequence = value.sequence()) {
    std::vector<Value> items;
    for (const Value& item : sequence->items) items.push_back(map_tensors(item, fn));
    return Value::sequence(sequence->tuple, std::move(items));
  }
  std::vector<std::pair<std::string, Value>> items;
  for (const auto& [key, item] : value.dict()->items) items.emplace_back(key, map_tensors(item, fn));
  return Value::dict(std::move(items));
}

/// A mask tells something of each step, not of each element, and its axes are the value's first.
bool fits(const ir::TensorType& mask, const ir::TensorType& value) {
  if (mask.rank() >= value.rank()) return false;
  for (std::size_t i = 0; i < mask.rank(); ++i)
    if (ir::Dim::equal(mask.shape[i], value.shape[i]) != ir::Answer::yes) return false;
  return true;
}

}  // namespace

Value Evaluator::mask_of(const Value& value) {
  if (const Tensor* tensor = value.tensor()) {
    const auto mask = mask_in(*tensor);
    return mask ? Value(*mask) : Value();
  }
  const Sequence* sequence = value.sequence();
  if (!sequence) return {};
  std::vector<Value> items;
  for (const Value& item : sequence->items) items.push_back(mask_of(item));
  return Value::sequence(sequence->tuple, std::move(items));
}

Value Evaluator::with_mask(const Operand& operand, const Operand& mask, Span span) {
  const Sequence* values = operand.value.sequence();
  const Sequence* masks = mask.value.sequence();
  if (values && contains_tensor(operand.value) && (masks || mask.value.none())) {
    if (masks && masks->items.size() != values->items.size())
      fail(Code::shape_mismatch, mask.span,
           fmt::format("there are {} masks for {} tensors", masks->items.size(), values->items.size()),
           "give each tensor a mask or `none`");
    std::vector<Value> items;
    for (std::size_t i = 0; i < values->items.size(); ++i)
      items.push_back(
          with_mask({values->items[i], operand.span, ""}, {masks ? masks->items[i] : Value(), mask.span, ""}, span));
    return Value::sequence(values->tuple, std::move(items));
  }
  const Tensor tensor = to_tensor(operand, std::nullopt);
  if (mask.value.none()) return masked(tensor, std::nullopt);
  Tensor given = to_tensor(mask, ir::DType::boolean);
  const ir::TensorType found = type(given);
  const ir::TensorType value = type(tensor);
  const auto refuse = [&](Code code, std::string help) {
    fail(code, mask.span, fmt::format("`{}` is no mask of `{}`", ir::str(found), ir::str(value)), std::move(help),
         origin(operand));
  };
  if (found.dtype != ir::DType::boolean)
    refuse(Code::dtype_mismatch, "a mask is a bool tensor: compare, `x != 0`, or `cast(x, bool)`");
  if (found.rank() > value.rank())
    refuse(Code::shape_mismatch, "a mask has the first axes of its tensor: [batch, steps] of [batch, steps, n]");
  ir::Shape shape;
  for (std::size_t i = 0; i < found.rank(); ++i) {
    shape.push_back(value.shape[i]);
    if (found.shape[i].is_constant(1)) continue;  // is stretched
    const ir::Answer same = ir::Dim::equal(found.shape[i], value.shape[i]);
    if (same == ir::Answer::no)
      refuse(Code::shape_mismatch, "a mask has the first axes of its tensor: [batch, steps] of [batch, steps, n]");
    if (same == ir::Answer::unknown)
      require(ir::Requirement::Kind::equal, found.shape[i], value.shape[i], "the mask", mask.span);
  }
  if (shape != found.shape) given = add("broadcast_to", {given}, {{"shape", shape}}, span);
  return masked(tensor, given);
}

/// What a layer returns has a mask or has none. Where its body left that open, it has the inputs' mask when that fits:
/// the conjunction, when several inputs have one.
Value Evaluator::pass_masks(const Value& result, const std::vector<Tensor>& inputs, Span span) {
  std::vector<Tensor> masks;
  for (const Tensor& input : inputs)
    if (const auto mask = mask_in(input)) masks.push_back(*mask);
  return map_tensors(result, [&](const Tensor& tensor) {
    if (tensor.mask != Tensor::Mask::open) return tensor;
    std::optional<Tensor> combined;
    for (const Tensor& mask : masks) {
      if (!fits(type(mask), type(tensor)) || (combined && type(*combined) != type(mask))) continue;
      const bool same = combined && combined->node == mask.node && combined->graph == mask.graph;
      combined = combined && !same ? add("logical_and", {*combined, mask}, {}, span) : mask;
    }
    return masked(tensor, combined);
  });
}

}  // namespace modelc::elaborate
