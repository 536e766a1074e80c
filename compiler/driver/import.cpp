#include <filesystem>

#include "driver/load.h"
#include "import/model_text.h"
#include "import/weights.h"
#include "syntax/format.h"
#include "syntax/parser.h"

namespace modelc::driver {
namespace {

constexpr std::size_t largest_cfg = std::size_t{4} << 20;

/// The files of the command alone.
class Generated final : public FileSystem {
 public:
  Generated(const std::string& path, const std::string& text) : path_(path), text_(text) {}
  std::optional<std::string> read(const std::string& path, std::string& error) const override {
    if (path == path_) return text_;
    error = "no such file";
    return std::nullopt;
  }

 private:
  const std::string& path_;
  const std::string& text_;
};

std::string file_name(const std::string& path) { return std::filesystem::path(path).filename().string(); }

/// In the canonical layout.
std::string laid_out(const std::string& path, const std::string& text) {
  SourceMap sources;
  Diagnostics diagnostics;
  const FileId file = sources.add(path, text);
  const syntax::Module module = syntax::parse(sources, file, diagnostics);
  if (diagnostics.has_errors())
    throw std::logic_error("the imported model is malformed:\n" + render_text(diagnostics, sources, false));
  return syntax::format(sources, module);
}

/// The model must be one that every other command takes; warnings and limits of the compiler are told to the user.
void check_model(const std::string& path, const std::string& text, SourceMap& sources, Diagnostics& diagnostics) {
  elaborate::elaborate(path, Generated(path, text), sources, diagnostics, {});
}

}  // namespace

Result import_darknet(const DarknetOptions& options, const FileSystem& files) {
  SourceMap sources;
  Diagnostics diagnostics;
  const auto read = [&](const std::string& path) {
    std::string error;
    std::optional<std::string> bytes = files.read(path, error);
    if (!bytes) diagnostics.add(plain_error(Code::unreadable_file, "cannot read `" + path + "`", {error}));
    return bytes;
  };
  std::optional<std::string> cfg = read(options.cfg), bytes;
  if (cfg && cfg->size() > largest_cfg) {
    diagnostics.add(plain_error(Code::file_too_large, "`" + options.cfg + "` is larger than 4 MiB"));
    cfg.reset();
  }
  if (!options.weights.empty()) bytes = read(options.weights);
  if (diagnostics.has_errors()) return finish(diagnostics, sources, options.colour);

  std::string stem = options.output;
  if (stem.ends_with(".model")) stem.resize(stem.size() - 6);
  const darknet::Network network =
      darknet::read_network(sources.add(options.cfg, std::move(*cfg)), sources, diagnostics);
  if (diagnostics.has_errors()) return finish(diagnostics, sources, options.colour);
  std::vector<OutputFile> written;
  if (bytes) {
    const darknet::Weights weights = darknet::read_weights(network, options.weights, *bytes, diagnostics);
    if (!diagnostics.has_errors()) written.push_back({stem + ".safetensors", darknet::safetensors_of(weights)});
  }
  if (diagnostics.has_errors()) return finish(diagnostics, sources, options.colour);
  const darknet::TextOptions about{file_name(options.cfg), file_name(options.weights), file_name(stem),
                                   options.space_to_depth ? darknet::Reorg::space_to_depth : darknet::Reorg::darknet};
  const std::string path = stem + ".model";
  written.insert(written.begin(), {path, laid_out(path, darknet::model_text(network, about))});
  SourceMap model_sources;
  Diagnostics about_model;
  check_model(path, written[0].content, model_sources, about_model);
  Result result = finish(about_model, model_sources, options.colour);
  result.err = render_text(diagnostics, sources, options.colour) + result.err;
  if (result.status == Status::done) result.files = std::move(written);
  return result;
}

}  // namespace modelc::driver
