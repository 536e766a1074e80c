#pragma once
#include <map>
#include <string>

#include "emit/emit.h"
#include "plan/plan.h"

namespace modelc::emit::c99 {

/// Where a model of printed C keeps what lasts: its weights, as arrays of its own or in a block of the app's, and its
/// states.
class Storage {
 public:
  /// `embedded` are the weights of the file's own arrays, as in weight_layout; nullptr: the app gives a block.
  Storage(const elaborate::Model& model, const plan::Plan& plan, std::string name, const std::string* embedded);

  /// Does `init` take a block of weights?
  bool takes_block() const { return !layout_.weights.empty() && !embedded_; }
  std::int64_t weight_bytes() const { return layout_.bytes; }
  bool has_states() const { return !states_.empty(); }
  /// Does reading it need the model's struct?
  bool in_model(const std::string& weight) const { return !embedded_ || states_.contains(weight); }

  /// Members of the struct, with an arena of that size.
  std::string members(std::int64_t arena_bytes) const;
  std::string init_doc() const;
  /// A comment that says where in the block each weight lies; empty without a block.
  std::string places() const;
  /// The definitions of the file's own arrays.
  std::string arrays() const;
  /// The statements of `init`.
  std::string start() const;
  /// The pointer to a weight or state: "(const float *)(model->weights + 64)".
  std::string home_of(const std::string& weight, bool constant) const;
  std::int64_t state_offset(const std::string& state) const { return states_.find(state)->second; }

 private:
  const WeightPlace& place_of(const std::string& weight) const;
  ir::TensorData unpacked(const WeightPlace& weight) const;

  std::string name_;
  const std::string* embedded_;
  WeightLayout layout_;
  std::map<std::string, std::int64_t, std::less<>> states_;  // bytes
  std::int64_t state_bytes_ = 0;
  std::map<std::string, std::string, std::less<>> arrays_;  // names by weight
};

/// A pointer to the array of constants that the compiler does not follow (modelc::opaque in the runtime).
std::string opaque(const std::string& type, const std::string& array);

/// Elements of a constant with commas, in lines.
std::string elements(const ir::TensorData& data);

}  // namespace modelc::emit::c99
