// Times RTNeural's compile-time models (ModelT with Eigen) sample by sample, as driver.cpp does ours, whose HEADER and
// MODEL give the sizes and read the weights. CELL is LSTM or GRU.
#include <cstdio>
#include <cstring>
#include <type_traits>

#include "RTNeural/RTNeural.h"
#include "contender.hpp"
#include HEADER

#define JOINED(a, b) a##b
#define LAYER(cell) JOINED(cell, LayerT)

namespace {

constexpr const auto& infos = MODEL::weight_infos;
constexpr int steps = static_cast<int>(MODEL::input_infos[0].shape[1]);
constexpr int inputs = static_cast<int>(infos[0].shape[0]);
constexpr int units = static_cast<int>(infos[1].shape[0]);
using Cell = RTNeural::LAYER(CELL)<float, inputs, units>;
using Network = RTNeural::ModelT<float, inputs, 1, Cell, RTNeural::DenseT<float, units, 1>>;

/// A weight of ours, row by row.
std::vector<std::vector<float>> rows(const MODEL& model, std::size_t weight) {
  const modelc::TensorInfo& info = infos[weight];
  const auto count = static_cast<std::size_t>(info.rank == 2 ? info.shape[0] : 1);
  const auto size = static_cast<std::size_t>(info.shape[info.rank - 1]);
  const float* from = model.weights()->block.template at<float>(info.offset);
  std::vector<std::vector<float>> result;
  for (std::size_t row = 0; row < count; ++row) result.emplace_back(from + row * size, from + (row + 1) * size);
  return result;
}

/// A GRU has two, of the input and of the state.
template <class C>
void set_bias(C& cell, const std::vector<std::vector<float>>& bias) {
  if constexpr (std::is_same<C, RTNeural::LSTMLayerT<float, inputs, units>>::value)
    cell.setBVals(bias.front());
  else
    cell.setBVals(bias);
}

}  // namespace

int main(int count, char** argv) try {
  if (count != 6) throw std::runtime_error("expected WEIGHTS INPUT OUTPUT THREADS CLOCK");
  MODEL ours;
  ours.load(argv[1]);
  Network network;
  auto& cell = network.get<0>();
  cell.setWVals(rows(ours, 0));
  cell.setUVals(rows(ours, 1));
  set_bias(cell, rows(ours, 2));
  std::vector<float> column;
  for (const std::vector<float>& row : rows(ours, 3)) column.push_back(row.front());
  network.get<1>().setWeights({column});
  network.get<1>().setBias(rows(ours, 4).front().data());

  const auto given = bench::read(argv[2], static_cast<std::size_t>(steps * inputs) * sizeof(float));
  alignas(64) float x[steps * inputs];
  std::memcpy(x, given.data(), given.size());
  float y = 0;
  const auto call = [&] {
    network.reset();
    for (int step = 0; step < steps; ++step) y = network.forward(x + step * inputs);
  };
  call();
  bench::write(argv[3], &y, sizeof y);
  std::cout << "ready" << std::endl;
  bench::serve(argv[5], call);
} catch (const std::exception& error) {
  std::fprintf(stderr, "rtneural: %s\n", error.what());
  return 2;
}
