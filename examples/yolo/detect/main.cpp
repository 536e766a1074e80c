// Finds things in pictures with the header that modelc made of a detector.
//   detect [OPTIONS] PICTURE...
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "config.hpp"
#include "detector.hpp"
#include "draw.hpp"
#include "files.hpp"
#include "picture.hpp"
#include "progress.hpp"
#include "report.hpp"

namespace {

struct Options {
  std::vector<std::string> pictures;
  std::string output;
  std::string weights = config::weights;
  std::string classes;
  detect::Thresholds thresholds = config::thresholds;
  bool json = false;
};

std::vector<std::string> lines(std::istream& in) {
  std::vector<std::string> out;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (!line.empty()) out.push_back(line);
  }
  return out;
}

std::vector<std::string> class_names(const std::string& path) {
  if (path.empty()) {
    std::istringstream compiled(config::classes);
    return lines(compiled);
  }
  std::ifstream file(path);
  std::vector<std::string> out = lines(file);
  if (out.empty()) throw pictures::Error(fmt::format("`{}` has no names of classes, one a line", path));
  return out;
}

void complain(const std::string& message) { fmt::print(stderr, "{}: {}\n", config::program, message); }

/// Reads, detects, writes and says; returns what `--json` prints of the picture.
nlohmann::json process(const detect::Input& input, const Options& options, detect::Detector<config::Model>& detector,
                       const std::vector<std::string>& names, pictures::Progress& progress) {
  try {
    if (!input.error.empty()) throw pictures::Error(input.error);
    pictures::Picture picture = pictures::read(input.path);
    const std::vector<detect::Found> found = detector(picture, options.thresholds);
    nlohmann::json json = detect::as_json(input.path, picture, found, names);
    if (!input.output.empty()) {
      pictures::draw(picture, detect::as_labels(found, names));
      pictures::write(input.output, picture);
      json["output"] = input.output;
    }
    if (!options.json) {
      progress.hide();
      std::fputs(detect::as_text(input.path, found, names).c_str(), stdout);
    }
    return json;
  } catch (const std::bad_alloc&) {
    return {{"picture", input.path}, {"error", fmt::format("`{}` takes more memory than there is", input.path)}};
  } catch (const pictures::Error& error) {
    return {{"picture", input.path}, {"error", error.what()}};
  }
}

/// How many pictures could not be done.
std::size_t run(const Options& options) {
  const std::vector<std::string> names = class_names(options.classes);
  const std::vector<detect::Input> inputs = detect::inputs(options.pictures, options.output);
  detect::Detector<config::Model> detector(config::preparation);
  detector.load(options.weights);

  constexpr std::size_t many = 4;  // fewer are done before a bar could be read
  pictures::Progress progress(inputs.size() < many ? 0 : inputs.size());
  nlohmann::json all = nlohmann::json::array();
  std::size_t failed = 0;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    progress.show(i, inputs[i].path);
    nlohmann::json json = process(inputs[i], options, detector, names, progress);
    if (json.contains("error")) {
      ++failed;
      progress.hide();
      std::fflush(stdout);
      complain(json["error"].get<std::string>());
    }
    if (options.json) all.push_back(std::move(json));
  }
  progress.hide();
  // Names of files may be no UTF-8, which JSON has to be.
  if (options.json) fmt::print("{}\n", all.dump(2, ' ', false, nlohmann::json::error_handler_t::replace));
  if (std::fflush(stdout) != 0) throw pictures::Error("standard output cannot be written");
  return failed;
}

void declare(CLI::App& app, Options& options) {
  app.add_option("PICTURE", options.pictures, "JPEG or PNG files, or folders of them")->required();
  app.add_option("-o,--output", options.output, "writes the pictures with boxes: a .png or .jpg for one, or a folder");
  app.add_flag("--json", options.json, "prints JSON");
  app.add_option("--score-threshold", options.thresholds.score, "drops boxes that score no more")
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
  app.add_option("--iou-threshold", options.thresholds.iou, "drops boxes that overlap a better one more than this")
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
  app.add_option("--most", options.thresholds.most, "at most so many boxes for a picture")->capture_default_str();
  app.add_option("--weights", options.weights, "a safetensors file of the network's weights")
      ->required(options.weights.empty())
      ->capture_default_str();
  app.add_option("--classes", options.classes, "a text file with the names of the classes, one a line");
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Finds things in pictures, prints where they are, and draws boxes around them.", config::program);
  Options options;
  declare(app, options);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  try {
    return run(options) == 0 ? 0 : 1;
  } catch (const std::exception& error) {
    complain(error.what());
    return 1;
  }
}
