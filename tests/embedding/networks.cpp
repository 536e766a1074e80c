// Five example networks in one program, wherever it is built for: each is compared with what Keras gave for the same
// weights, and its outputs are printed for a comparison with another build. Uses no exceptions itself.
//   networks FIXTURES    the folder with tests/networks/fixtures
#include <cmath>
#include <cstdio>

#include "gru_stream.hpp"
#include "lenet5.hpp"
#include "modelc/safetensors.hpp"
#include "networks/network.h"
#include "networks/weights.h"
#include "tagger.hpp"
#include "transformer.hpp"
#include "wavenet.hpp"

namespace {

using modelc::tests::Network;

constexpr double tolerance = 1e-4;  // of the largest magnitude of the output, as in tests/networks

template <class Model>
Network network(const char* name) {
  return {name, Model::input_infos[0], Model::output_infos[0], &modelc::tests::run_network<Model>};
}

std::vector<unsigned char> read(const modelc::safetensors::File& file, const modelc::safetensors::Entry& entry) {
  std::vector<unsigned char> bytes(entry.bytes());
  file.read(entry, bytes.data());
  return bytes;
}

bool equals_keras(const Network& network, const std::string& fixtures) {
  const modelc::safetensors::File file(fixtures + "/" + network.name + ".safetensors");
  const auto* given = file.header().find(std::string("input/") + network.input.name);
  const auto* wanted = file.header().find(std::string("output/") + network.output.name);
  if (given == nullptr || wanted == nullptr) return false;
  const std::vector<unsigned char> input = read(file, *given), expected = read(file, *wanted);
  // An input with an axis more than the network's own holds the inputs of several calls.
  const bool several = static_cast<int>(given->shape.size()) > network.input.rank;
  std::vector<float> found;
  network.run(several ? 1 : given->shape[0], &modelc::tests::fill, several ? static_cast<int>(given->shape[0]) : 1,
              input.data(), found);
  if (found.size() * sizeof(float) != expected.size()) return false;
  double worst = 0, largest = 0;
  std::printf("%s", network.name);
  for (std::size_t i = 0; i < found.size(); ++i) {
    float right = 0;
    std::memcpy(&right, expected.data() + i * sizeof(float), sizeof(float));
    const double error = std::abs(static_cast<double>(found[i]) - static_cast<double>(right));
    worst = std::fmax(worst, std::isfinite(error) ? error : HUGE_VAL);
    largest = std::fmax(largest, std::abs(static_cast<double>(right)));
    std::printf(" %.9g", static_cast<double>(found[i]));
  }
  std::printf("\n");
  std::fprintf(stderr, "%s: largest error %.1e of the largest output\n", network.name, worst / largest);
  return worst <= tolerance * largest;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const Network networks[] = {network<lenet5::LeNet5>("lenet5"), network<transformer::Transformer>("transformer"),
                              network<tagger::Tagger>("tagger"), network<gru_stream::Stream>("gru_stream"),
                              network<wavenet::WaveNet>("wavenet")};
  bool good = true;
  for (const Network& one : networks) good = equals_keras(one, argv[1]) && good;
  return good ? 0 : 1;
}
