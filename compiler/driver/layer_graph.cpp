// A model's layers as a picture.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "driver/bind.h"
#include "driver/graph.h"

namespace modelc::driver {
namespace {

using ir::NodeId;

/// What one box stands for: a layer call, or what one expression outside of layers computes.
struct Box {
  std::uint32_t frame = 0;
  std::vector<NodeId> nodes;
  std::vector<ir::Shape> inputs, outputs;
};

class LayerPainter {
 public:
  LayerPainter(const elaborate::Model& model, const SourceMap& sources, const std::string& prefix, Dot& dot)
      : graph_(model.predict), sources_(sources), prefix_(prefix), dot_(dot) {}

  void run() {
    find_live();
    for (NodeId id = 0; id < graph_.size(); ++id)
      if (drawn(id)) box_of_[id] = place(id);
    for (const auto& [id, box] : box_of_) connect(id, box);
    for (const ir::Output& output : graph_.outputs)
      if (const auto found = box_of_.find(output.node); found != box_of_.end())
        add_shape(boxes_[found->second].outputs, graph_.type(output.node).shape);
    ports();
    clusters(0);
    for (const auto& [from, to] : edges_) dot_.edge(from, to);
  }

 private:
  bool input(NodeId id) const {
    const ir::Leaf* leaf = graph_.leaf_of(id);
    return leaf && is_given(*leaf);
  }
  bool drawn(NodeId id) const { return live_[id] && depends_[id] && !graph_.leaf_of(id); }

  // What results need, and what depends on inputs: the rest, weights and tables, belongs to the boxes that use it.
  void find_live() {
    live_.assign(graph_.size(), false);
    depends_.assign(graph_.size(), false);
    for (const ir::Output& output : graph_.outputs) live_[output.node] = true;
    for (const ir::Update& update : graph_.updates) live_[update.value] = true;
    for (auto id = static_cast<NodeId>(graph_.size()); id-- > 0;)
      if (live_[id])
        for (const NodeId of : graph_[id].inputs) live_[of] = true;
    for (NodeId id = 0; id < graph_.size(); ++id) {
      depends_[id] = input(id);
      for (const NodeId of : graph_[id].inputs) depends_[id] = depends_[id] || depends_[of];
    }
    const std::vector<ir::Frame>& frames = graph_.frames();
    holds_layers_.assign(frames.size(), false);
    used_.assign(frames.size(), false);
    for (NodeId id = 0; id < graph_.size(); ++id)
      for (std::uint32_t frame = graph_[id].origin.frame; drawn(id) && !used_[frame]; frame = frames[frame].parent)
        used_[frame] = true;
    for (std::uint32_t frame = 1; frame < frames.size(); ++frame)
      if (used_[frame]) holds_layers_[frames[frame].parent] = true;
  }

  // One box for a layer without layers of its own; elsewhere one for each expression of the source.
  std::size_t place(NodeId id) {
    const ir::Origin& origin = graph_[id].origin;
    const bool layer = origin.frame != 0 && !holds_layers_[origin.frame];
    const auto key = layer ? std::tuple(origin.frame, FileId(), 0U, 0U)
                           : std::tuple(origin.frame, origin.span.file, origin.span.begin, origin.span.end);
    const auto [found, added] = keys_.insert({key, boxes_.size()});
    if (added) {
      boxes_.emplace_back();
      boxes_.back().frame = origin.frame;
    }
    boxes_[found->second].nodes.push_back(id);
    return found->second;
  }

  static void add_shape(std::vector<ir::Shape>& shapes, const ir::Shape& shape) {
    if (std::find(shapes.begin(), shapes.end(), shape) == shapes.end()) shapes.push_back(shape);
  }

  std::string id_of(std::size_t box) const { return prefix_ + "n" + std::to_string(boxes_[box].nodes.front()); }
  std::string port_of(NodeId id) const { return prefix_ + "in" + std::to_string(id); }

  void edge(std::string from, std::string to) {
    if (seen_.insert({from, to}).second) edges_.emplace_back(std::move(from), std::move(to));
  }

  void connect(NodeId id, std::size_t box) {
    for (const NodeId of : graph_[id].inputs) {
      if (input(of)) {
        edge(port_of(of), id_of(box));
      } else if (const auto found = box_of_.find(of); found != box_of_.end() && found->second != box) {
        edge(id_of(found->second), id_of(box));
        add_shape(boxes_[found->second].outputs, graph_.type(of).shape);
      } else {
        continue;
      }
      add_shape(boxes_[box].inputs, graph_.type(of).shape);
    }
  }

  void ports() {
    for (const ir::Leaf& leaf : graph_.leaves)
      if (is_given(leaf)) dot_.port(port_of(leaf.node), leaf.name, ir::str(graph_.type(leaf.node)));
    for (std::size_t i = 0; i < graph_.outputs.size(); ++i) {
      const ir::Output& output = graph_.outputs[i];
      const std::string port = prefix_ + "out" + std::to_string(i);
      dot_.port(port, output.name, ir::str(graph_.type(output.node)));
      if (const auto found = box_of_.find(output.node); found != box_of_.end()) edge(id_of(found->second), port);
      if (input(output.node)) edge(port_of(output.node), port);
    }
  }

  static std::string joined(const std::vector<ir::Shape>& shapes) {
    std::string text;
    for (const ir::Shape& shape : shapes) text += (text.empty() ? "" : ", ") + ir::str(shape);
    return text;
  }

  // An expression as the user wrote it, in one line.
  std::string expression(const Box& box) const {
    const ir::Node& node = graph_[box.nodes.back()];
    std::string text;
    if (const Span span = node.origin.span; span.known() && !sources_.file(span.file).library())
      for (const char c : sources_.text(span)) {
        const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!blank)
          text += c;
        else if (!text.empty() && text.back() != ' ')
          text += ' ';
      }
    if (text.empty()) text = std::string(node.op->name);
    return shortened(text, 40);
  }

  void draw(std::size_t at) {
    const Box& box = boxes_[at];
    const bool layer = box.frame != 0 && !holds_layers_[box.frame];
    const ir::Frame& frame = graph_.frames()[box.frame];
    DotBox drawn;
    drawn.title = layer ? frame.layer : expression(box);
    if (layer) drawn.name = frame.name.substr(frame.name.rfind('/') + 1);
    if (!layer) drawn.colour = "#f4f4f4";
    drawn.rows = {{"input", joined(box.inputs)}, {"output", joined(box.outputs)}};
    dot_.box(id_of(at), drawn);
  }

  // The boxes of a frame, then those of the frames within it that hold layers themselves.
  void clusters(std::uint32_t frame) {
    const std::vector<ir::Frame>& frames = graph_.frames();
    for (std::size_t box = 0; box < boxes_.size(); ++box) {
      const std::uint32_t of = boxes_[box].frame;
      if (of == frame || (of != 0 && !holds_layers_[of] && frames[of].parent == frame)) draw(box);
    }
    for (std::uint32_t inner = 1; inner < frames.size(); ++inner) {
      if (frames[inner].parent != frame || !used_[inner] || !holds_layers_[inner]) continue;
      const std::string name = frames[inner].name.substr(frames[inner].name.rfind('/') + 1);
      dot_.open_cluster(prefix_ + std::to_string(inner), frames[inner].layer + "  " + name);
      clusters(inner);
      dot_.close_cluster();
    }
  }

  const ir::Graph& graph_;
  const SourceMap& sources_;
  std::string prefix_;
  Dot& dot_;
  std::vector<bool> live_, depends_;
  std::vector<bool> holds_layers_, used_;  // frames
  std::vector<Box> boxes_;
  std::map<std::tuple<std::uint32_t, FileId, std::uint32_t, std::uint32_t>, std::size_t> keys_;
  std::map<NodeId, std::size_t> box_of_;
  std::vector<std::pair<std::string, std::string>> edges_;
  std::set<std::pair<std::string, std::string>> seen_;
};

}  // namespace

void draw_layers(const elaborate::Model& model, const SourceMap& sources, const std::string& prefix, Dot& dot) {
  LayerPainter(model, sources, prefix, dot).run();
}

}  // namespace modelc::driver
