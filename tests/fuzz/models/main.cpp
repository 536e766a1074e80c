// Random models through the compiler.
//   fuzz_models [--seed N] [--count N] [--minutes M] [--native] [--log FOLDER] [--no-reduce] [--without WORD]
//   [--refused] fuzz_models [--native] FILE...       models that a search wrote
// A find is written into the folder, shrunk, and named on standard output. Exit status 1 when there are finds.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "fuzz/models/examine.h"
#include "fuzz/models/isolate.h"
#include "fuzz/models/native.h"
#include "fuzz/models/reduce.h"

namespace {

using namespace modelc::fuzz;

constexpr int seconds_each = 120;
constexpr int seconds_each_batch = 1200;
constexpr std::size_t models_each_batch = 6;
constexpr int native_tries = 30;
constexpr std::uint64_t data_seeds = 3;

/// "refused CODE\nTEXT", "find KIND\nDETAILS", or "fine\nRESULTS BLUNT".
std::string outcome(const RandomModel& model, std::uint64_t data) {
  Examination found;
  examine(model, data, found);
  if (found.find) return "find " + found.find->kind + "\n" + found.find->details;
  if (!found.refused.empty()) return "refused " + found.refused + "\n" + found.refusal;
  const Sharpness sharp = sharpness(found);
  return "fine\n" + std::to_string(sharp.results) + " " + std::to_string(sharp.blunt);
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

/// The same, with a crash as a find.
std::string safe_outcome(const RandomModel& model, std::uint64_t data) {
  const Isolated got = isolated([&] { return outcome(model, data); }, seconds_each);
  return got.crash.empty() ? got.text : "find crash: " + got.crash + "\n" + got.text;
}

/// A difference of values counts when two of three sets of values show it: a single one may lie at a jump.
std::string settled_outcome(const RandomModel& model) {
  const std::string first = safe_outcome(model, 0);
  if (first.find(" of ") == std::string::npos && first.find("differences") == std::string::npos) return first;
  if (!first.starts_with("find")) return first;
  int same = 1;
  for (std::uint64_t data = 1; data < data_seeds; ++data)
    same += first_line(safe_outcome(model, data)) == first_line(first);
  return same > 1 ? first : "unsettled " + first;
}

struct Options {
  std::uint64_t seed = 1;
  std::uint64_t count = 1000000;
  double minutes = 1e9;
  std::string log = ".";
  std::string write;
  bool reduce = true;
  bool native = false;               ///< build and run generated code as well
  bool refused = false;              ///< show the programs that the compiler refuses
  std::vector<std::string> without;  ///< programs with these words are passed over
  std::vector<std::string> files;
};

Options parse(int argc, char** argv) {
  Options out;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    const auto value = [&] { return i + 1 < argc ? argv[++i] : "0"; };
    if (word == "--seed")
      out.seed = std::strtoull(value(), nullptr, 10);
    else if (word == "--count")
      out.count = std::strtoull(value(), nullptr, 10);
    else if (word == "--minutes")
      out.minutes = std::strtod(value(), nullptr);
    else if (word == "--log")
      out.log = value();
    else if (word == "--write")
      out.write = value();
    else if (word == "--no-reduce")
      out.reduce = false;
    else if (word == "--native")
      out.native = true;
    else if (word == "--refused")
      out.refused = true;
    else if (word == "--without")
      out.without.push_back(value());
    else
      out.files.push_back(word);
  }
  return out;
}

void write_find(const Options& options, RandomModel model, const std::string& found) {
  const std::string kind = first_line(found);
  if (options.reduce) {
    model.text = reduced(model.text, [&](const std::string& text) {
      RandomModel shorter = model;
      shorter.text = text;
      return first_line(settled_outcome(shorter)) == kind;
    });
  }
  const std::string path = options.log + "/model_" + std::to_string(model.seed) + ".model";
  std::ofstream(path) << as_file(model);
  std::cout << kind << ": " << path << "\n" << model.text << settled_outcome(model) << "\n" << std::flush;
}

/// Models whose generated code differs or does not build: "find KIND\nDETAILS" by seed.
std::map<std::uint64_t, std::string> native_finds(const std::vector<RandomModel>& models, const Build& build,
                                                  const std::string& folder) {
  const Isolated got = isolated([&] { return check_native(models, build, folder); }, seconds_each_batch);
  std::map<std::uint64_t, std::string> out;
  if (!got.crash.empty()) {
    const std::size_t running = got.text.rfind("running ");
    const std::uint64_t seed =
        running == std::string::npos ? models.front().seed : std::strtoull(got.text.c_str() + running + 8, nullptr, 10);
    out[seed] = "find native crash: " + got.crash + "\n " + build.text() + "\n" + got.text;
    return out;
  }
  std::istringstream lines(got.text);
  std::string* last = nullptr;
  for (std::string line; std::getline(lines, line);) {
    if (const std::size_t kind = line.find(" native "); kind != std::string::npos && line[0] != ' ') {
      last = &out[std::strtoull(line.c_str(), nullptr, 10)];
      *last = "find" + line.substr(kind) + "\n";
    } else if (last) {
      *last += line + "\n";
    }
  }
  return out;
}

/// A find of a batch, looked at alone; it is shrunk as long as the compiler is quick enough for that.
void write_native_find(const Options& options, RandomModel model, const Build& build, const std::string& found) {
  const std::string kind = first_line(found);
  const auto same = [&](const std::string& text) {
    RandomModel shorter = model;
    shorter.text = text;
    const auto finds = native_finds({shorter}, build, options.log);
    return !finds.empty() && first_line(finds.begin()->second) == kind;
  };
  if (options.reduce && same(model.text)) model.text = reduced(model.text, same, native_tries);
  const std::string path = options.log + "/model_" + std::to_string(model.seed) + ".model";
  std::ofstream(path) << as_file(model);
  std::cout << found << path << "\n" << model.text << std::flush;
}

int search(const Options& options) {
  const auto begin = std::chrono::steady_clock::now();
  std::map<std::string, int> counts;
  int finds = 0;
  std::uint64_t models = 0;
  std::vector<RandomModel> batch;
  Sharpness compared;
  const auto run_batch = [&] {
    Draw draw(options.seed + models);
    const Build build = random_build(draw);
    ++counts["batch by " + build.compiler + " " + build.flags];
    for (const auto& [seed, found] : native_finds(batch, build, options.log)) {
      ++finds;
      if (++counts[first_line(found)] > 3) continue;
      for (const RandomModel& model : batch)
        if (model.seed == seed) write_native_find(options, model, build, found);
    }
    batch.clear();
  };
  for (; models < options.count; ++models) {
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    if (taken.count() > 60 * options.minutes) break;
    const RandomModel model = random_model(options.seed + models);
    if (std::ranges::any_of(options.without,
                            [&](const std::string& word) { return model.text.find(word) != std::string::npos; })) {
      ++counts["passed over"];
      continue;
    }
    const std::string found = settled_outcome(model);
    const std::string kind = first_line(found);
    if (options.refused && kind.starts_with("refused")) std::cout << as_file(model) << found << "\n";
    if (++counts[kind] <= 3 && kind.starts_with("find")) write_find(options, model, found);
    finds += kind.starts_with("find");
    if (kind == "fine") {
      std::istringstream numbers(found.substr(kind.size()));
      Sharpness one;
      numbers >> one.results >> one.blunt;
      compared.results += one.results;
      compared.blunt += one.blunt;
    }
    if (options.native && kind == "fine") batch.push_back(model);
    if (batch.size() == models_each_batch) run_batch();
  }
  if (!batch.empty()) run_batch();
  std::cout << models << " random models from seed " << options.seed << "\n";
  std::cout << "  " << compared.results << " results compared, of which " << compared.blunt << " are ill-conditioned\n";
  for (const auto& [kind, count] : counts) std::cout << "  " << count << " " << kind << "\n";
  return finds > 0 ? 1 : 0;
}

int write_models(const Options& options) {
  for (std::uint64_t seed = options.seed; seed < options.seed + options.count; ++seed)
    std::ofstream(options.write + "/random_" + std::to_string(seed) + ".model") << random_model(seed).text;
  return 0;
}

int again(const Options& options) {
  int finds = 0;
  for (const std::string& path : options.files) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    const RandomModel model = from_file(text.str());
    std::string found = settled_outcome(model);
    if (options.native && found.starts_with("fine")) {
      Draw draw(model.seed);
      for (int builds = 4; builds > 0 && found.starts_with("fine"); --builds)
        for (const auto& [seed, what] : native_finds({model}, random_build(draw), options.log)) found = what;
    }
    finds += found.starts_with("find");
    std::cout << path << ": " << found << "\n";
  }
  return finds > 0 ? 1 : 0;
}

}  // namespace

int main(int argc, char** argv) {
  const Options options = parse(argc, argv);
  if (!options.write.empty()) return write_models(options);
  return options.files.empty() ? search(options) : again(options);
}
