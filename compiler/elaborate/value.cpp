#include "elaborate/value.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "elaborate/builtins.h"

namespace modelc::elaborate {

namespace {

constexpr std::size_t longest_text = 200;

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::string joined(const Sequence& sequence) {
  std::string out = sequence.tuple ? "(" : "[";
  for (std::size_t i = 0; i < sequence.items.size(); ++i) {
    if (i > 0) out += ", ";
    if (out.size() > longest_text) {
      out += "...";
      break;
    }
    out += sequence.items[i].str();
  }
  if (sequence.tuple && sequence.items.size() == 1) out += ",";
  return out + (sequence.tuple ? ")" : "]");
}

std::string joined(const Dict& dict) {
  std::string out = "{";
  for (std::size_t i = 0; i < dict.items.size(); ++i) {
    if (i > 0) out += ", ";
    if (out.size() > longest_text) {
      out += "...";
      break;
    }
    out += dict.items[i].first + ": " + dict.items[i].second.str();
  }
  return out + "}";
}

}  // namespace

std::string float_text(double value) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
  std::string text = fmt::format("{}", value);
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return text;
}

const Value* Dict::find(std::string_view key) const {
  for (const auto& [name, value] : items)
    if (name == key) return &value;
  return nullptr;
}

Value Value::dim(const ir::Dim& dim) {
  if (const auto constant = dim.constant()) return *constant;
  return dim;
}

Value Value::shape(const ir::Shape& shape) {
  std::vector<Value> items;
  for (const ir::Dim& entry : shape) items.push_back(dim(entry));
  return tuple(std::move(items));
}

Value Value::sequence(bool tuple, std::vector<Value> items) {
  Contents contents;
  for (const Value& item : items) contents.add(item);
  return std::make_shared<const Sequence>(Sequence{tuple, std::move(items), contents});
}

Value Value::dict(std::vector<std::pair<std::string, Value>> items) {
  Contents contents;
  for (const auto& [key, value] : items) contents.add(value);
  return std::make_shared<const Dict>(Dict{std::move(items), contents});
}

const Sequence* Value::sequence() const {
  const auto* pointer = get<std::shared_ptr<const Sequence>>();
  return pointer ? pointer->get() : nullptr;
}

const Dict* Value::dict() const {
  const auto* pointer = get<std::shared_ptr<const Dict>>();
  return pointer ? pointer->get() : nullptr;
}

const Declared* Value::declared() const {
  const auto* pointer = get<std::shared_ptr<const Declared>>();
  return pointer ? pointer->get() : nullptr;
}

LayerInstance* Value::layer() const {
  const auto* pointer = get<std::shared_ptr<LayerInstance>>();
  return pointer ? pointer->get() : nullptr;
}

std::optional<double> Value::real() const {
  if (const auto* i = get<std::int64_t>()) return static_cast<double>(*i);
  if (const auto* d = get<double>()) return *d;
  return std::nullopt;
}

std::optional<ir::Dim> Value::as_dim() const {
  if (const auto* i = get<std::int64_t>()) return ir::Dim(*i);
  if (const auto* d = get<ir::Dim>()) return *d;
  return std::nullopt;
}

bool Value::callable() const { return declared() || layer() || get<const ir::OpRow*>() || get<const Builtin*>(); }

void Contents::add(const Value& item) {
  constexpr std::size_t most = std::numeric_limits<std::size_t>::max() / 2;  // beyond every limit; two of them fit
  depth = std::max(depth, item.depth() + 1);
  elements = std::min(most, elements + item.elements());
  const Contents* inner = item.contents();
  tensor = tensor || item.tensor() || (inner && inner->tensor);
  poison = poison || item.poison() || (inner && inner->poison);
}

const Contents* Value::contents() const {
  if (const Sequence* s = sequence()) return &s->contents;
  if (const Dict* d = dict()) return &d->contents;
  return nullptr;
}

std::size_t Value::elements() const {
  const Contents* all = contents();
  return all ? std::max<std::size_t>(all->elements, 1) : 1;
}

int Value::depth() const {
  if (const Contents* all = contents()) return all->depth;
  if (const Declared* d = declared()) return d->depth;
  if (const LayerInstance* l = layer()) return l->depth;
  return 0;
}

int depth_of(const Scope& hyperparameters) {
  int depth = 0;
  for (const auto& [name, value] : hyperparameters.names) depth = std::max(depth, value.depth());
  return depth + 1;
}

std::string_view Value::kind() const {
  struct Names {
    std::string_view operator()(const None&) const { return "none"; }
    std::string_view operator()(const Poison&) const { return "unknown"; }
    std::string_view operator()(bool) const { return "bool"; }
    std::string_view operator()(std::int64_t) const { return "int"; }
    std::string_view operator()(double) const { return "float"; }
    std::string_view operator()(const std::string&) const { return "string"; }
    std::string_view operator()(const ir::Dim&) const { return "dim"; }
    std::string_view operator()(ir::DType) const { return "dtype"; }
    std::string_view operator()(const Tensor&) const { return "tensor"; }
    std::string_view operator()(const std::shared_ptr<const Sequence>& s) const { return s->tuple ? "tuple" : "list"; }
    std::string_view operator()(const std::shared_ptr<const Dict>&) const { return "dict"; }
    std::string_view operator()(const std::shared_ptr<const Declared>& d) const {
      switch (d->kind) {
        case Declared::Kind::layer: return "layer";
        case Declared::Kind::model: return "model";
        case Declared::Kind::optimizer: return "optimizer";
        default: return "function";
      }
    }
    std::string_view operator()(const std::shared_ptr<LayerInstance>&) const { return "layer"; }
    std::string_view operator()(const std::shared_ptr<const OptimizerInstance>&) const { return "optimizer"; }
    std::string_view operator()(const ir::OpRow*) const { return "function"; }
    std::string_view operator()(const Builtin*) const { return "function"; }
    std::string_view operator()(Module*) const { return "module"; }
  };
  return std::visit(Names{}, data_);
}

std::string Value::described() const {
  const std::string_view name = kind();
  if (name == "none") return "`none`";
  return fmt::format("{} {}", std::string_view("aeiou").find(name[0]) == std::string_view::npos ? "a" : "an", name);
}

std::string Value::str() const {
  struct Text {
    std::string operator()(const None&) const { return "none"; }
    std::string operator()(const Poison&) const { return "unknown"; }
    std::string operator()(bool b) const { return b ? "true" : "false"; }
    std::string operator()(std::int64_t i) const { return fmt::format("{}", i); }
    std::string operator()(double d) const { return float_text(d); }
    std::string operator()(const std::string& s) const {
      return quoted(s.size() > longest_text ? s.substr(0, longest_text) : s);
    }
    std::string operator()(const ir::Dim& d) const { return d.str(); }
    std::string operator()(ir::DType d) const { return std::string(ir::name(d)); }
    std::string operator()(const Tensor&) const { return "a tensor"; }
    std::string operator()(const std::shared_ptr<const Sequence>& s) const { return joined(*s); }
    std::string operator()(const std::shared_ptr<const Dict>& d) const { return joined(*d); }
    std::string operator()(const std::shared_ptr<const Declared>& d) const { return d->name; }
    std::string operator()(const std::shared_ptr<LayerInstance>& l) const { return l->name; }
    std::string operator()(const std::shared_ptr<const OptimizerInstance>& o) const { return o->declared->name; }
    std::string operator()(const ir::OpRow* row) const { return std::string(row->name); }
    std::string operator()(const Builtin* builtin) const { return std::string(builtin->name); }
    std::string operator()(Module*) const { return "a module"; }
  };
  return std::visit(Text{}, data_);
}

namespace {

std::optional<bool> equal_items(const std::vector<Value>& a, const std::vector<Value>& b) {
  if (a.size() != b.size()) return false;
  bool known = true;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const std::optional<bool> same = equal(a[i], b[i]);
    if (same == false) return false;
    known = known && same.has_value();
  }
  if (!known) return std::nullopt;
  return true;
}

std::optional<bool> equal_dicts(const Dict& a, const Dict& b) {
  if (a.items.size() != b.items.size()) return false;
  std::vector<Value> left;
  std::vector<Value> right;
  for (const auto& [key, value] : a.items) {
    const Value* other = b.find(key);
    if (!other) return false;
    left.push_back(value);
    right.push_back(*other);
  }
  return equal_items(left, right);
}

}  // namespace

std::optional<bool> equal(const Value& a, const Value& b) {
  if (a.tensor() || b.tensor()) {
    if (a.none() || b.none()) return false;
    return std::nullopt;
  }
  if (a.as_dim() && b.as_dim()) {
    switch (ir::Dim::equal(*a.as_dim(), *b.as_dim())) {
      case ir::Answer::yes: return true;
      case ir::Answer::no: return false;
      case ir::Answer::unknown: return std::nullopt;
    }
  }
  if (a.number() && b.number()) return *a.real() == *b.real();
  if (a.data().index() != b.data().index()) return false;
  if (a.sequence())
    return a.sequence()->tuple == b.sequence()->tuple ? equal_items(a.sequence()->items, b.sequence()->items)
                                                      : std::optional<bool>(false);
  if (a.dict()) return equal_dicts(*a.dict(), *b.dict());
  if (a.none()) return true;
  if (const auto* x = a.get<bool>()) return *x == *b.get<bool>();
  if (const auto* x = a.get<std::string>()) return *x == *b.get<std::string>();
  if (const auto* x = a.get<ir::DType>()) return *x == *b.get<ir::DType>();
  if (const Declared* x = a.declared())
    return x == b.declared() || (x->statement && x->statement == b.declared()->statement && !x->captured);
  if (a.layer()) return a.layer() == b.layer();
  if (const auto* x = a.get<const ir::OpRow*>()) return *x == *b.get<const ir::OpRow*>();
  if (const auto* x = a.get<const Builtin*>()) return *x == *b.get<const Builtin*>();
  return false;
}

bool contains_tensor(const Value& value) {
  const Contents* contents = value.contents();
  return value.tensor() || (contents && contents->tensor);
}

void collect_tensors(const Value& value, std::vector<Tensor>& out) {
  if (!contains_tensor(value)) return;
  if (const Tensor* tensor = value.tensor()) out.push_back(*tensor);
  if (const Sequence* sequence = value.sequence())
    for (const Value& item : sequence->items) collect_tensors(item, out);
  if (const Dict* dict = value.dict())
    for (const auto& [key, item] : dict->items) collect_tensors(item, out);
}

bool contains_poison(const Value& value) {
  const Contents* contents = value.contents();
  return value.poison() || (contents && contents->poison);
}

std::string snake_case(std::string_view name) {
  const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
  // Keras 3: `(.)([A-Z][a-z]+)` and then `([a-z])([A-Z])`, each becoming `\1_\2`.
  std::string first;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool word = upper(name[i]) && i + 1 < name.size() && lower(name[i + 1]);
    if (i > 0 && word) first += '_';
    first += name[i];
  }
  std::string out;
  for (std::size_t i = 0; i < first.size(); ++i) {
    if (i > 0 && upper(first[i]) && lower(first[i - 1])) out += '_';
    out += upper(first[i]) ? static_cast<char>(first[i] - 'A' + 'a') : first[i];
  }
  return out;
}

}  // namespace modelc::elaborate
