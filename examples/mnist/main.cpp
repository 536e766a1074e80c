// Classifies MNIST digits with the header that modelc made of mnist.model.
//   mnist FOLDER [WEIGHTS]    the folder holds weights, the digits in IDX format, and the probabilities to compare
//   with;
//                             there is no comparison for other weights
#include <Eigen/Core>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <exception>
#include <stdexcept>
#include <string>
#include <vector>

#include "idx.hpp"
#include "mnist.hpp"
#include "modelc/safetensors.hpp"

namespace {

using Image = Eigen::Matrix<float, 1, 784>;
using Probabilities = Eigen::Matrix<float, 1, 10>;

int most_likely(const Probabilities& digit) {
  Eigen::Index best = 0;
  digit.maxCoeff(&best);
  return static_cast<int>(best);
}

/// Draws digits side by side, two rows of pixels to a line of half blocks.
void draw(const std::vector<Image>& images, const std::vector<int>& labels, const std::vector<Probabilities>& results) {
  const char* const blocks[] = {" ", "\u2580", "\u2584", "\u2588"};  // none, upper, lower, both
  for (int row = 0; row < 28; row += 2) {
    for (const Image& image : images) {
      for (int column = 0; column < 28; ++column) {
        const bool upper = image[row * 28 + column] > 0.4f;
        const bool lower = image[(row + 1) * 28 + column] > 0.4f;
        std::fputs(blocks[(upper ? 1 : 0) + (lower ? 2 : 0)], stdout);
      }
      std::fputs("  ", stdout);
    }
    std::fputs("\n", stdout);
  }
  for (std::size_t i = 0; i < images.size(); ++i) {
    const int guess = most_likely(results[i]);
    std::printf("%d (%5.1f %%)%s%*s", guess, 100.0 * static_cast<double>(results[i][guess]),
                guess == labels[i] ? "" : ", wrong", guess == labels[i] ? 19 : 12, "");
  }
  std::fputs("\n\n", stdout);
}

std::vector<float> floats(const modelc::safetensors::File& file, const char* name) {
  const auto* entry = file.header().find(name);
  if (entry == nullptr || entry->dtype != "F32") throw std::runtime_error(std::string("no f32 tensor ") + name);
  std::vector<float> values(entry->bytes() / sizeof(float));
  file.read(*entry, values.data());
  return values;
}

/// The largest difference of probabilities to those that PyTorch computed for the same digits.
float largest_difference(mnist::Model& model, const std::string& path) {
  const modelc::safetensors::File expected(path);
  const std::vector<float> images = floats(expected, "image");
  const std::vector<float> digits = floats(expected, "digit");
  float largest = 0;
  for (std::size_t i = 0; i < digits.size() / 10; ++i) {
    const Probabilities digit = model.predict(Eigen::Map<const Image>(images.data() + 784 * i));
    largest =
        std::max(largest, (digit - Eigen::Map<const Probabilities>(digits.data() + 10 * i)).cwiseAbs().maxCoeff());
  }
  return largest;
}

void run(const std::string& folder, const std::string& weights) {
  mnist::Model model;
  model.load(weights.empty() ? folder + "/antirectifier-128.safetensors" : weights);

  const idx::Bytes pixels = idx::read(folder + "/test-images-idx3-ubyte");
  const idx::Bytes labels = idx::read(folder + "/test-labels-idx1-ubyte");
  const std::size_t count = labels.values.size();
  if (pixels.values.size() != 784 * count) throw std::runtime_error("images and labels differ in number");
  std::vector<Image> images(count);
  for (std::size_t i = 0; i < count; ++i) {
    images[i] =
        Eigen::Map<const Eigen::Matrix<std::uint8_t, 1, 784>>(pixels.values.data() + 784 * i).cast<float>() / 255.0f;
  }

  std::vector<Probabilities> results(count);
  const auto begin = std::chrono::steady_clock::now();
  for (std::size_t i = 0; i < count; ++i) results[i] = model.predict(images[i]);
  const std::chrono::duration<double, std::micro> time = std::chrono::steady_clock::now() - begin;

  std::size_t right = 0;
  std::vector<std::size_t> shown{0, 1};  // two digits as they come, then the first that are classified wrongly
  for (std::size_t i = 0; i < count; ++i) {
    if (most_likely(results[i]) == labels.values[i]) {
      ++right;
    } else if (shown.size() < 4) {
      shown.push_back(i);
    }
  }
  std::vector<Image> drawn;
  std::vector<int> drawn_labels;
  std::vector<Probabilities> drawn_results;
  for (const std::size_t i : shown) {
    drawn.push_back(images[i]);
    drawn_labels.push_back(labels.values[i]);
    drawn_results.push_back(results[i]);
  }
  draw(drawn, drawn_labels, drawn_results);
  std::printf("accuracy: %zu of %zu (%.4f)\n", right, count, static_cast<double>(right) / static_cast<double>(count));
  std::printf("time: %.2f microseconds a digit\n", time.count() / static_cast<double>(count));
  if (!weights.empty()) return;
  const float difference = largest_difference(model, folder + "/antirectifier-128-expected.safetensors");
  std::printf("largest difference to PyTorch's probabilities: %.1e\n", static_cast<double>(difference));
  if (!(difference <= 1e-5f)) throw std::runtime_error("the probabilities differ by more than 1e-5");
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (argc != 2 && argc != 3) {
      std::fputs("usage: mnist FOLDER [WEIGHTS]\n", stderr);
      return 2;
    }
    run(argv[1], argc == 3 ? argv[2] : "");
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "mnist: %s\n", error.what());
    return 1;
  }
}
