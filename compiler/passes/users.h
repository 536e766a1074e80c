#pragma once
#include <span>

#include "ir/graph.h"

namespace modelc::passes {

/// Who reads each node, as far as an output or update needs them.
class Users {
 public:
  explicit Users(const ir::Graph& graph) : live_(graph.size(), false), result_(live_), first_(graph.size() + 1, 0) {
    for (const ir::Output& output : graph.outputs) result_[output.node] = true;
    for (const ir::Update& update : graph.updates) result_[update.value] = true;
    live_ = result_;
    std::vector<std::uint32_t> counts(graph.size(), 0);
    for (auto id = static_cast<ir::NodeId>(graph.size()); id-- > 0;) {
      if (!live_[id]) continue;
      for (const ir::NodeId input : graph[id].inputs) {
        live_[input] = true;
        ++counts[input];
      }
    }
    for (std::size_t id = 0; id < graph.size(); ++id) first_[id + 1] = first_[id] + counts[id];
    users_.resize(first_.back());
    std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
    for (auto id = static_cast<ir::NodeId>(graph.size()); id-- > 0;)
      if (live_[id])
        for (const ir::NodeId input : graph[id].inputs) users_[next[input]++] = id;
  }

  /// One entry for each input that the node is; nothing for what nobody needs.
  std::span<const ir::NodeId> operator[](ir::NodeId id) const {
    return std::span(users_).subspan(first_[id], first_[id + 1] - first_[id]);
  }
  bool live(ir::NodeId id) const { return live_[id]; }
  bool result(ir::NodeId id) const { return result_[id]; }  ///< is it an output or the value of an update?

 private:
  std::vector<bool> live_, result_;
  std::vector<ir::NodeId> users_;     // one node's behind those of the one before
  std::vector<std::uint32_t> first_;  // of each node, and the end
};

}  // namespace modelc::passes
