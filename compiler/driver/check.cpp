#include "driver/load.h"
#include "syntax/format.h"
#include "syntax/parser.h"
#include "training/training.h"

namespace modelc::driver {

Result check(const std::vector<std::string>& paths, const CheckOptions& options, const FileSystem& files) {
  SourceMap sources;
  Diagnostics diagnostics;
  elaborate::Options program = options.program;
  program.train = true;
  program.declarations = true;
  const elaborate::Library library;
  for (const std::string& path : paths)
    for (const elaborate::Model& model :
         elaborate::elaborate(path, files, sources, diagnostics, program, program.library ? program.library : &library)
             .models)
      if (model.training) training::make_entries(model, diagnostics);
  Result result = finish(diagnostics, sources, options.colour);
  if (options.json) result.err = render_json(diagnostics, sources) + "\n";
  return result;
}

Result format(const std::vector<std::string>& paths, const FormatOptions& options, const FileSystem& files) {
  SourceMap sources;
  Diagnostics diagnostics;
  std::vector<OutputFile> changed;
  for (const std::string& path : paths) {
    std::string error;
    const std::optional<std::string> text = files.read(path, error);
    if (!text) {
      diagnostics.add(plain_error(Code::unreadable_file, "cannot read `" + path + "`", {error}));
      continue;
    }
    const FileId file = sources.add(path, *text);
    const std::size_t errors = diagnostics.error_count();
    const syntax::Module module = syntax::parse(sources, file, diagnostics);
    if (diagnostics.error_count() > errors) continue;
    std::string formatted = syntax::format(sources, module);
    if (formatted != *text) changed.push_back({path, std::move(formatted)});
  }
  Result result = finish(diagnostics, sources, options.colour);
  if (result.status != Status::done) return result;
  if (!options.check) {
    result.files = std::move(changed);
    return result;
  }
  for (const OutputFile& file : changed) result.err += file.path + ": not in the canonical layout\n";
  if (!changed.empty()) result.status = Status::wrong_input;
  return result;
}

}  // namespace modelc::driver
