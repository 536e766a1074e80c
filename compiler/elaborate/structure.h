#pragma once
#include <optional>
#include <string>
#include <vector>

#include "elaborate/value.h"

namespace modelc::elaborate {

/// The tensors of what `scan` carries or goes through, in order. Tuples and dicts are structure, and so are lists with
/// tensors in them; other lists are constants, and `none` stands for no tensor.
void leaves(const Value& value, std::vector<Value>& out);

/// The structure of `like` with these tensors, from `next` on, in the places of its own.
Value rebuild(const Value& like, const std::vector<Tensor>& tensors, std::size_t& next);

/// Where two structures differ: which part, "[0].h", and what stands there.
struct StructureMismatch {
  std::string part;  ///< empty for the whole
  std::string wanted, found;
};

/// The tensors of `value` in the order in which `like` has its own, those of dicts by key; lists and tuples match each
/// other. Gives the first place where the structures differ.
std::optional<StructureMismatch> leaves_like(const Value& like, const Value& value, std::vector<Value>& out,
                                             const std::string& part = "");

}  // namespace modelc::elaborate
