#include "numeric/compile.h"

#include <stdexcept>

#include "driver/stages.h"

namespace modelc::tests {
namespace {

class OneFile : public FileSystem {
 public:
  explicit OneFile(const std::string& text) : text_(text) {}
  std::optional<std::string> read(const std::string&, std::string&) const override { return text_; }

 private:
  const std::string& text_;
};

elaborate::Program elaborate_all(const Case& one, SourceMap& sources) {
  static const elaborate::Library library = elaborate::parse_library();  // once: it takes longer than most cases
  Diagnostics diagnostics;
  elaborate::Options options;
  options.scalar_f64 = one.f64;
  options.training = one.training;
  if (!one.model.empty()) options.model = one.model;
  elaborate::Program program =
      elaborate::elaborate(one.name + ".model", OneFile(one.source), sources, diagnostics, options, &library);
  if (diagnostics.has_errors()) throw std::runtime_error(render_text(diagnostics, sources, false));
  if (program.models.empty()) throw std::runtime_error("no model");
  return program;
}

std::string emit_all(elaborate::Program program, const SourceMap& sources, const Case& one) {
  for (elaborate::Model& model : program.models) driver::optimize(model);
  emit::Options options;
  options.name_space = one.name;
  return emit::emit_header(program, sources, driver::plan_models(program, {}), options);
}

}  // namespace

elaborate::Program elaborate_case(const Case& one, SourceMap& sources) {
  elaborate::Program program = elaborate_all(one, sources);
  program.models.erase(program.models.begin(), program.models.end() - 1);
  return program;
}

std::string header_of(const Case& one) {
  SourceMap sources;
  return emit_all(elaborate_case(one, sources), sources, one);
}

std::string header_of_all(const Case& one) {
  SourceMap sources;
  return emit_all(elaborate_all(one, sources), sources, one);
}

}  // namespace modelc::tests
