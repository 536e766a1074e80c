#include "fuzz/models/isolate.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <exception>
#include <stdexcept>

#include "driver/big_stack.h"

namespace modelc::fuzz {
namespace {

constexpr int patience = 20;  // wall-clock seconds for each of the processor's, where the machine has other work

/// In the child: the answer goes into the pipe, complaints of sanitizers as well.
[[noreturn]] void answer(const std::function<std::string()>& work, int seconds, int out) {
  dup2(out, STDERR_FILENO);
  const rlimit time{static_cast<rlim_t>(seconds), static_cast<rlim_t>(seconds) + 1};  // SIGXCPU before SIGKILL
  setrlimit(RLIMIT_CPU, &time);
  std::string text;
  try {
    driver::on_big_stack([&] { text = work(); });
  } catch (const std::exception& error) {
    std::fprintf(stderr, "an exception comes out: %s\n", error.what());
    std::abort();
  }
  for (std::size_t at = 0; at < text.size();) {
    const ssize_t written = write(out, text.data() + at, text.size() - at);
    if (written <= 0) break;
    at += static_cast<std::size_t>(written);
  }
  _exit(0);
}

/// Reads until the other end is closed or the time is over; false for the latter.
bool read_until(int in, std::chrono::steady_clock::time_point end, std::string& text) {
  char buffer[65536];
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
    if (left.count() <= 0) return false;
    pollfd waiting{in, POLLIN, 0};
    if (poll(&waiting, 1, static_cast<int>(left.count())) == 0) return false;
    const ssize_t count = read(in, buffer, sizeof buffer);
    if (count <= 0) return true;
    text.append(buffer, static_cast<std::size_t>(count));
  }
}

}  // namespace

Isolated isolated(const std::function<std::string()>& work, int seconds) {
  int ends[2];
  if (pipe(ends) != 0) throw std::runtime_error("no pipe");
  std::fflush(nullptr);
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("no process");
  if (child == 0) {
    close(ends[0]);
    answer(work, seconds, ends[1]);
  }
  close(ends[1]);
  Isolated out;
  const auto end = std::chrono::steady_clock::now() + patience * std::chrono::seconds(seconds);
  const bool ended = read_until(ends[0], end, out.text);
  close(ends[0]);
  if (!ended) kill(child, SIGKILL);
  int status = 0;
  waitpid(child, &status, 0);
  const bool stopped = WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU;
  if (!ended || stopped) {
    out.crash = "no end after " + std::to_string(seconds) + " s";
  } else if (WIFSIGNALED(status)) {
    out.crash = "signal " + std::to_string(WTERMSIG(status));
  } else if (WEXITSTATUS(status) != 0) {
    out.crash = "status " + std::to_string(WEXITSTATUS(status));
  }
  return out;
}

}  // namespace modelc::fuzz
