#pragma once
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string>

// Builds with -fno-exceptions end where others throw.
#if !defined(MODELC_EXCEPTIONS)
#if defined(__cpp_exceptions) || defined(__EXCEPTIONS) || defined(_CPPUNWIND)
#define MODELC_EXCEPTIONS 1
#else
#define MODELC_EXCEPTIONS 0
#endif
#endif

namespace modelc {

/// What the runtime throws when a file, a size or a symbol is wrong; `what()` says which, and what was expected.
class Error : public std::runtime_error {
 public:
  explicit Error(const std::string& message) : std::runtime_error(message) {}
};

/// What a build without exceptions calls with the message of the Error that another build would throw.
using FailureHandler = void (*)(const char* message);

namespace detail {
inline FailureHandler& failure_handler() noexcept {
  static FailureHandler handler = nullptr;
  return handler;
}
}  // namespace detail

/// Without exceptions: what is called, on the thread that failed, before the program is aborted. It may end the program
/// in another way; if it returns, or there is none, the message goes to standard error. With exceptions it is never
/// called. To be set before models are made.
inline void set_failure_handler(FailureHandler handler) noexcept { detail::failure_handler() = handler; }

namespace detail {
/// Throws the error; without exceptions calls the failure handler and aborts.
template <class E>
[[noreturn]] void raise_as(const E& error) {
#if MODELC_EXCEPTIONS
  throw error;
#else
  if (failure_handler() != nullptr) failure_handler()(error.what());
  std::fprintf(stderr, "modelc: %s\n", error.what());
  std::abort();
#endif
}
}  // namespace detail

/// Throws an Error with this message; without exceptions calls the failure handler and aborts.
[[noreturn]] inline void raise(const std::string& message) { detail::raise_as(Error(message)); }

}  // namespace modelc
