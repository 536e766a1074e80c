#pragma once
#include <algorithm>
#include <cstdint>
#include <exception>
#include <string>

/// What the C interface of a generated class is made of: exceptions become a return value and a message.
namespace modelc::c {

/// Why the last call on this thread failed.
inline std::string& problem() {
  thread_local std::string text;
  return text;
}

/// 0 when the call went through, 1 with `problem` when it threw. Without exceptions what fails ends the program.
template <class Call>
int guarded(const Call& call) noexcept {
#if !defined(__cpp_exceptions) && !defined(__EXCEPTIONS) && !defined(_CPPUNWIND)
  call();
  return 0;
#else
  try {
    call();
    return 0;
  } catch (const std::exception& error) {
    try {
      problem() = error.what();
    } catch (...) {
      problem().clear();
    }
  } catch (...) {
    problem() = "unknown";
  }
  return 1;
#endif
}

/// What `make` gives, or nullptr.
template <class Make>
auto made(const Make& make) noexcept -> decltype(make()) {
  decltype(make()) result = nullptr;
  guarded([&] { result = make(); });
  return result;
}

/// The functions of modelc_interface for a handle, which has the generated class as its `model`.
template <class Handle>
struct Functions {
  static void destroy(void* handle) { delete static_cast<Handle*>(handle); }
  static int load(void* handle, const char* path) {
    return guarded([&] { static_cast<Handle*>(handle)->model.load(path); });
  }
  static int save(void* handle, const char* path) {
    return guarded([&] { static_cast<Handle*>(handle)->model.save(path); });
  }
  static int initialize(void* handle, std::uint64_t seed) {
    return guarded([&] { static_cast<Handle*>(handle)->model.initialize(seed); });
  }
  static void reset_states(void* handle) { static_cast<Handle*>(handle)->model.reset_states(); }
  static void predict(void* handle, const void* const* inputs, void* const* outputs) {
    static_cast<Handle*>(handle)->model.predict_raw(inputs, outputs);
  }
};

}  // namespace modelc::c
