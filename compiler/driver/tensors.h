#pragma once
#include <string>
#include <vector>

#include "diagnostics/diagnostics.h"
#include "elaborate/program.h"
#include "ir/type.h"
#include "modelc/safetensors.hpp"

namespace modelc::driver {

struct NamedTensor {
  std::string name;
  ir::TensorData data;
  std::string stored = {};  ///< the dtype in the file where that is a narrower one: "f16", "bf16"
};

/// The tensors of a safetensors file's bytes, by name. F32, F64, I32, I64, U8, I8 and BOOL are read, F16 and BF16 as
/// f32; other dtypes and whatever is wrong with the file are a modelc::Error.
std::vector<NamedTensor> read_tensors(const std::string& bytes);

/// The bytes of a safetensors file. Values of f32 tensors are rounded to float.
std::string write_tensors(const std::vector<NamedTensor>& tensors, const safetensors::Metadata& metadata = {});

/// The elements alone, as in memory.
std::string bytes_of(const ir::TensorData& data);
/// Sets the elements of a tensor whose dtype and shape are set; returns how many bytes they took.
std::size_t set_bytes(ir::TensorData& data, const char* bytes);

/// Fresh weights: each by its own initializer, from the seed and the weight's name alone. An error at the statement of
/// one that has too many elements for that.
std::vector<NamedTensor> initial_weights(const elaborate::Model& model, std::uint64_t seed, Diagnostics& diagnostics);

}  // namespace modelc::driver
