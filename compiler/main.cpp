#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <thread>
#include <vector>

#include "cli/command.h"
#include "driver/big_stack.h"
#include "driver/disk.h"
#include "driver/guard.h"
#include "driver/watch.h"

namespace {

using namespace modelc;
using driver::Result;
using driver::Status;

constexpr const char* description = "modelc: compiles .model files to specialized Eigen C++";

void parse(CLI::App& app, int argc, char** argv) {
  const std::string name = argc > 1 ? argv[1] : "";
  const auto called = [&](const CLI::App* command) { return command->get_name() == name; };
  const std::vector<CLI::App*> known = app.get_subcommands([](CLI::App*) { return true; });
  if (!name.empty() && name[0] != '-' && std::ranges::none_of(known, called))
    throw CLI::ValidationError("modelc", "`" + name + "` is no command");
  app.parse(argc, argv);
}

Result guarded(const cli::CommandLine& line, const FileSystem& files) {
  const auto on_stack = [&] {
    Result result;
    driver::on_big_stack([&] { result = line.action(files); });
    return result;
  };
  return driver::guarded(on_stack, line.environment.colour);
}

/// Writes what a command gave; the exit status.
int print(Result result, const cli::Environment& environment) {
  if (const std::string error = driver::write_files(result.files, result.new_folder); !error.empty()) {
    result.err += driver::unwritten(error, environment.colour);
    result.status = Status::system_failure;
  }
  if (!driver::write_stream(STDOUT_FILENO, result.out) && result.status == Status::done)
    result.status = Status::system_failure;
  driver::write_stream(STDERR_FILENO, result.err);
  // With the first rank that fails its launcher ends the others: they are to have said what they know of it.
  if (environment.ranks > 1 && result.status != Status::done) std::this_thread::sleep_for(std::chrono::seconds(2));
  return static_cast<int>(result.status);
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app(description, "modelc");
  app.require_subcommand(1);
  app.set_version_flag("--version", MODELC_VERSION);
  app.get_formatter()->column_width(40);
  const cli::Environment environment = cli::environment();
  cli::CommandLine line{app, environment, {}};
  cli::add_commands(line);
  try {
    parse(app, argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : static_cast<int>(Status::wrong_usage);
  }
  const driver::DiskFiles disk;
  if (!line.watch) return print(guarded(line, disk), environment);
  for (;;) {
    driver::WatchedFiles files(disk);
    const int status = print(guarded(line, files), environment);
    driver::write_stream(STDERR_FILENO,
                         status == 0 ? "-- nothing is wrong; waiting for changes\n" : "-- waiting for changes\n");
    files.wait();
  }
}
