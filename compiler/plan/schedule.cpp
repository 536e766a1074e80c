// In which pass over a row each value is known, and what is kept from one pass for later ones.
#include <algorithm>

#include "ir/cost.h"
#include "plan/builder.h"

namespace modelc::plan {

namespace {

// In units of ir::cost. A row that is kept stays in the nearest cache; what is kept for every lane of
// the outer loops is as large as the tensor, so it goes through memory and back.
constexpr int load_cost = 1;
constexpr int row_store_cost = 4, row_load_cost = 1;
constexpr int tensor_store_cost = 6, tensor_load_cost = 3;

/// What it costs to compute a nest when these values are kept, and the rest is computed in every pass that needs it.
class Rematerialization {
 public:
  Rematerialization(const Nest& nest, const ir::Graph& graph, std::uint32_t passes)
      : nest_(nest), sweeps_(passes), work_(nest.values.size(), 0), roots_(passes) {
    for (ValueId id = 0; id < nest.values.size(); ++id) {
      const Value& value = nest.values[id];
      if (value.inner && value.kind == Value::Kind::apply) work_[id] = ir::cost(*graph[value.node].op);
      if (value.inner && value.kind == Value::Kind::load) work_[id] = load_cost;
      if (value.kind == Value::Kind::reduce && nest.values[value.args[0]].inner)
        roots_[value.pass - 1].push_back(value.args[0]);
    }
    for (const Store& store : nest.stores)
      if (nest.values[store.value].inner) roots_[nest.values[store.value].pass].push_back(store.value);
  }

  /// Values that pay for their memory: taking any of them away, or adding another, costs more.
  std::vector<Kept> best() {
    kept_.assign(nest_.values.size(), false);
    const std::vector<ValueId> candidates = needed_again();
    int least = cost();
    for (bool better = true; better;) {
      better = false;
      ValueId at = 0;
      for (const ValueId id : candidates) {
        kept_[id].flip();
        if (const int now = cost(); now < least) {
          least = now;
          at = id;
          better = true;
        }
        kept_[id].flip();
      }
      if (better) kept_[at].flip();
    }
    std::vector<Kept> kept;
    for (const ValueId id : candidates)
      if (kept_[id]) kept.push_back({id, last_need(id)});
    return kept;
  }

 private:
  /// What several passes need, were nothing kept.
  std::vector<ValueId> needed_again() {
    std::vector<int> times(nest_.values.size(), 0);
    for (std::uint32_t pass = 0; pass < sweeps_; ++pass) {
      mark(pass);
      for (std::size_t i = 0; i < times.size(); ++i) times[i] += needed_[i];
    }
    std::vector<ValueId> found;
    for (ValueId id = 0; id < nest_.values.size(); ++id) {
      const Value& value = nest_.values[id];
      if (value.kind == Value::Kind::apply && value.inner && times[id] > 1 && value.dtype != DType::boolean)
        found.push_back(id);
    }
    return found;
  }

  /// Marks the inner values that the pass needs: args stand before the values that take them.
  void mark(std::uint32_t pass) {
    needed_.assign(nest_.values.size(), false);
    for (const ValueId root : roots_[pass]) needed_[root] = true;
    for (ValueId id = 0; id < kept_.size(); ++id)
      if (kept_[id] && nest_.values[id].pass == pass) needed_[id] = true;
    for (ValueId id = static_cast<ValueId>(nest_.values.size()); id-- > 0;) {
      const Value& value = nest_.values[id];
      if (!needed_[id] || value.kind == Value::Kind::reduce || from_scratch(id, pass)) continue;
      for (const ValueId arg : value.args)
        if (nest_.values[arg].inner) needed_[arg] = true;
    }
  }

  std::uint32_t last_need(ValueId id) {
    std::uint32_t last = 0;
    for (std::uint32_t pass = 0; pass < sweeps_; ++pass) {
      mark(pass);
      if (needed_[id]) last = pass;
    }
    return last;
  }

  bool from_scratch(ValueId id, std::uint32_t pass) const { return kept_[id] && nest_.values[id].pass < pass; }

  int cost() {
    const int store = nest_.lanes_inner ? row_store_cost : tensor_store_cost;
    const int load = nest_.lanes_inner ? row_load_cost : tensor_load_cost;
    int sum = 0;
    for (std::uint32_t pass = 0; pass < sweeps_; ++pass) {
      mark(pass);
      for (ValueId id = 0; id < needed_.size(); ++id)
        if (needed_[id]) sum += from_scratch(id, pass) ? load : work_[id];
    }
    for (ValueId id = 0; id < kept_.size(); ++id) sum += kept_[id] ? store : 0;
    return sum;
  }

  const Nest& nest_;
  std::uint32_t sweeps_;
  std::vector<int> work_;
  std::vector<std::vector<ValueId>> roots_;  // of each pass
  std::vector<bool> kept_, needed_;
};

}  // namespace

std::vector<Kept> schedule(Nest& nest, const ir::Graph& graph) {
  std::uint32_t passes = 0;
  for (Value& value : nest.values) {
    for (const ValueId arg : value.args) value.pass = std::max(value.pass, nest.values[arg].pass);
    passes = std::max(passes, value.pass + 1);
    if (value.kind == Value::Kind::reduce) ++value.pass;
  }
  for (const Value& value : nest.values) passes = std::max(passes, value.pass + 1);
  if (nest.inner_loops.empty() || passes == 1) return {};
  return Rematerialization(nest, graph, passes).best();
}

}  // namespace modelc::plan
