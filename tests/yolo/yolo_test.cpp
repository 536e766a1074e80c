// The head, the loss with its gradient and the decoding of examples/yolo, compiled, against the published formulas as
// tests/oracle/yolo.py computes them in double.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "cases.hpp"
#include "modelc/safetensors.hpp"

namespace modelc::tests {
namespace {

constexpr float tolerance = 1e-4f;  // relative to the largest magnitude of a case

// The rows of the fixture's tensors, a case each.
class Fixture {
 public:
  explicit Fixture(std::string grid) : grid_(std::move(grid)) {}

  Index cases() const { return entry("loss").shape[0]; }
  const std::vector<std::int64_t>& shape(const std::string& name) const { return entry(name).shape; }
  std::vector<float> row(const std::string& name, Index at) const {
    const safetensors::Entry& found = entry(name);
    const Index count = static_cast<Index>(found.bytes() / 4) / cases();
    std::vector<float> values(static_cast<std::size_t>(count));
    const std::uint64_t bytes = values.size() * sizeof(float);
    file_.read(found, static_cast<std::uint64_t>(at) * bytes, bytes, values.data());
    return values;
  }

 private:
  const safetensors::Entry& entry(const std::string& name) const {
    const safetensors::Entry* found = file_.header().find(grid_ + "/" + name);
    if (found == nullptr) throw Error("the fixture has no " + grid_ + "/" + name);
    return *found;
  }

  std::string grid_;
  safetensors::File file_{MODELC_YOLO_FIXTURES "/cases.safetensors"};
};

class Yolo : public testing::TestWithParam<const char*> {};

TEST_P(Yolo, EqualsThePublishedFormulas) {
  const Fixture fixture(GetParam());
  const auto& shape = fixture.shape("features");
  const Index boxes = fixture.shape("boxes")[2];
  cases::Model model({shape[1], shape[2], shape[3], boxes});
  for (Index at = 0; at < fixture.cases(); ++at) {
    SCOPED_TRACE(at);
    const std::vector<float> features = fixture.row("features", at), truth = fixture.row("boxes", at);
    const void* const inputs[] = {features.data(), truth.data()};
    std::vector<std::vector<float>> results;
    std::vector<void*> outputs;
    for (const TensorInfo& info : cases::Model::output_infos) results.push_back(fixture.row(info.name, at));
    const std::vector<std::vector<float>> expected = results;
    for (std::vector<float>& result : results) {
      std::fill(result.begin(), result.end(), std::nanf(""));
      outputs.push_back(result.data());
    }
    model.predict_raw(inputs, outputs.data());
    // What non-max suppression did not keep has no meaning.
    const std::size_t kept = static_cast<std::size_t>(expected.back()[0]);
    for (std::size_t i = 0; i < results.size(); ++i) {
      const std::string name = cases::Model::output_infos[i].name;
      std::size_t count = expected[i].size();
      if (name == "eval_boxes") count = 4 * kept;
      if (name == "eval_scores" || name == "eval_classes") count = kept;
      float largest = 1e-3f;
      for (std::size_t k = 0; k < count; ++k) largest = std::max(largest, std::abs(expected[i][k]));
      for (std::size_t k = 0; k < count; ++k)
        ASSERT_NEAR(results[i][k], expected[i][k], tolerance * largest) << name << "[" << k << "]";
    }
  }
}

INSTANTIATE_TEST_SUITE_P(, Yolo, testing::Values("square", "wide"), [](const auto& grid) { return grid.param; });

}  // namespace
}  // namespace modelc::tests
