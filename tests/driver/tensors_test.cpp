#include "driver/tensors.h"

#include <gtest/gtest.h>

#include <algorithm>
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

TEST(Tensors, RefusesWhatModelsDoNotUse) {
  EXPECT_THROW(read_tensors(file(R"({"a":{"dtype":"F16","shape":[1],"data_offsets":[0,2]}})", std::string(2, '\0'))),
               Error);
  EXPECT_THROW(read_tensors(file(R"({"a":{"dtype":"BOOL","shape":[1],"data_offsets":[0,1]}})", "\2")), Error);
  EXPECT_THROW(read_tensors("short"), Error);
}

}  // namespace
}  // namespace modelc::driver
