#include "driver/tensors.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <string>

#include "modelc/error.hpp"

namespace modelc::driver {
namespace {

using ir::DType;
using ir::TensorData;

/// A file by the format's own rules, written out by hand.
std::string file(const std::string& header, const std::string& data) {
  std::string size(8, '\0');
  size[0] = static_cast<char>(header.size());
  return size + header + data;
}

TEST(Tensors, ReadsTheBytesOfTheFormat) {
  const std::string text =
      R"({"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"BOOL","shape":[],"data_offsets":[8,9]}})";
  const std::vector<NamedTensor> tensors = read_tensors(file(text, std::string("\0\0\x80\x3f\0\0\0\xc0\1", 9)));
  ASSERT_EQ(tensors.size(), 2U);
  EXPECT_EQ(tensors[0].name, "a");
  EXPECT_EQ(tensors[0].data, TensorData::scalar(DType::boolean, 1));
  EXPECT_EQ(tensors[1].data.real, (std::vector<double>{1.0, -2.0}));
}

TEST(Tensors, EveryDtypeComesBack) {
  std::vector<NamedTensor> tensors;
  for (const DType dtype : {DType::f32, DType::f64, DType::i32, DType::i64, DType::boolean}) {
    TensorData data = TensorData::zeros(dtype, {1, 2});
    if (ir::is_float(dtype))
      data.real = {0.5, -1.25};
    else
      data.integer = {1, dtype == DType::boolean ? 0 : -7};
    tensors.push_back({std::string(ir::name(dtype)), data});
  }
  const std::vector<NamedTensor> back = read_tensors(write_tensors(tensors));
  ASSERT_EQ(back.size(), tensors.size());
  for (const NamedTensor& one : back) {
    const auto written =
        std::find_if(tensors.begin(), tensors.end(), [&](const NamedTensor& t) { return t.name == one.name; });
    ASSERT_NE(written, tensors.end()) << one.name;
    EXPECT_EQ(one.data, written->data) << one.name;
  }
}

/// NumPy's and ml_dtypes' own widening: tests/oracle/narrow_floats.py.
TEST(Tensors, NarrowFloatsAreReadAsF32) {
  std::ifstream in(MODELC_TEST_DIR "/runtime/fixtures/narrow_floats.safetensors", std::ios::binary);
  const std::vector<NamedTensor> tensors = read_tensors({std::istreambuf_iterator<char>(in), {}});
  ASSERT_EQ(tensors.size(), 4U);
  for (const std::size_t i : {std::size_t{0}, std::size_t{2}}) {
    EXPECT_EQ(tensors[i].stored, tensors[i].name);
    EXPECT_EQ(tensors[i].data.dtype, DType::f32);
    const std::vector<double>&narrow = tensors[i].data.real, &wide = tensors[i + 1].data.real;
    ASSERT_GT(narrow.size(), 500U);
    ASSERT_EQ(narrow.size(), wide.size());
    for (std::size_t j = 0; j < narrow.size(); ++j) {
      EXPECT_TRUE(narrow[j] == wide[j] || (std::isnan(narrow[j]) && std::isnan(wide[j]))) << j;
      EXPECT_EQ(std::signbit(narrow[j]), std::signbit(wide[j])) << j;
    }
  }
}

TEST(Tensors, RefusesWhatModelsDoNotUse) {
  EXPECT_THROW(read_tensors(file(R"({"a":{"dtype":"I16","shape":[1],"data_offsets":[0,2]}})", std::string(2, '\0'))),
               Error);
  EXPECT_THROW(read_tensors(file(R"({"a":{"dtype":"BOOL","shape":[1],"data_offsets":[0,1]}})", "\2")), Error);
  EXPECT_THROW(read_tensors("short"), Error);
}

}  // namespace
}  // namespace modelc::driver
