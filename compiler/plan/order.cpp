#include <algorithm>
#include <queue>
#include <stdexcept>

#include "plan/builder.h"

namespace modelc::plan {

namespace {

// Tasks whose results the op reads, through ops that are no task themselves.
std::vector<std::size_t> tasks_before(LoweredId id, const std::vector<LoweredOp>& ops,
                                      const std::vector<std::size_t>& task_of) {
  std::vector<std::size_t> found;
  std::vector<LoweredId> pending;
  const auto visit = [&](LoweredId at) {
    for (const Use& use : ops[at].inputs) pending.push_back(use.lowered);
    pending.insert(pending.end(), ops[at].after.begin(), ops[at].after.end());
  };
  visit(id);
  while (!pending.empty()) {
    const LoweredId at = pending.back();
    pending.pop_back();
    if (task_of[at] != no_lowered) {
      found.push_back(task_of[at]);
    } else {
      visit(at);
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

// Values of leaves that are handed out as they were: first of all, so that new ones may be written over them.
bool saves_leaves(const FusionGroup& group, const LoweredGraph& ops) {
  return std::all_of(group.members.begin(), group.members.end(), [&](const Member& member) {
    const LoweredOp& lowered = ops.ops[member.lowered];
    return lowered.kind == LoweredOp::Kind::copy && ops.ops[lowered.inputs[0].lowered].kind == LoweredOp::Kind::leaf &&
           std::any_of(ops.outputs.begin(), ops.outputs.end(),
                       [&](const Use& output) { return output.lowered == member.lowered; });
  });
}

}  // namespace

// Kahn's algorithm.
std::vector<Task> ordered_tasks(const LoweredGraph& ops, const Fusion& fusion) {
  std::vector<Task> tasks;
  std::vector<std::size_t> task_of(ops.ops.size(), no_lowered);
  std::vector<LoweredId> rank;
  for (std::uint32_t g = 0; g < fusion.groups.size(); ++g) {
    const FusionGroup& group = fusion.groups[g];
    for (const Member& m : group.members) task_of[m.lowered] = tasks.size();
    tasks.push_back({g, no_lowered});
    rank.push_back(saves_leaves(group, ops) ? 0 : group.members.back().lowered);
  }
  for (LoweredId id = 0; id < ops.ops.size(); ++id) {
    const LoweredOp::Kind kind = ops.ops[id].kind;
    if (kind != LoweredOp::Kind::call && kind != LoweredOp::Kind::scan && kind != LoweredOp::Kind::fill) continue;
    task_of[id] = tasks.size();
    tasks.push_back({no_group, id});
    rank.push_back(id);
  }
  std::vector<std::vector<std::size_t>> next(tasks.size());
  std::vector<std::size_t> waits(tasks.size(), 0);
  for (LoweredId id = 0; id < ops.ops.size(); ++id) {
    if (task_of[id] == no_lowered) continue;
    for (const std::size_t before : tasks_before(id, ops.ops, task_of)) {
      if (before == task_of[id]) continue;
      next[before].push_back(task_of[id]);
      ++waits[task_of[id]];
    }
  }
  const auto later = [&](std::size_t a, std::size_t b) { return rank[a] > rank[b]; };
  std::priority_queue<std::size_t, std::vector<std::size_t>, decltype(later)> ready(later);
  for (std::size_t t = 0; t < tasks.size(); ++t) {
    if (waits[t] == 0) ready.push(t);
  }
  std::vector<Task> ordered;
  while (!ready.empty()) {
    const std::size_t t = ready.top();
    ready.pop();
    ordered.push_back(tasks[t]);
    for (const std::size_t after : next[t]) {
      if (--waits[after] == 0) ready.push(after);
    }
  }
  if (ordered.size() != tasks.size()) throw std::logic_error("plan: groups depend on each other");
  return ordered;
}

}  // namespace modelc::plan
