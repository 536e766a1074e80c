#pragma once
#include "ir/graph.h"

namespace modelc::passes {

/// Who reads each node, as far as an output or update needs them.
class Users {
 public:
  explicit Users(const ir::Graph& graph) : of_(graph.size()), live_(graph.size(), false), result_(live_) {
    for (const ir::Output& output : graph.outputs) result_[output.node] = true;
    for (const ir::Update& update : graph.updates) result_[update.value] = true;
    live_ = result_;
    for (ir::NodeId id = static_cast<ir::NodeId>(graph.size()); id-- > 0;) {
      if (!live_[id]) continue;
      for (const ir::NodeId input : graph[id].inputs) {
        live_[input] = true;
        of_[input].push_back(id);
      }
    }
  }

  /// One entry for each input that the node is; nothing for what nobody needs.
  const std::vector<ir::NodeId>& operator[](ir::NodeId id) const { return of_[id]; }
  bool live(ir::NodeId id) const { return live_[id]; }
  bool result(ir::NodeId id) const { return result_[id]; }  ///< is it an output or the value of an update?

 private:
  std::vector<std::vector<ir::NodeId>> of_;
  std::vector<bool> live_, result_;
};

}  // namespace modelc::passes
