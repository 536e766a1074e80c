// A plan's kernels as a picture.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "driver/graph.h"
#include "driver/kernel_text.h"

namespace modelc::driver {
namespace {

using plan::Buffer;
using plan::BufferId;
using plan::Kernel;

constexpr const char* forward_colour = "#dce6f2";
constexpr const char* loss_colour = "#f7d9c4";
constexpr const char* backward_colour = "#e4dff0";

class KernelPainter {
 public:
  KernelPainter(const plan::Plan& plan, const SourceMap& sources, const std::string& prefix, Dot& dot)
      : plan_(plan), graph_(*plan.graph), sources_(sources), prefix_(prefix), dot_(dot) {}

  void run() {
    find_loss();
    for (std::size_t k = 0; k < plan_.kernels.size(); ++k) connect(k);
    for (BufferId id = 0; id < plan_.buffers.size(); ++id)
      if (is_input(id) && used_.contains(id))
        dot_.port(port_of(id), plan_.buffers[id].name, ir::str(plan_.buffers[id].type));
    for (std::size_t k = 0; k < plan_.kernels.size(); ++k) draw(k);
    for (const auto& [ends, label] : edges_) dot_.edge(ends.first, ends.second, label);
    for (std::size_t i = 0; i < plan_.outputs.size(); ++i) {
      const plan::Result& output = plan_.outputs[i];
      const std::string port = prefix_ + "out" + std::to_string(i);
      dot_.port(port, output.name, ir::str(output.window.shape));
      if (const auto writer = writer_.find(output.window.buffer); writer != writer_.end())
        dot_.edge(id_of(writer->second), port);
    }
  }

 private:
  std::string id_of(std::size_t kernel) const { return prefix_ + "k" + std::to_string(kernel); }
  std::string port_of(BufferId buffer) const { return prefix_ + "b" + std::to_string(buffer); }

  const ir::Leaf* leaf(BufferId id) const {
    const Buffer& buffer = plan_.buffers[id];
    return buffer.kind == Buffer::Kind::leaf ? &graph_.leaves[buffer.leaf] : nullptr;
  }
  bool is_input(BufferId id) const {
    const ir::Leaf* of = leaf(id);
    return of && (of->kind == ir::Leaf::Kind::input || of->kind == ir::Leaf::Kind::target);
  }

  // In training, the kernel that computes the loss, and what it needs.
  void find_loss() {
    const bool trains = std::any_of(graph_.leaves.begin(), graph_.leaves.end(),
                                    [](const ir::Leaf& one) { return one.kind == ir::Leaf::Kind::target; });
    needed_.assign(plan_.kernels.size(), !trains);
    if (!trains) return;
    for (std::size_t k = plan_.kernels.size(); k-- > 0;) {
      for (const plan::Result& output : plan_.outputs)
        if (output.name == "loss" && writes(k, output.window.buffer)) loss_ = k;
      if (loss_ != k && !needed_[k]) continue;
      needed_[k] = true;
      for (std::size_t before = 0; before < k; ++before)
        for (const BufferId read : plan_.kernels[k].reads)
          if (writes(before, read)) needed_[before] = true;
    }
  }
  bool writes(std::size_t kernel, BufferId id) const {
    const std::vector<BufferId>& list = plan_.kernels[kernel].writes;
    return std::binary_search(list.begin(), list.end(), id);
  }

  void connect(std::size_t k) {
    for (const BufferId read : plan_.kernels[k].reads) {
      used_.insert(read);
      const Buffer& buffer = plan_.buffers[read];
      const auto writer = writer_.find(read);
      if (writer != writer_.end() && writer->second != k)
        edge(id_of(writer->second), id_of(k), buffer.name + "  " + ir::str(buffer.type.shape));
      else if (is_input(read))
        edge(port_of(read), id_of(k), "");
    }
    for (const BufferId written : plan_.kernels[k].writes) writer_[written] = k;
  }
  void edge(const std::string& from, const std::string& to, const std::string& label) {
    std::string& text = edges_[{from, to}];
    if (!label.empty()) text += (text.empty() ? "" : ", ") + label;
  }

  // "over [batch], rows of [10]"
  static std::string loops(const plan::Nest& nest) {
    std::string text = nest.outer.empty() ? "" : "over " + ir::str(nest.outer);
    for (const plan::InnerLoop& inner_loop : nest.inner_loops)
      text += (text.empty()                               ? "rows of "
               : &inner_loop == &nest.inner_loops.front() ? ", rows of "
                                                          : " and ") +
              ir::str(inner_loop.loops);
    return text;
  }

  std::string named(const std::vector<BufferId>& list, bool given) const {
    std::string text;
    for (const BufferId id : list) {
      const ir::Leaf* of = leaf(id);
      if (given ? !of || is_input(id) : of != nullptr) continue;
      text += (text.empty() ? "" : ", ") + plan_.buffers[id].name;
      if (!given) text += ": " + ir::str(plan_.buffers[id].type);
    }
    return shortened(text, 64);
  }

  void draw(std::size_t k) {
    const Kernel& kernel = plan_.kernels[k];
    DotBox box;
    box.title = kernel_title(plan_, kernel);
    box.name = loops(kernel.nest);
    box.colour = loss_ == k ? loss_colour : needed_[k] ? forward_colour : backward_colour;
    const std::vector<BufferId> results = kernel.lasting();
    if (loss_ == k) box.rows.push_back({results.size() > 1 ? "the loss, and what its gradient needs" : "the loss"});
    if (const std::string text = kernel_place(plan_, kernel, sources_); !text.empty())
      box.rows.push_back({shortened(text, 48)});
    if (const std::string text = kernel_operations(plan_, kernel); !text.empty())
      box.rows.push_back({shortened(text, 48)});
    if (const std::string text = named(kernel.reads, true); !text.empty()) box.rows.push_back({"reads " + text});
    if (const std::string text = named(results, false); !text.empty()) box.rows.push_back({"writes " + text});
    std::string updated;
    for (const plan::Result& update : plan_.updates)
      if (writes(k, update.window.buffer)) updated += (updated.empty() ? "" : ", ") + update.name;
    if (!updated.empty()) box.rows.push_back({"updates " + shortened(updated, 64)});
    dot_.box(id_of(k), box);
  }

  const plan::Plan& plan_;
  const ir::Graph& graph_;
  const SourceMap& sources_;
  std::string prefix_;
  Dot& dot_;
  std::size_t loss_ = static_cast<std::size_t>(-1);
  std::vector<bool> needed_;  // kernels of the forward computation
  std::set<BufferId> used_;
  std::map<BufferId, std::size_t> writer_;
  std::map<std::pair<std::string, std::string>, std::string> edges_;
};

}  // namespace

void draw_kernels(const plan::Plan& plan, const SourceMap& sources, const std::string& prefix, Dot& dot) {
  KernelPainter(plan, sources, prefix, dot).run();
}

}  // namespace modelc::driver
