// Which passes SIMD packets can compute.
#include "plan/builder.h"

namespace modelc::plan {

namespace {

/// Packets hold floats of one width; bools may come from comparisons and lie in memory beside them, and bytes, which
/// are widened as they are loaded.
class Floats {
 public:
  void take(DType dtype) {
    if (dtype == DType::boolean) return;
    mixed_ = mixed_ || !ir::is_float(dtype) || (only_ && *only_ != dtype);
    only_ = dtype;
  }
  std::optional<DType> only() const { return mixed_ ? std::nullopt : only_; }

 private:
  std::optional<DType> only_;
  bool mixed_ = false;
};

// Bytes in memory: what takes them is a conversion.
bool widened(const Value& value) { return value.kind == Value::Kind::load && ir::is_storage(value.dtype); }

// What is computed along a inner loop; numbers of the row come from outside, whatever they are made of.
std::optional<DType> along(const Nest& nest, std::uint32_t inner_loop, const std::vector<bool>& live) {
  Floats floats;
  for (ValueId id = 0; id < nest.values.size(); ++id) {
    const Value& value = nest.values[id];
    const bool reduces = value.kind == Value::Kind::reduce;
    if (!live[id] || value.inner_loop != inner_loop || !(value.inner || reduces)) continue;
    if (reduces && value.after && !nest.values[value.args[0]].inner) continue;  // adds up once a row
    if (!reduces && !widened(value)) floats.take(value.dtype);
    const bool picks = value.kind == Value::Kind::one_hot;
    for (const ValueId arg : value.args)
      if ((!picks || nest.values[arg].inner) && !widened(nest.values[arg])) floats.take(nest.values[arg].dtype);
  }
  for (const Store& store : nest.stores)
    if (nest.inner_loop_of(store) == inner_loop) floats.take(nest.values[store.value].dtype);
  return floats.only();
}

// What is computed in each turn of the last outer loop: everything. There, only what lies still in memory is a number.
std::optional<DType> across(const Nest& nest, const std::vector<bool>& live) {
  const std::size_t last = nest.outer.empty() ? 0 : nest.outer.size() - 1;
  const auto still = [&](ValueId id) {
    const Value& value = nest.values[id];
    return value.kind == Value::Kind::load && !nest.outer.empty() && value.layout.strides[last].is_constant(0);
  };
  std::vector<bool> taken(nest.values.size(), false), stored(nest.values.size(), false);
  for (const Store& store : nest.stores) taken[store.value] = stored[store.value] = true;
  for (ValueId id = 0; id < nest.values.size(); ++id)
    if (live[id])
      for (const ValueId arg : nest.values[id].args)
        if (nest.values[id].kind != Value::Kind::one_hot || !still(arg)) taken[arg] = true;
  Floats floats;
  for (ValueId id = 0; id < nest.values.size(); ++id)
    if (taken[id] && (stored[id] || !widened(nest.values[id]))) floats.take(nest.values[id].dtype);
  return floats.only();
}

}  // namespace

void choose_packets(Nest& nest) {
  const std::vector<bool> live = nest.live();
  if (!nest.lanes_inner) nest.packed = across(nest, live);
  for (std::uint32_t r = 0; r < nest.inner_loops.size() && nest.lanes_inner; ++r)
    nest.inner_loops[r].packed = along(nest, r, live);
}

}  // namespace modelc::plan
