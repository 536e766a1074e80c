// Files of tensors for the tests of the tool.
//   tensors make OUT.safetensors NAME=2x3x... ...     floats from -1 to 1, the same on every run; NAME=2x1:5,7 those
//   given tensors compare A.safetensors B.safetensors TOLERANCE [PREFIX]     of A, those that begin so, without it
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <vector>

#include "modelc/safetensors.hpp"

namespace {

using modelc::safetensors::File;
using modelc::safetensors::View;

void make(int argc, char** argv) {
  std::vector<std::vector<float>> values;
  std::vector<View> views;
  std::uint64_t state = 1;
  for (int i = 3; i < argc; ++i) {
    std::string text = argv[i];
    const std::size_t equals = text.find('='), colon = std::min(text.find(':'), text.size());
    std::string given = text.substr(colon);
    text.resize(colon);
    if (equals == std::string::npos) throw modelc::Error("expected NAME=EXTENTS");
    View view{text.substr(0, equals), "F32", {}, nullptr};
    std::size_t count = 1;
    for (std::size_t at = equals + 1; at < text.size(); at = std::min(text.find('x', at), text.size() - 1) + 1) {
      view.shape.push_back(std::atoll(text.c_str() + at));
      count *= static_cast<std::size_t>(view.shape.back());
    }
    values.emplace_back(count);
    for (float& value : values.back()) {
      state = state * 6364136223846793005U + 1442695040888963407U;
      value = static_cast<float>(state >> 40) / static_cast<float>(1 << 23) - 1.0f;
      if (given.empty()) continue;
      value = static_cast<float>(std::atof(given.c_str() + 1));
      given = given.substr(std::min(given.find(',', 1), given.size() - 1));
    }
    views.push_back(std::move(view));
  }
  for (std::size_t i = 0; i < views.size(); ++i) views[i].data = values[i].data();
  modelc::safetensors::write(argv[2], views);
}

void compare(const std::string& left, const std::string& right, double tolerance, const std::string& prefix) {
  const File a(left), b(right);
  const auto taken = [&](const auto& entry) { return entry.name.compare(0, prefix.size(), prefix) == 0; };
  const auto count_taken = std::count_if(a.header().entries.begin(), a.header().entries.end(), taken);
  if (count_taken == 0 || static_cast<std::size_t>(count_taken) != b.header().entries.size())
    throw modelc::Error("the files hold different numbers of tensors, or none");
  for (const auto& entry : a.header().entries) {
    if (!taken(entry)) continue;
    const auto* other = b.header().find(entry.name.substr(prefix.size()));
    if (other == nullptr || other->shape != entry.shape || other->dtype != "F32" || entry.dtype != "F32")
      throw modelc::Error("tensor " + entry.name + " differs in type");
    const std::size_t count = entry.bytes() / sizeof(float);
    std::vector<float> x(count), y(count);
    a.read(entry, x.data());
    b.read(*other, y.data());
    for (std::size_t i = 0; i < count; ++i) {
      const double difference = std::abs(static_cast<double>(x[i]) - static_cast<double>(y[i]));
      if (!(difference <= tolerance * std::max(1.0, std::abs(static_cast<double>(x[i])))))
        throw modelc::Error("tensor " + entry.name + " differs at element " + std::to_string(i) + ": " +
                            std::to_string(x[i]) + " and " + std::to_string(y[i]));
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const std::string command = argc > 1 ? argv[1] : "";
    if (command == "make" && argc > 3) {
      make(argc, argv);
    } else if (command == "compare" && (argc == 5 || argc == 6)) {
      compare(argv[2], argv[3], std::atof(argv[4]), argc == 6 ? argv[5] : "");
    } else {
      throw modelc::Error("usage: tensors make OUT NAME=EXTENTS..., tensors compare A B TOLERANCE [PREFIX]");
    }
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "tensors: %s\n", error.what());
    return 1;
  }
}
