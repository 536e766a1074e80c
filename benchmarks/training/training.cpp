// Times training steps of a generated class: HEADER and MODEL name it, BATCH is the batch. Prints the machine's peak in
// GFLOP/s, then the milliseconds of every step, one a line. Arguments: steps, threads,
// the clock (wall or processor).
#include <cstdio>
#include <cstdlib>
#include <random>
#include <vector>

#include "modelc/threads.hpp"
#include "peak.hpp"
#include HEADER

int main(int, char** argv) {
  using Model = MODEL;
  const auto now = argv[3][0] == 'p' ? bench::processor_seconds : bench::wall_seconds;
  const int steps = std::atoi(argv[1]);
  Model::Symbols symbols;
  symbols.batch = BATCH;
  Model model(symbols);
  modelc::Threads threads(std::atoi(argv[2]));
  if (threads.count() > 1) model.set_threads(threads);
  std::printf("%.1f\n", bench::peak(now));

  std::mt19937 random(1);
  std::normal_distribution<float> normal;
  for (const modelc::TensorInfo& info : Model::weight_infos) {
    float* const weight = model.weights()->block.at<float>(info.offset);
    for (modelc::Index i = 0; i < info.size(); ++i) weight[i] = 0.05f * normal(random);
  }
  const auto sizes = model.train_input_sizes();
  std::vector<float> x(static_cast<std::size_t>(sizes[0])), y(static_cast<std::size_t>(sizes[1]));
  for (float& value : x) value = normal(random);
  const std::size_t classes = y.size() / BATCH;
  for (std::size_t i = 0; i < BATCH; ++i) y[i * classes + i % classes] = 1;
  const void* inputs[] = {x.data(), y.data()};
  double values[Model::metric_names.size()];
  for (int i = 0; i < steps; ++i) {
    const double begin = now();
    model.train_step_raw(inputs, values);
    std::printf("%.6f\n", (now() - begin) * 1e3);
  }
  return values[0] == values[0] ? 0 : 1;
}
