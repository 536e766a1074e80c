// Times steps of training of a generated class: HEADER and MODEL name it. Arguments: weights, a batch's input and
// target as raw f32, where to write the losses of the first STEPS steps as f64, threads, the clock. Prints the arena's
// bytes once these are written, then answers questions.
#include <cstdio>

#include "contender.hpp"
#include "modelc/threads.hpp"
#include HEADER

int main(int count, char** argv) try {
  if (count != 7) throw std::runtime_error("expected WEIGHTS INPUT TARGET LOSSES THREADS CLOCK");
  MODEL model;
  modelc::Threads threads(std::atoi(argv[5]));
  if (threads.count() > 1) model.set_threads(threads);
  model.load(argv[1]);

  static_assert(MODEL::train_input_infos.size() == 2 && MODEL::metric_names.size() == 1,
                "one input, one target, a loss");
  const auto sizes = model.train_input_sizes();
  const auto x = bench::read(argv[2], static_cast<std::size_t>(sizes[0]) * sizeof(float));
  const auto y = bench::read(argv[3], static_cast<std::size_t>(sizes[1]) * sizeof(float));
  const void* const in[] = {x.data(), y.data()};
  double losses[STEPS], loss;
  for (double& value : losses) model.train_step_raw(in, &value);
  bench::write(argv[4], losses, sizeof losses);
  std::cout << MODEL::arena_bytes << std::endl;
  bench::serve(argv[6], [&] { model.train_step_raw(in, &loss); });
} catch (const std::exception& error) {
  std::fprintf(stderr, "driver: %s\n", error.what());
  return 2;
}
