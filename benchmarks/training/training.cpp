// Times training steps of a generated class: HEADER and MODEL name it, BATCH is the batch. Prints the machine's peak in
// GFLOP/s, then the milliseconds of every step, one a line. Arguments: steps, threads,
// the clock (wall or processor).
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <vector>

#include "modelc/lanes.hpp"
#include "modelc/threads.hpp"
#include HEADER

MODELC_PACKETS_BEGIN

namespace {
double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }
double seconds() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

constexpr int width = modelc::lane_width<float>, count = 12, turns = 100000;

// Independent multiply-adds in registers. A function of its own: calls between them would keep the sums in memory.
__attribute__((noinline)) float multiply_add(float start) {
  const modelc::Lanes<float, width> lane;
  const auto x = lane(start);
  decltype(lane(start)) sum[count];
  MODELC_UNROLL
  for (int k = 0; k < count; ++k) sum[k] = lane(start * static_cast<float>(k + 1));  // one each, or they are all one
  for (int j = 0; j < turns; ++j) {
    MODELC_UNROLL
    for (int k = 0; k < count; ++k) sum[k] = fma(sum[k], x, x);
  }
  MODELC_UNROLL
  for (int k = 1; k < count; ++k) sum[0] = sum[0] + sum[k];
  float kept[width];
  lane.store(kept, sum[0]);
  return kept[0];
}

// What no kernel can exceed, in GFLOP/s: the best of many short turns.
template <class Now>
double peak(Now now) {
  volatile float start = 0.5f;
  double best = 1e9;
  for (int i = 0; i < 50; ++i) {
    const double begin = now();
    start = multiply_add(start) > 0 ? 0.5f : 0.25f;
    const double taken = now() - begin;
    if (taken < best) best = taken;
  }
  return 2e-9 * width * count * turns / best;
}
}  // namespace

int main(int, char** argv) {
  using Model = MODEL;
  const auto now = argv[3][0] == 'p' ? processor_seconds : seconds;
  const int steps = std::atoi(argv[1]);
  Model::Symbols symbols;
  symbols.batch = BATCH;
  Model model(symbols);
  modelc::Threads threads(std::atoi(argv[2]));
  if (threads.count() > 1) model.set_threads(threads);
  std::printf("%.1f\n", peak(now));

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

MODELC_PACKETS_END
