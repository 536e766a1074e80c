// An app that trains by several ranks under MPI; what main writes does not depend on how many there are.
#include <cstdio>
#include <vector>

#include "loop.hpp"
#include "modelc/mpi.hpp"

int main(int argc, char** argv) {
  modelc::Mpi mpi(argc, argv);
  std::vector<float> x(37 * 6), y(37);
  for (modelc::Index i = 0; i < 37 * 6; ++i) x[static_cast<std::size_t>(i)] = modelc::standard_uniform<float>(1, 0, i);
  for (std::size_t i = 0; i < y.size(); ++i) y[i] = x[6 * i];
  const std::string data = std::string(argv[1]) + "." + std::to_string(mpi.rank()) + ".data";
  modelc::safetensors::write(data, {{"x", "F32", {37, 6}, x.data()}, {"y_true", "F32", {37, 1}, y.data()}});
  loop::Model model;
  model.initialize(7);
  modelc::FitOptions options;
  options.batch_size = 8;
  options.epochs = 3;
  options.reduce = mpi.all_reduce();
  model.fit(modelc::Dataset(data), options);
  std::remove(data.c_str());
  if (mpi.rank() == 0) model.save(argv[1]);
  return 0;
}
