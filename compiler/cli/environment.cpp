#include "cli/environment.h"

#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <optional>

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

/// The first of the variables that is a number; nothing where none is.
std::optional<int> number(std::initializer_list<const char*> names) {
  for (const char* name : names) {
    const std::string text = variable(name);
    int value = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), value).ec == std::errc()) return value;
  }
  return std::nullopt;
}

/// What the launchers of Open MPI, of MPICH and its relatives, and Slurm's tell of a rank.
void find_ranks(Environment& found) {
  const std::optional<int> ranks = variable("PMIX_RANK").empty() ? number({"OMPI_COMM_WORLD_SIZE", "PMI_SIZE"})
                                                                 : number({"OMPI_COMM_WORLD_SIZE", "SLURM_NTASKS"});
  if (!ranks || *ranks < 1) return;
  found.ranks = *ranks;
  found.rank = number({"OMPI_COMM_WORLD_RANK", "PMI_RANK", "PMIX_RANK"}).value_or(0);
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
  found.mpi = variable("MPICXX").empty() ? "mpicxx" : variable("MPICXX");
  find_ranks(found);
  found.processor = processor();
  found.colour = terminal(STDERR_FILENO) && !plain;
  found.terminal = terminal(STDOUT_FILENO);
  found.colour_bar = found.terminal && !plain;
  return found;
}

}  // namespace modelc::cli
