#include "web/shapes.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>

namespace modelc::web {
namespace {

constexpr std::size_t most_variants = 3;

/// What one run over a line computes: the steps of a pipeline, or one expression.
using Steps = std::vector<std::string>;

std::string joined(const Steps& texts, const char* separator) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : separator) + text;
  return all;
}

class Lines {
 public:
  Lines(const SourceMap& sources, FileId file) : sources_(sources), file_(file) {}

  void add(const elaborate::Model& model) {
    std::map<std::uint32_t, Steps> pipelines;
    for (const elaborate::LayerCall& call : model.layers) {
      if (!ours(call.span)) continue;
      Steps results;
      for (const ir::TensorType& type : call.output_types) results.push_back(ir::str(type.shape));
      pipelines[last_line(call.span)].push_back(joined(results, ", "));
    }
    for (const auto& [line, steps] : pipelines) add_variant(line, joined(steps, " -> "));
    // What a function of the library makes for a call has the call's span: its value is what nothing else there takes.
    const auto place = [&](ir::NodeId id) {
      const ir::Origin& origin = model.predict[id].origin;
      return std::tuple(origin.span.begin, origin.span.end, origin.frame);
    };
    std::vector<bool> inner(model.predict.size());
    for (ir::NodeId id = 0; id < model.predict.size(); ++id)
      for (const ir::NodeId of : model.predict[id].inputs) inner[of] = inner[of] || place(of) == place(id);
    for (ir::NodeId id = 0; id < model.predict.size(); ++id) {
      const Span span = model.predict[id].origin.span;
      if (!inner[id] && ours(span) && model.predict.leaf_of(id) == nullptr && !pipelines.contains(last_line(span)) &&
          whole(span))
        add_variant(last_line(span), ir::str(model.predict.type(id).shape));
    }
  }

  std::vector<LineShape> all() const {
    std::vector<LineShape> shapes;
    for (const auto& [line, variants] : variants_) shapes.push_back({line, joined(variants, "; ")});
    return shapes;
  }

 private:
  bool ours(Span span) const { return span.file == file_ && span.end > span.begin; }
  std::uint32_t last_line(Span span) const { return sources_.file(file_).line_at(span.end - 1); }

  /// Is this all that a statement computes?
  bool whole(Span span) const {
    const SourceFile& file = sources_.file(file_);
    const std::string_view text = file.text();
    const std::uint32_t begin = file.line_begin(file.line_at(span.begin));
    std::string_view before = text.substr(begin, span.begin - begin);
    while (before.ends_with(' ')) before.remove_suffix(1);
    std::string_view after = text.substr(span.end, text.find('\n', span.end) - span.end);
    while (after.starts_with(' ')) after.remove_prefix(1);
    return (before.ends_with('=') || before.ends_with("return")) && (after.empty() || after.starts_with('#'));
  }

  void add_variant(std::uint32_t line, std::string text) {
    Steps& variants = variants_[line];
    if (variants.size() < most_variants && std::ranges::find(variants, text) == variants.end())
      variants.push_back(std::move(text));
  }

  const SourceMap& sources_;
  FileId file_;
  std::map<std::uint32_t, Steps> variants_;
};

}  // namespace

std::vector<LineShape> line_shapes(const elaborate::Program& program, const SourceMap& sources) {
  Lines lines(sources, program.file);
  for (const elaborate::Model& model : program.models) lines.add(model);
  return lines.all();
}

}  // namespace modelc::web
