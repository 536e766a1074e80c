#include "cli/environment.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace modelc::cli {
namespace {

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

std::string cache_folder() {
  if (const std::string folder = variable("XDG_CACHE_HOME"); !folder.empty()) return folder + "/modelc";
  if (const std::string home = variable("HOME"); !home.empty()) return home + "/.cache/modelc";
  return "/tmp/modelc-cache-" + std::to_string(::getuid());
}

std::string processor() {
  std::ifstream info("/proc/cpuinfo");
  for (std::string line; std::getline(info, line);)
    if (line.starts_with("flags") || line.starts_with("Features")) return line;
  return {};
}

bool terminal(int stream) { return ::isatty(stream) != 0 && variable("TERM") != "dumb"; }

}  // namespace

Environment environment() {
  const bool plain = !variable("NO_COLOR").empty();
  Environment found;
  found.compiler = variable("CXX").empty() ? "c++" : variable("CXX");
  found.python = variable("MODELC_PYTHON").empty() ? "python3" : variable("MODELC_PYTHON");
  std::error_code unknown;
  found.self = std::filesystem::read_symlink("/proc/self/exe", unknown).string();
  found.cache = cache_folder();
  found.processor = processor();
  found.colour = terminal(STDERR_FILENO) && !plain;
  found.terminal = terminal(STDOUT_FILENO);
  found.colour_bar = found.terminal && !plain;
  return found;
}

}  // namespace modelc::cli
