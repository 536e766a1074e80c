// `modelc new`: a project to begin with.
#include <fmt/format.h>

#include <algorithm>

#include "driver/driver.h"
#include "driver/eigen.h"
#include "emit/emit.h"
#include "emit/template.h"
#include "source/embedded.h"

namespace modelc::driver {
namespace {

bool usable(const std::string& name) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  };
  const bool letter = !name.empty() && (name[0] == '_' || (name[0] > '9' && name[0] != '-'));
  return letter && name.size() <= 64 && std::ranges::all_of(name, allowed);
}

std::string commands(const NewOptions& options) {
  if (options.cmake) return fmt::format("cmake -S . -B build && cmake --build build\nbuild/{}", options.name);
  const std::string eigen = eigen_folder();
  return fmt::format(
      "modelc compile {0}.model --train --standalone\n"
      "c++ -std=c++17 -O2 -march=native -isystem {1} main.cpp -o {0} && ./{0}",
      options.name, eigen.empty() ? MODELC_EIGEN_INCLUDE : eigen);
}

/// The text with those holes filled that it has.
std::string filled(std::string_view text, emit::Holes holes) {
  std::erase_if(holes, [&](const auto& hole) { return text.find("$" + hole.first + "$") == text.npos; });
  return emit::fill_text(text, holes) + "\n";
}

}  // namespace

Result new_project(const NewOptions& options) {
  if (!usable(options.name))
    return {Status::wrong_usage,
            {},
            "modelc: `" + options.name + "` is no name for a project: letters, digits, `_` and `-`, a letter first\n",
            {}};
  Result result;
  const emit::Holes holes = {
      {"name", options.name}, {"namespace", emit::namespace_name(options.name)}, {"commands", commands(options)}};
  for (const EmbeddedFile& file : project_files) {
    if (file.path == "CMakeLists.txt" && !options.cmake) continue;
    const std::string name = file.path == "model.model" ? options.name + ".model" : std::string(file.path);
    result.files.push_back({options.name + "/" + name, filled(file.text, holes)});
  }
  result.new_folder = options.name;
  result.out = fmt::format("{0}: a model and a program that trains it. Go on with\n\ncd {0}\n{1}\n", options.name,
                           commands(options));
  return result;
}

}  // namespace modelc::driver
