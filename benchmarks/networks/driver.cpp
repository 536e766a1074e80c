// Times `predict` of a generated class: HEADER and MODEL name it. Arguments: weights, the input as raw f32, where to
// write the output, threads, the clock. Prints the arena's bytes once the output is written, then answers questions.
#include <cstdio>

#include "contender.hpp"
#include "modelc/threads.hpp"
#include HEADER

int main(int count, char** argv) try {
  if (count != 6) throw std::runtime_error("expected WEIGHTS INPUT OUTPUT THREADS CLOCK");
  MODEL model;
  modelc::Threads threads(std::atoi(argv[4]));
  if (threads.count() > 1) model.set_threads(threads);
  model.load(argv[1]);

  static_assert(MODEL::input_infos.size() == 1 && MODEL::output_infos.size() == 1, "one input, one output");
  const auto x = bench::read(argv[2], static_cast<std::size_t>(MODEL::input_infos[0].size()) * sizeof(float));
  std::vector<float> y(static_cast<std::size_t>(MODEL::output_infos[0].size()));
  const void* const in[] = {x.data()};
  void* const out[] = {y.data()};
  model.predict_raw(in, out);
  bench::write(argv[3], y.data(), y.size() * sizeof(float));
  std::cout << MODEL::arena_bytes << std::endl;
  bench::serve(argv[5], [&] { model.predict_raw(in, out); });
} catch (const std::exception& error) {
  std::fprintf(stderr, "driver: %s\n", error.what());
  return 2;
}
