#include "driver/memory_budget.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "driver/load.h"
#include "driver/stages.h"
#include "driver/text_table.h"
#include "emit/arena.h"
#include "passes/rematerialize.h"
#include "plan/sums.h"

namespace modelc::driver {
namespace {

using passes::Recomputation;
using Planner = std::function<plan::Plan(const ir::Graph&)>;

/// Into how many segments the forward part is cut: the first is taken where it is enough, the others take less memory
/// for more work, or are worth a try.
constexpr std::size_t segment_counts[] = {8, 16, 32, 4};

/// Plans of one amount, each with more that stays.
constexpr int most_turns = 4;

/// From little that is computed again to much.
std::vector<Recomputation> amounts(std::size_t segments) {
  std::vector<Recomputation> all;
  for (std::size_t cheap = 1; cheap < segments; ++cheap) all.push_back({segments, 0, cheap});
  for (std::size_t whole = 1; whole < segments; ++whole) all.push_back({segments, whole, segments - 1 - whole});
  return all;
}

/// An entry point that takes a step of training, and what it takes with more or less recomputation.
class Step {
 public:
  /// `beside` lies in the arena, too.
  Step(ir::Graph& graph, Planner planner, const MemoryBudget& budget, const std::vector<training::Part>& beside)
      : graph_(graph), planner_(std::move(planner)), budget_(budget) {
    for (const training::Part& part : beside) beside_ += emit::aligned(bytes(part.type));
    const plan::Plan plan = planner_(graph);
    for (plan::Sum& sum : plan::sums(plan)) sums_.emplace(sum.node, std::move(sum));
    const std::uint32_t loss = plan.buffers[plan.outputs.front().window.buffer].first;
    for (const plan::Buffer& buffer : plan.buffers)
      if (buffer.kind == plan::Buffer::Kind::arena && buffer.first <= loss && buffer.last > loss)
        kept_[buffer.node] += bytes(buffer.type);
    needed_ = least_ = needed(plan);
  }

  std::int64_t needed() const { return needed_; }  ///< as it is
  std::int64_t least() const { return least_; }    ///< of all that was tried
  const std::set<std::string>& open() const { return open_; }

  /// Computes the least again that is found to be enough. Returns whether anything is.
  bool hold() {
    if (needed_ <= budget_.bytes) return true;
    std::optional<ir::Graph> found = search();
    if (found) graph_ = std::move(*found);
    return found.has_value();
  }

 private:
  /// With that much computed again; nothing where it takes too much, or adds up numbers in another order.
  std::optional<ir::Graph> with(const Recomputation& amount) {
    for (int turn = 0; turn < most_turns; ++turn) {
      passes::Rematerialized made = passes::rematerialize(
          graph_, amount,
          [&](ir::NodeId id) {
            const auto found = kept_.find(id);
            return found == kept_.end() ? 0 : found->second;
          },
          [&](const ir::TensorType& type) { return bytes(type); }, stays_);
      const plan::Plan plan = planner_(made.graph);
      const std::size_t before = stays_.size();
      if (keep_orders(plan, made.origins)) {
        const std::int64_t now = needed(plan);
        least_ = std::min(least_, now);
        return now <= budget_.bytes ? std::optional(std::move(made.graph)) : std::nullopt;
      }
      if (stays_.size() == before) return std::nullopt;
    }
    return std::nullopt;
  }

  std::optional<ir::Graph> search() {
    for (const std::size_t segments : segment_counts) {
      const std::vector<Recomputation> all = amounts(segments);
      for (const std::size_t most : {all.size() - 1, segments - 2})
        if (std::optional<ir::Graph> found = with(all[most])) return least_of(all, most, std::move(*found));
    }
    return std::nullopt;
  }

  /// By halving, where the amount at `enough` is known to be enough.
  ir::Graph least_of(const std::vector<Recomputation>& all, std::size_t enough, ir::Graph found) {
    for (std::size_t low = 0; low < enough;) {
      const std::size_t middle = (low + enough) / 2;
      if (std::optional<ir::Graph> less = with(all[middle])) {
        found = std::move(*less);
        enough = middle;
      } else {
        low = middle + 1;
      }
    }
    return found;
  }

  /// Does the plan add up all numbers as the one of the graph as it is? What is stored beside those that it does not
  /// is not computed again from now on.
  bool keep_orders(const plan::Plan& plan, const std::vector<ir::NodeId>& origins) {
    bool same = true;
    for (const plan::Sum& sum : plan::sums(plan)) {
      const auto before = sums_.find(origins[sum.node]);
      if (before != sums_.end() && before->second.order == sum.order) continue;
      same = false;
      if (before != sums_.end()) stays_.insert(before->second.stored.begin(), before->second.stored.end());
      for (const ir::NodeId id : sum.stored) stays_.insert(origins[id]);
    }
    return same;
  }

  std::int64_t value(const ir::Dim& dim) {
    ir::SymbolValues values;
    for (const std::string& symbol : dim.symbols()) {
      if (!budget_.samples) open_.insert(symbol);
      values[symbol] = budget_.samples.value_or(1);
    }
    return dim.evaluate(values).value_or(0);
  }

  std::int64_t bytes(const ir::TensorType& type) {
    return value(ir::element_count(type.shape)) * static_cast<std::int64_t>(ir::size_of(type.dtype));
  }

  /// The arena as a class lays it out, bodies of loops included.
  std::int64_t needed(const plan::Plan& plan) {
    const emit::Arena arena = emit::plan_arena(plan);
    std::int64_t sum = arena.static_bytes + beside_;
    for (const std::vector<ir::Dim>& slot : arena.open) {
      std::int64_t most = 0;
      for (const ir::Dim& interval : slot) most = std::max(most, value(interval));
      sum += emit::aligned(most);
    }
    return sum;
  }

  ir::Graph& graph_;
  const Planner planner_;
  const MemoryBudget& budget_;
  std::map<ir::NodeId, plan::Sum> sums_;
  std::set<ir::NodeId> stays_;               // so that sums are added up as before
  std::map<ir::NodeId, std::int64_t> kept_;  // for the backward part
  std::set<std::string> open_;               // symbols
  std::int64_t beside_ = 0, needed_ = 0, least_ = 0;
};

}  // namespace

void hold_budget(const MemoryBudget& budget, const std::string& model, training::Entries& entries,
                 Diagnostics& diagnostics) {
  std::vector<Step> steps;
  if (!entries.step.outputs.empty())
    steps.emplace_back(
        entries.step, [&](const ir::Graph& graph) { return plan_step(graph, entries.blocks); }, budget,
        std::vector<training::Part>());
  steps.emplace_back(
      entries.part, [](const ir::Graph& graph) { return plan::make(graph); }, budget, entries.parts);
  bool held = true;
  std::int64_t needed = 0, least = 0;
  for (Step& step : steps) {
    if (!step.open().empty()) {
      diagnostics.add(plain_error(
          Code::over_budget, fmt::format("a step of training of `{}` has no fixed size", model),
          {fmt::format("`{}` {} open", fmt::join(step.open(), "`, `"), step.open().size() == 1 ? "is" : "are")},
          fmt::format("`--set {}=32` fixes it: a budget holds for known sizes", *step.open().begin())));
      return;
    }
    held = step.hold() && held;
    needed = std::max(needed, step.needed());
    least = std::max(least, step.least());
  }
  if (held)
    entries.gradients = training::gradients_of(entries.part);
  else
    diagnostics.add(plain_error(
        Code::over_budget,
        fmt::format("a step of training of `{}` does not fit into {}", model, byte_size(budget.bytes)),
        {fmt::format("it takes {} as it is, and {} at least where values are computed again", byte_size(needed),
                     byte_size(least))},
        fmt::format("`--memory-budget {}B` is the least that is reached; smaller batches take less", least)));
}

}  // namespace modelc::driver
