#pragma once
// What the programs of the benchmarks share: they read what they are told to, and time calls when they are asked to.
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

#include "peak.hpp"

namespace bench {

/// The file's bytes, which must be `size`.
inline std::vector<char> read(const char* path, std::size_t size) {
  std::vector<char> result(size);
  std::ifstream file(path, std::ios::binary);
  file.read(result.data(), static_cast<std::streamsize>(size));
  if (!file || file.get() != std::ifstream::traits_type::eof())
    throw std::runtime_error(std::string(path) + " has another size");
  return result;
}

inline void write(const char* path, const void* data, std::size_t size) {
  std::ofstream(path, std::ios::binary).write(static_cast<const char*>(data), static_cast<std::streamsize>(size));
}

/// Each line of standard input asks for one line: `peak` for the machine's GFLOP/s on one core, a number of seconds for
/// the milliseconds of calls during that time. The clock is `wall` or `processor`.
template <class Call>
void serve(const std::string& clock, Call call) {
  const auto now = clock == "processor" ? processor_seconds : wall_seconds;
  for (std::string line; std::getline(std::cin, line);) {
    if (line == "peak") {
      std::cout << peak(now) << std::endl;
      continue;
    }
    const double seconds = std::atof(line.c_str());
    double begin = now();
    call();
    call();
    // What is short is timed several calls at a time: at least 0.2 ms.
    const double one = (now() - begin) / 2;
    const int calls = one < 2e-4 ? static_cast<int>(2e-4 / (one > 1e-7 ? one : 1e-7)) + 1 : 1;
    const double start = now();
    for (int i = 0; i < 3 || now() - start < seconds; ++i) {
      begin = now();
      for (int k = 0; k < calls; ++k) call();
      std::cout << (now() - begin) * 1e3 / calls << ' ';
    }
    std::cout << std::endl;
  }
}

}  // namespace bench
