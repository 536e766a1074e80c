// `modelc build`: a shared library with the C interface.
#include <filesystem>
#include <fstream>
#include <iterator>

#include "driver/build.h"
#include "driver/load.h"
#include "driver/standalone.h"

namespace modelc::driver {
namespace {

/// The files of the C interface as one source.
std::string joined_source(const std::vector<OutputFile>& files) {
  std::vector<EmbeddedFile> library;
  std::string source;
  for (const OutputFile& file : files) {
    if (file.path.ends_with(".cpp"))
      source = file.content;
    else
      library.push_back({file.path, file.content});
  }
  return inline_includes(source, library);
}

std::string bytes_of_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

Result build(const std::string& path, const BuildOptions& options, const FileSystem& files) {
  CompileOptions compiled;
  compiled.program = options.program;
  compiled.embed_weights = options.embed_weights;
  compiled.emit = Emit::c;
  compiled.output = "model.h";
  compiled.standalone = true;
  compiled.colour = options.colour;
  Result result = compile(path, compiled, files);
  if (result.status != Status::done) return result;
  const std::string source = joined_source(result.files);
  result.files.clear();
  try {
    const std::string folder = std::filesystem::absolute(std::filesystem::path(path)).parent_path().string();
    const std::string library = build_library({options.compiler, options.cache, options.processor}, source, folder);
    result.files.push_back({options.output, bytes_of_file(library)});
  } catch (const BuildError& error) {
    Diagnostics diagnostics;
    diagnostics.add(explained(error));
    return finish(diagnostics, {}, options.colour);
  }
  return result;
}

}  // namespace modelc::driver
