#include "driver/driver.h"
#include "driver/tensors.h"
#include "elaborate/elaborate.h"
#include "fuzz/harnesses.h"
#include "import/model_text.h"
#include "import/weights.h"

namespace modelc::fuzz {
namespace {

class ImportedModel : public FileSystem {
 public:
  explicit ImportedModel(const std::string& text) : text_(text) {}
  std::optional<std::string> read(const std::string& path, std::string& error) const override {
    if (path == "net.model") return text_;
    error = "no such file";
    return std::nullopt;
  }

 private:
  const std::string& text_;
};

constexpr std::string_view every_kind_of_weights =
    "[net]\nheight=4\nwidth=4\nchannels=2\n[convolutional]\nbatch_normalize=1\nfilters=2\nsize=3\npad=1\ngroups=2\n"
    "[convolutional]\nfilters=3\nflipped=1\n[connected]\noutput=2\nbatch_normalize=1\n[connected]\noutput=1\n";

}  // namespace

void import_cfg(std::string_view text) {
  static const elaborate::Library library = elaborate::parse_library();
  SourceMap sources;
  Diagnostics diagnostics;
  const FileId file = sources.add("net.cfg", std::string(text));
  const darknet::Network network = darknet::read_network(file, sources, diagnostics);
  (void)render_text(diagnostics, sources, false);
  if (diagnostics.has_errors()) return;
  const std::string model = darknet::model_text(
      network, {"net.cfg", "", "net", text.size() % 2 == 0 ? darknet::Reorg::darknet : darknet::Reorg::space_to_depth});
  SourceMap model_sources;
  Diagnostics said;
  elaborate::elaborate("net.model", ImportedModel(model), model_sources, said, {}, &library);
  for (const Diagnostic& one : said.all())
    if (info(one.code).severity == Severity::error && !info(one.code).name.starts_with("E09"))
      find("a model that is wrong:\n" + model + render_text(said, model_sources, false));
}

void import_darknet_weights(std::string_view bytes) {
  SourceMap sources;
  Diagnostics diagnostics;
  const FileId file = sources.add("net.cfg", std::string(every_kind_of_weights));
  const darknet::Network network = darknet::read_network(file, sources, diagnostics);
  if (diagnostics.has_errors())
    find("the network of the harness is wrong:\n" + render_text(diagnostics, sources, false));
  const darknet::Weights weights = darknet::read_weights(network, "net.weights", bytes, diagnostics);
  (void)render_text(diagnostics, sources, false);
  if (diagnostics.has_errors()) return;
  const std::size_t count = driver::read_tensors(darknet::safetensors_of(weights)).size();
  if (count != 5 + 2 + 5 + 2) find("a network with other weights than its sections have");
}

}  // namespace modelc::fuzz
