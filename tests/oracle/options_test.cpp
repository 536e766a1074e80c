// That the fixtures exercise what the layers offer.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>

#include "oracle/fixture.h"
#include "syntax/parser.h"

namespace modelc::oracle {
namespace {

/// Options without an effect on what a layer gives: what training alone, the compiler of Keras or who wraps a cell
/// heeds. Initializers have fixtures and tests of their own, regularizers and constraints too.
bool is_exempt(const std::string& option) {
  static const std::set<std::string> names = {"seed",    "sparse",   "unroll",    "use_cudnn", "flash_attention",
                                              "weights", "num_bins", "state_size"};
  for (const char* ending : {"_initializer", "_regularizer", "_constraint"})
    if (option.size() > std::string(ending).size() && option.ends_with(ending)) return true;
  return names.contains(option);
}

std::string fixtures_of(const std::string& layer) {
  std::string text;
  for (const std::string& name : fixture_names())
    if (family(name) == layer) text += load(name).source;
  return text;
}

syntax::Module parsed(const std::filesystem::path& path) {
  std::ifstream file(path);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  SourceMap sources;
  Diagnostics diagnostics;
  return syntax::parse(sources, sources.add(path.filename().string(), text), diagnostics);
}

TEST(Fixtures, EveryOptionOfEveryLayerIsGivenSomewhere) {
  std::size_t options = 0;
  for (const auto& entry : std::filesystem::directory_iterator(MODELC_SOURCE_DIR "/stdlib/layers")) {
    const std::string fixtures = fixtures_of(entry.path().stem().string());
    const syntax::Module module = parsed(entry.path());
    for (const auto& declaration : module.declarations) {
      const auto* layer = std::get_if<syntax::LayerDecl>(&declaration->node);
      if (!layer) continue;
      for (const auto* list : {&layer->hyperparameters, &layer->inputs})
        for (const syntax::Param& param : *list) {
          const std::string& option = param.pattern.id;
          if (!param.fallback || is_exempt(option)) continue;
          ++options;
          EXPECT_TRUE(std::regex_search(fixtures, std::regex("\\b" + option + " = ")))
              << "no fixture of " << layer->name.id << " gives `" << option << "`";
        }
    }
  }
  EXPECT_GE(options, 200u);
}

}  // namespace
}  // namespace modelc::oracle
