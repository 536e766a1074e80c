#pragma once
#include <span>

#include "ir/graph.h"
#include "ir/lists.h"

namespace modelc::passes {

/// What outputs and updates need.
inline std::vector<bool> live_nodes(const ir::Graph& graph) {
  std::vector<bool> live(graph.size(), false);
  for (const ir::Output& output : graph.outputs) live[output.node] = true;
  for (const ir::Update& update : graph.updates) live[update.value] = true;
  for (auto id = static_cast<ir::NodeId>(graph.size()); id-- > 0;)
    if (live[id])
      for (const ir::NodeId input : graph[id].inputs) live[input] = true;
  return live;
}

/// Who reads each node, as far as an output or update needs them.
class Users {
 public:
  explicit Users(const ir::Graph& graph)
      : live_(live_nodes(graph)), result_(graph.size(), false), users_(graph.size(), [&](auto add) {
          for (auto id = static_cast<ir::NodeId>(graph.size()); id-- > 0;)
            if (live_[id])
              for (const ir::NodeId input : graph[id].inputs) add(input, id);
        }) {
    for (const ir::Output& output : graph.outputs) result_[output.node] = true;
    for (const ir::Update& update : graph.updates) result_[update.value] = true;
  }

  /// One entry for each input that the node is; nothing for what nobody needs.
  std::span<const ir::NodeId> operator[](ir::NodeId id) const { return users_[id]; }
  bool live(ir::NodeId id) const { return live_[id]; }
  bool result(ir::NodeId id) const { return result_[id]; }  ///< is it an output or the value of an update?

 private:
  std::vector<bool> live_, result_;
  ir::Lists<ir::NodeId> users_;
};

}  // namespace modelc::passes
