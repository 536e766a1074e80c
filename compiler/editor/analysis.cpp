#include "editor/analysis.h"

#include "training/training.h"

namespace modelc::editor {

using elaborate::Observations;

namespace {

/// What the user's files are named; the first of them was asked for.
void name_files(Analysis& analysis) {
  for (FileId id = 0; id < analysis.sources.size() && analysis.file == no_file; ++id)
    if (!analysis.sources.file(id).library()) analysis.file = id;
  analysis.names = resolve(*analysis.modules);
}

}  // namespace

std::unique_ptr<Analysis> analyze(const std::string& path, const FileSystem& files, const elaborate::Library& library) {
  auto out = std::make_unique<Analysis>();
  elaborate::Options options;
  options.train = true;
  options.declarations = true;
  options.observations = &out->observations;
  out->program = elaborate::elaborate(path, files, out->sources, out->diagnostics, options, &library);
  out->modules = out->program.modules;
  out->evaluated = out->program.file != no_file;
  name_files(*out);
  return out;
}

std::unique_ptr<Analysis> read(const std::string& path, const FileSystem& files, const elaborate::Library& library) {
  auto out = std::make_unique<Analysis>();
  out->modules = std::make_shared<elaborate::Modules>(files, out->sources, out->diagnostics);
  out->modules->load_library(&library);
  out->modules->load_main(path);
  name_files(*out);
  return out;
}

bool derive(Analysis& analysis) {
  if (analysis.program.models.empty()) return false;
  const std::vector<elaborate::Model> models = std::move(analysis.program.models);
  analysis.program.models.clear();
  for (const elaborate::Model& model : models)
    if (model.training) training::make_entries(model, analysis.diagnostics);
  return true;
}

std::unique_ptr<Analysis> analyze_library(const std::string& path, const FileSystem& files,
                                          const elaborate::Library& library) {
  auto out = std::make_unique<Analysis>();
  out->modules = std::make_shared<elaborate::Modules>(files, out->sources, out->diagnostics);
  out->modules->load_library(&library);
  for (FileId id = 0; id < out->sources.size(); ++id)
    if (out->sources.file(id).path() == "stdlib/" + path) out->file = id;
  if (out->file != no_file) out->names = resolve_library(*out->modules, out->file);
  return out;
}

const Observations::Seen* seen(const Observations& observations, Span span, Observations::Role role) {
  const auto found = observations.all.find({span.file, span.begin, span.end, role});
  return found == observations.all.end() || found->second.texts.empty() ? nullptr : &found->second;
}

void shift(Observations& observations, FileId file, std::uint32_t begin, std::uint32_t end, std::uint32_t size) {
  std::map<Observations::Key, Observations::Seen> moved;
  for (auto& [key, value] : observations.all) {
    Observations::Key at = key;
    if (at.file == file && at.begin >= end) {
      at.begin = at.begin - end + begin + size;
      at.end = at.end - end + begin + size;
    } else if (at.file == file && at.end > begin) {
      continue;
    }
    moved.emplace(at, std::move(value));
  }
  observations.all = std::move(moved);
}

}  // namespace modelc::editor
