// One binary, any size: computes symbolic.model for the image of each file, with one set of weights.
//   sizes WEIGHTS.safetensors (IN.safetensors OUT.safetensors)...
#include <cstdio>
#include <exception>
#include <stdexcept>
#include <string>
#include <vector>

#include "symbolic.hpp"

namespace {

using modelc::Index;

void run(const symbolic::Model& trained, const std::string& input, const std::string& output) {
  const modelc::safetensors::File file(input);
  const auto* entry = file.header().find("image");
  if (entry == nullptr || entry->dtype != "F32" || entry->shape.size() != 4)
    throw std::runtime_error(input + " has no f32 image of rank 4");
  std::vector<float> pixels(entry->bytes() / sizeof(float));
  file.read(*entry, pixels.data());

  symbolic::Model model(trained.weights(), {entry->shape[0], entry->shape[1], entry->shape[2]});
  const auto [mask, coverage] = model.predict(pixels);
  const std::vector<std::int64_t> shape{mask.dimension(0), mask.dimension(1), mask.dimension(2), mask.dimension(3)};
  modelc::safetensors::write(output,
                             {{"mask", "F32", shape, mask.data()}, {"coverage", "F32", {shape[0]}, coverage.data()}});
  std::printf("%ld x %ld x %ld: %.1f %% of the first image is covered\n", static_cast<long>(shape[0]),
              static_cast<long>(shape[1]), static_cast<long>(shape[2]), 100.0 * static_cast<double>(coverage(0)));
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (argc < 4 || argc % 2 != 0) {
      std::fputs("usage: sizes WEIGHTS.safetensors (IN.safetensors OUT.safetensors)...\n", stderr);
      return 2;
    }
    symbolic::Model model;
    model.load(argv[1]);
    for (int i = 2; i + 1 < argc; i += 2) run(model, argv[i], argv[i + 1]);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "sizes: %s\n", error.what());
    return 1;
  }
}
