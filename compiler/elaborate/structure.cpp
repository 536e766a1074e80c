#include "elaborate/structure.h"

#include <fmt/format.h>

namespace modelc::elaborate {

namespace {

bool structured(const Value& value) {
  const Sequence* sequence = value.sequence();
  return value.dict() || (sequence && (sequence->tuple || sequence->items.empty() || contains_tensor(value)));
}

std::string described(const Value& value) {
  if (const Sequence* sequence = value.sequence())
    return fmt::format("a {} of {}", sequence->tuple ? "tuple" : "list", sequence->items.size());
  const Dict* dict = value.dict();
  if (!dict) return value.number() ? "a tensor" : value.described();
  if (dict->items.empty()) return "an empty dict";
  std::string keys;
  for (std::size_t i = 0; i < dict->items.size(); ++i)
    keys += fmt::format("{}`{}`", i == 0 ? "" : i + 1 < dict->items.size() ? ", " : " and ", dict->items[i].first);
  return fmt::format("a dict of {}", keys);
}

}  // namespace

void leaves(const Value& value, std::vector<Value>& out) {
  if (!structured(value)) {
    if (!value.none()) out.push_back(value);
  } else if (const Sequence* sequence = value.sequence()) {
    for (const Value& item : sequence->items) leaves(item, out);
  } else {
    for (const auto& [key, item] : value.dict()->items) leaves(item, out);
  }
}

Value rebuild(const Value& like, const std::vector<Tensor>& tensors, std::size_t& next) {
  if (like.none()) return like;
  if (!structured(like)) return tensors[next++];
  if (const Sequence* sequence = like.sequence()) {
    std::vector<Value> items;
    for (const Value& item : sequence->items) items.push_back(rebuild(item, tensors, next));
    return Value::sequence(sequence->tuple, std::move(items));
  }
  std::vector<std::pair<std::string, Value>> items;
  for (const auto& [key, item] : like.dict()->items) items.emplace_back(key, rebuild(item, tensors, next));
  return Value::dict(std::move(items));
}

std::optional<StructureMismatch> leaves_like(const Value& like, const Value& value, std::vector<Value>& out,
                                             const std::string& part) {
  const StructureMismatch mismatch{part, described(like), described(value)};
  if (like.none()) return value.none() ? std::nullopt : std::optional(mismatch);
  if (!structured(like)) {
    if (structured(value) || value.none()) return mismatch;
    out.push_back(value);
    return std::nullopt;
  }
  if (const Sequence* sequence = like.sequence()) {
    const Sequence* found = value.sequence();
    if (!found || found->items.size() != sequence->items.size()) return mismatch;
    for (std::size_t i = 0; i < found->items.size(); ++i)
      if (auto inner = leaves_like(sequence->items[i], found->items[i], out, fmt::format("{}[{}]", part, i)))
        return inner;
    return std::nullopt;
  }
  const Dict* found = value.dict();
  if (!found || found->items.size() != like.dict()->items.size()) return mismatch;
  for (const auto& [key, item] : like.dict()->items) {
    const Value* other = found->find(key);
    if (!other) return mismatch;
    if (auto inner = leaves_like(item, *other, out, fmt::format("{}.{}", part, key))) return inner;
  }
  return std::nullopt;
}

}  // namespace modelc::elaborate
