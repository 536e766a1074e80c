#pragma once
#include <nlohmann/json.hpp>
#include <string>

#include "ir/type.h"

/// Tensors as numbers in nested lists.
namespace modelc::web {

using Json = nlohmann::ordered_json;

/// The tensor of this dtype. Lists of different lengths side by side, and what is no number that the dtype holds, are
/// a std::invalid_argument with a sentence about `name`.
ir::TensorData tensor_of(const Json& lists, ir::DType dtype, const std::string& name);

/// Numbers of f32 have the digits that tell them from their neighbours; those that are not finite are the texts "nan",
/// "inf" and "-inf".
Json lists_of(const ir::TensorData& data);

}  // namespace modelc::web
