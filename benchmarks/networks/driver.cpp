// Times `predict` of a generated class: HEADER and MODEL name it. Arguments: weights, the input as raw f32, where to
// write the output, threads, the clock (wall or processor). Prints the arena's bytes once the output is written. Each
// line of standard input asks for one line: `peak` for the machine's GFLOP/s on one core, a number of seconds for the
// milliseconds of calls during that time.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "modelc/threads.hpp"
#include "peak.hpp"
#include HEADER

namespace {

template <class Infos>
std::vector<std::vector<char>> buffers(const Infos& infos) {
  std::vector<std::vector<char>> result;
  for (const modelc::TensorInfo& info : infos)
    result.emplace_back(static_cast<std::size_t>(info.size()) * sizeof(float));
  return result;
}

int usage(const char* problem) {
  std::fprintf(stderr, "driver: %s\n", problem);
  return 2;
}

}  // namespace

int main(int count, char** argv) {
  if (count != 6) return usage("expected WEIGHTS INPUT OUTPUT THREADS CLOCK");
  const auto now = argv[5][0] == 'p' ? bench::processor_seconds : bench::wall_seconds;
  MODEL model;
  modelc::Threads threads(std::atoi(argv[4]));
  if (threads.count() > 1) model.set_threads(threads);
  model.load(argv[1]);

  static_assert(MODEL::input_infos.size() == 1 && MODEL::output_infos.size() == 1, "one input, one output");
  auto inputs = buffers(MODEL::input_infos), outputs = buffers(MODEL::output_infos);
  std::ifstream file(argv[2], std::ios::binary);
  file.read(inputs[0].data(), static_cast<std::streamsize>(inputs[0].size()));
  if (!file || file.get() != std::ifstream::traits_type::eof()) return usage("the input has another size");
  const void* const in[] = {inputs[0].data()};
  void* const out[] = {outputs[0].data()};
  model.predict_raw(in, out);
  std::ofstream(argv[3], std::ios::binary).write(outputs[0].data(), static_cast<std::streamsize>(outputs[0].size()));
  std::cout << MODEL::arena_bytes << std::endl;

  for (std::string line; std::getline(std::cin, line);) {
    if (line == "peak") {
      std::cout << bench::peak(now) << std::endl;
      continue;
    }
    const double seconds = std::atof(line.c_str());
    double begin = now();
    model.predict_raw(in, out);
    model.predict_raw(in, out);
    // What is short is timed several calls at a time: at least 0.2 ms.
    const double one = (now() - begin) / 2;
    const int calls = one < 2e-4 ? static_cast<int>(2e-4 / (one > 1e-7 ? one : 1e-7)) + 1 : 1;
    const double start = now();
    for (int i = 0; i < 3 || now() - start < seconds; ++i) {
      begin = now();
      for (int k = 0; k < calls; ++k) model.predict_raw(in, out);
      std::cout << (now() - begin) * 1e3 / calls << ' ';
    }
    std::cout << std::endl;
  }
}
