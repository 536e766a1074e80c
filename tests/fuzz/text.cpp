#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "autodiff/autodiff.h"
#include "driver/stages.h"
#include "driver/standalone.h"
#include "elaborate/elaborate.h"
#include "fuzz/harnesses.h"
#include "plan/plan.h"
#include "syntax/format.h"
#include "syntax/parser.h"
#include "training/training.h"

namespace modelc::fuzz {
namespace {

class OneFile : public FileSystem {
 public:
  explicit OneFile(std::string_view text) : text_(text) {}
  std::optional<std::string> read(const std::string& path, std::string& error) const override {
    if (path == "m.model") return std::string(text_);
    error = "no such file";
    return std::nullopt;
  }

 private:
  std::string_view text_;
};

const elaborate::Library& library() {
  static const elaborate::Library parsed = elaborate::parse_library();
  return parsed;
}

/// A program with the entry points of training of its models.
struct Compiled {
  SourceMap sources;
  Diagnostics diagnostics;
  elaborate::Program program;
  std::map<std::string, training::Entries> training;
};

/// Elaborates for training; both widths of floats are met.
void elaborate_text(std::string_view text, Compiled& out) {
  elaborate::Options options;
  options.train = true;
  options.scalar_f64 = text.size() % 2 == 1;
  out.program = elaborate::elaborate("m.model", OneFile(text), out.sources, out.diagnostics, options, &library());
  const bool elaborated = !out.diagnostics.has_errors();
  for (const elaborate::Model& model : out.program.models) {
    if (!model.training) continue;
    std::optional<training::Entries> entries = training::make_entries(model, out.diagnostics);
    if (entries) out.training.emplace(model.name, std::move(*entries));
  }
  (void)render_text(out.diagnostics, out.sources, false);
  (void)render_json(out.diagnostics, out.sources);
  if (!elaborated) return;
  for (const elaborate::Model& model : out.program.models)
    for (const std::string& complaint : ir::verify(model.predict)) find(complaint);
}

}  // namespace

void find(const std::string& what) {
  std::fprintf(stderr, "find: %s\n", what.c_str());
  std::abort();
}

void check_text(std::string_view text) {
  Compiled compiled;
  elaborate_text(text, compiled);
}

void header_text(std::string_view text) {
  Compiled compiled;
  elaborate_text(text, compiled);
  if (compiled.diagnostics.has_errors() || compiled.program.models.empty()) return;
  emit::Options options;
  options.training = std::move(compiled.training);
  for (auto& [name, entries] : options.training) driver::optimize(entries);
  for (elaborate::Model& model : compiled.program.models) {
    driver::optimize(model);
    (void)plan::print(plan::make(model.predict));
  }
  const std::vector<emit::ModelPlans> plans = driver::plan_models(compiled.program, options.training);
  if (emit::emit_header(compiled.program, compiled.sources, plans, options).empty()) find("an empty header");
}

}  // namespace modelc::fuzz
