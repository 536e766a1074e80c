// A harness under libFuzzer; MODELC_HARNESS names it.
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <string>
#include <string_view>

#include "fuzz/harnesses.h"
#include "spec/mutate.h"

namespace {

constexpr std::string_view harness = MODELC_HARNESS;

void (*harness_function())(std::string_view) {
  for (const modelc::fuzz::Harness& one : modelc::fuzz::harnesses)
    if (one.name == harness) return one.run;
  std::abort();
}

// libFuzzer's own limit is the clock's, which makes finds of nothing where the machine has other work.
constexpr time_t most_seconds = 60;

[[noreturn]] void took_too_long(int) {
  constexpr std::string_view text = "find: no end after 60 s of the processor's time\n";
  [[maybe_unused]] const ssize_t written = write(STDERR_FILENO, text.data(), text.size());
  std::abort();  // libFuzzer keeps the input
}

void limit(time_t seconds) {
  const itimerval time{{}, {seconds, 0}};
  setitimer(ITIMER_PROF, &time, nullptr);
}

}  // namespace

/// The stack that the tool's own thread has; it is the system that makes it, when a program starts.
extern "C" int LLVMFuzzerInitialize(int*, char*** arguments) {
  std::signal(SIGPROF, took_too_long);
  rlimit stack{};
  constexpr rlim_t wanted = rlim_t{1} << 30;
  if (getrlimit(RLIMIT_STACK, &stack) != 0 || stack.rlim_cur >= wanted) return 0;
  stack.rlim_cur = std::min(wanted, stack.rlim_max);
  if (setrlimit(RLIMIT_STACK, &stack) == 0 && stack.rlim_cur == wanted) execv("/proc/self/exe", *arguments);
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto run = harness_function();
  limit(most_seconds);
  try {
    run({reinterpret_cast<const char*>(data), size});
  } catch (const std::exception& error) {
    modelc::fuzz::find(std::string("an exception comes out: ") + error.what());
  }
  limit(0);
  return 0;
}

#ifdef MODELC_HARNESS_OF_TEXT
extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t limit);

/// Half of the changes exchange whole tokens, as the mutations of the conformance programs do; the others are
/// libFuzzer's own.
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t limit, unsigned seed) {
  modelc::spec::Random random(seed);
  if (random.below(2) == 0) return LLVMFuzzerMutate(data, size, limit);
  const std::string text(reinterpret_cast<const char*>(data), size);
  const std::string changed = modelc::spec::mutate(modelc::spec::pieces(text), {}, random);
  const std::size_t length = std::min(changed.size(), limit);
  std::copy_n(changed.begin(), length, reinterpret_cast<char*>(data));
  return length;
}
#endif
