// What lasts in a model of printed C.
#include "emit/c99_storage.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "emit/arena.h"
#include "emit/c99_values.h"
#include "emit/names.h"
#include "emit/text.h"

namespace modelc::emit::c99 {
namespace {

std::int64_t size(const ir::TensorType& type) {
  return ir::element_count(type.shape).constant().value() * static_cast<std::int64_t>(ir::size_of(type.dtype));
}

std::string memory(const std::string& name, std::int64_t size) {
  return fmt::format("union {{\n  double alignment;\n  unsigned char bytes[{}];\n}} {};\n",
                     std::max<std::int64_t>(size, 1), name);
}

std::string trimmed(std::string text) {
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

}  // namespace

Storage::Storage(const elaborate::Model& model, const plan::Plan& plan, std::string name, const std::string* embedded)
    : name_(std::move(name)), embedded_(embedded), layout_(weight_layout(model)) {
  for (const plan::Result& update : plan.updates) {
    states_[update.name] = state_bytes_;
    state_bytes_ += aligned(size(place_of(update.name).type));
  }
  UniqueNames unique;
  for (const char* end : {"_init", "_predict", "_weight_bytes"}) unique.take(name_ + end);
  for (const WeightPlace& weight : layout_.weights) arrays_[weight.name] = unique.add(name_ + "_" + weight.name);
}

const WeightPlace& Storage::place_of(const std::string& weight) const {
  return *std::ranges::find(layout_.weights, weight, &WeightPlace::name);
}

std::string Storage::members(std::int64_t arena_bytes) const {
  std::string text;
  if (takes_block())
    text += "const unsigned char *weights;  // aligned for double, as they are given to " + name_ + "_init\n";
  if (has_states()) text += memory("states", state_bytes_);
  return trimmed(text + memory("arena", arena_bytes));
}

std::string Storage::init_doc() const {
  std::string text = takes_block()
                         ? fmt::format("The {}_weight_bytes bytes at `weights` must outlive the model.", name_)
                         : std::string("Makes the model ready.");
  if (state_bytes_ > 0) text += " Sets the states to their initial values.";
  return comment("/// ", text);
}

std::string Storage::places() const {
  if (!takes_block()) return {};
  std::string text = "Where they lie, in bytes:\n";
  for (const WeightPlace& weight : layout_.weights)
    text += fmt::format("- {}: {} at {}\n", weight.name, ir::str(weight.type), weight.offset);
  return comment("/// ", text);
}

std::string Storage::arrays() const {
  if (!embedded_) return {};
  std::string text;
  for (const WeightPlace& weight : layout_.weights) {
    const ir::TensorData data = unpacked(weight);
    text += fmt::format("{}\nstatic const {} {}[{}] = {{\n  {}\n}};\n",
                        comment("// ", weight.name + ": " + ir::str(weight.type)), element_type(weight.type.dtype),
                        arrays_.at(weight.name), std::max<std::int64_t>(data.size(), 1), elements(data));
  }
  return trimmed(text);
}
std::string opaque(const std::string& type, const std::string& array) {
  return fmt::format("(const {} *)modelc_opaque({})", type, array);
}

std::string elements(const ir::TensorData& data) {
  std::string text;
  std::size_t column = 0;
  for (std::int64_t i = 0; i < data.size(); ++i) {
    const std::string one = literal(data, static_cast<std::size_t>(i)) + (i + 1 < data.size() ? "," : "");
    const bool wraps = column + one.size() > 110;
    if (i > 0) text += wraps ? "\n  " : " ";
    column = wraps ? one.size() : column + one.size() + 1;
    text += one;
  }
  return text.empty() ? "0" : text;
}

ir::TensorData Storage::unpacked(const WeightPlace& weight) const {
  std::vector<std::int64_t> shape;
  for (const ir::Dim& dim : weight.type.shape) shape.push_back(dim.constant().value());
  ir::TensorData data = ir::TensorData::zeros(weight.type.dtype, shape);
  const char* from = embedded_->data() + weight.offset;
  const auto read = [&]<class T>(T, auto& into) {
    for (std::size_t i = 0; i < into.size(); ++i) {
      T value;
      std::memcpy(&value, from + i * sizeof(T), sizeof(T));
      into[i] = static_cast<std::decay_t<decltype(into[i])>>(value);
    }
  };
  switch (data.dtype) {
    case ir::DType::f32: read(float(), data.real); break;
    case ir::DType::f64: read(double(), data.real); break;
    case ir::DType::i32: read(std::int32_t(), data.integer); break;
    case ir::DType::i64: read(std::int64_t(), data.integer); break;
    case ir::DType::i8: read(std::int8_t(), data.integer); break;
    case ir::DType::u8:
    case ir::DType::boolean: read(std::uint8_t(), data.integer); break;
  }
  return data;
}

std::string Storage::home_of(const std::string& weight, bool constant) const {
  const WeightPlace& place = place_of(weight);
  const std::string type = (constant ? "const " : "") + element_type(place.type.dtype);
  if (const auto state = states_.find(weight); state != states_.end())
    return fmt::format("({} *)(model->states.bytes + {})", type, state->second);
  return embedded_ ? opaque(element_type(place.type.dtype), arrays_.at(weight))
                   : fmt::format("({} *)(model->weights + {})", type, place.offset);
}

std::string Storage::start() const {
  std::string text = takes_block() ? "model->weights = (const unsigned char *)weights;\n" : "";
  for (const auto& [state, offset] : states_) {
    const WeightPlace& place = place_of(state);
    text +=
        fmt::format("memcpy(model->states.bytes + {}, {}, {});\n", offset,
                    embedded_ ? opaque("void", arrays_.at(state)) : fmt::format("model->weights + {}", place.offset),
                    size(place.type));
  }
  return text.empty() ? "(void)model;" : trimmed(text);
}

}  // namespace modelc::emit::c99
