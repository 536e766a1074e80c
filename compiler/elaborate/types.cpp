#include <fmt/format.h>

#include <algorithm>

#include "elaborate/evaluator.h"

namespace modelc::elaborate {

using namespace syntax;

ir::DType Evaluator::dtype_of(const Name& name) {
  const auto dtype = ir::dtype_named(name.id);
  if (!dtype) {
    const std::optional<Value> found = find_name(name.id);
    if (const ir::DType* value = found ? found->get<ir::DType>() : nullptr) return *value;
    const std::vector<std::string> known{"f32", "f64", "i32", "i64", "u8", "i8", "bool"};
    const std::string near = nearest(name.id, known);
    static constexpr std::pair<std::string_view, std::string_view> foreign[] = {
        {"float", "f32"}, {"float32", "f32"}, {"double", "f64"},   {"float64", "f64"}, {"int", "i32"}, {"int32", "i32"},
        {"long", "i64"},  {"int64", "i64"},   {"boolean", "bool"}, {"uint8", "u8"},    {"byte", "u8"}, {"int8", "i8"}};
    std::string help =
        near.empty() ? "dtypes are f32, f64, i32, i64, u8, i8 and bool" : fmt::format("did you mean `{}`?", near);
    for (const auto& [other, ours] : foreign)
      if (name.id == other) help = fmt::format("write `{}`", ours);
    fail(Code::unknown_name, name.span, fmt::format("`{}` is no dtype", name.id), std::move(help));
  }
  return *dtype == ir::DType::f32 ? default_float() : *dtype;
}

namespace {

const NameExpr* lone_name(const DimExpr& dim) { return dim.dim ? std::get_if<NameExpr>(&dim.dim->node) : nullptr; }

bool is_dims(const std::optional<Value>& value) {
  return value && (value->as_dim() ||
                   (value->sequence() && std::all_of(value->sequence()->items.begin(), value->sequence()->items.end(),
                                                     [](const Value& v) { return v.as_dim().has_value(); })));
}

}  // namespace

namespace {

std::string rank_help(std::size_t wanted, std::size_t given, std::string_view name) {
  if (given + 1 == wanted) return fmt::format("`expand_dims({}, axis = -1)` adds an axis of 1", name);
  if (given < wanted) return "`reshape`, or the layer `Reshape`, splits axes";
  return wanted == 2 ? "`Flatten()` joins all axes but the first" : "";
}

}  // namespace

namespace {

/// The names in the arithmetic of a dimension.
void names_in(const Expr& expr, std::vector<std::string>& out) {
  if (const auto* name = std::get_if<NameExpr>(&expr.node)) {
    out.push_back(name->id);
  } else if (const auto* binary = std::get_if<BinaryExpr>(&expr.node)) {
    names_in(*binary->left, out);
    names_in(*binary->right, out);
  } else if (const auto* unary = std::get_if<UnaryExpr>(&expr.node)) {
    names_in(*unary->operand, out);
  } else if (const auto* call = std::get_if<CallExpr>(&expr.node)) {
    for (const syntax::Argument& argument : call->arguments) names_in(*argument.value, out);
  }
}

const TypeExpr* input_type_of(const Stmt& statement, bool targets) {
  if (const auto* input = std::get_if<InputStmt>(&statement.node)) return &input->type;
  const auto* target = targets ? std::get_if<TargetStmt>(&statement.node) : nullptr;
  return target ? &target->type : nullptr;
}

}  // namespace

void Evaluator::bind_ahead(const DimExpr& dim, Body& body) {
  std::vector<std::string> names;
  if (!dim.ellipsis()) names_in(*dim.dim, names);
  for (const std::string& name : names)
    if (!find_name(name)) bind_ahead(name, body);
}

void Evaluator::bind_ahead(const std::string& name, Body& body) {
  const bool inner = body.kind == Body::Kind::inner_model;
  for (auto block = blocks_.rbegin(); block != blocks_.rend() && block->first == scope_; ++block) {
    if (inner && block->second != &std::get<ModelDecl>(body.owner->declared->statement->node).body) continue;
    std::size_t inputs = 0;
    for (const StmtPtr& statement : block->second->statements) {
      const TypeExpr* type = input_type_of(*statement, !inner);
      if (!type && binds(*statement, name)) return;  // it is no size of an input
      if (!type) continue;
      const std::size_t place = inputs++;
      for (const DimExpr& dim : type->dims) {
        const NameExpr* alone = lone_name(dim);
        if (!alone || alone->id != name) continue;
        if (!inner) {
          introduce_symbol(name, dim.span);
        } else if (place < body.inputs.size()) {
          Operand given = body.inputs[place];
          check_type(*type, given, fmt::format("the input `{}`", std::get<InputStmt>(statement->node).name.id), true);
        }
        return;
      }
    }
  }
}

ir::Dim Evaluator::dim_value(const DimExpr& dim) {
  const auto unknown = [&](const NameExpr& name, Span span) {
    if (!find_name(name.id))
      fail(Code::unknown_name, span, fmt::format("no dimension is called `{}` yet", name.id),
           fmt::format("an input in which `{0}` stands alone introduces it: `f32[batch, {0}]`", name.id));
  };
  if (const auto* sum = std::get_if<BinaryExpr>(&dim.dim->node))
    for (const Expr* side : {sum->left.get(), sum->right.get()})
      if (const auto* name = std::get_if<NameExpr>(&side->node)) unknown(*name, side->span);
  const Operand value = operand(*dim.dim);
  const auto result = value.value.as_dim();
  if (!result)
    fail(Code::wrong_kind, dim.span,
         fmt::format("a dimension is an int or dim, and this is {}", value.value.described()),
         value.value.none() ? "name what is open: `f32[batch, 784]`" : "");
  return *result;
}

void Evaluator::check_type(const TypeExpr& written, Operand& value, std::string_view what, bool bind_only) {
  if (contains_poison(value.value)) throw Poisoned{};
  const std::optional<ir::DType> dtype = written.dtype ? std::optional(dtype_of(*written.dtype)) : std::nullopt;
  const bool scalar = written.dims.empty() && written.dtype;
  if (scalar && (value.value.number() || value.value.get<bool>())) return;  // a number stays one
  if (!value.value.tensor()) value.value = to_tensor(value, dtype);
  const ir::TensorType found = type(*value.value.tensor());
  const auto mismatch = [&](std::string detail, std::string help = {}) {
    std::vector<std::string> notes;
    if (!detail.empty()) notes.push_back(std::move(detail));
    std::vector<Label> labels;
    if (!in_library(written.span)) labels.push_back({written.span, "declared here"});
    for (Label& label : origin(value)) labels.push_back(std::move(label));
    fail(Code::declared_type_mismatch, value.span,
         fmt::format("{} is declared `{}`, and this is `{}`", what, sources_.text(written.span), ir::str(found)),
         std::move(help), std::move(labels), std::move(notes));
  };
  if (dtype && *dtype != found.dtype) mismatch(fmt::format("`cast(x, {})` converts", ir::name(*dtype)));
  // A name that stands for a tuple of dims stands for several axes.
  std::vector<std::pair<const DimExpr*, std::optional<ir::Dim>>> entries;
  bool open = false;
  std::size_t before = 0;
  std::size_t after = 0;
  for (const DimExpr& dim : written.dims) {
    const NameExpr* name = lone_name(dim);
    const std::optional<Value> known = name ? find_name(name->id) : std::nullopt;
    if (dim.ellipsis()) {
      if (open) fail(Code::bad_rank, dim.span, "`...` stands twice in one type");
      open = true;
    } else if (known && known->sequence() && is_dims(known)) {
      for (const Value& item : known->sequence()->items) {
        entries.emplace_back(&dim, item.as_dim());
        ++(open ? after : before);
      }
      continue;
    } else {
      ++(open ? after : before);
    }
    entries.emplace_back(&dim, std::nullopt);
  }
  if (found.rank() < before + after || (!open && found.rank() != before))
    mismatch(fmt::format("the declared rank is {}{}, and the tensor's is {}", before + after, open ? " or more" : "",
                         found.rank()),
             rank_help(before + after, found.rank(), value.name.empty() ? "..." : value.name));
  std::size_t axis = 0;
  for (const auto& [dim, fixed] : entries) {
    if (dim->ellipsis()) {
      axis = found.rank() - after;
      continue;
    }
    const ir::Dim& actual = found.shape[axis++];
    const NameExpr* name = lone_name(*dim);
    if (!fixed && name && !is_dims(find_name(name->id))) {
      scope_->names[name->id] = Value::dim(actual);
      continue;
    }
    if (bind_only) continue;
    const ir::Dim wanted = fixed ? *fixed : dim_value(*dim);
    const ir::Answer same = ir::Dim::equal(wanted, actual);
    if (same == ir::Answer::no)
      mismatch(fmt::format("axis {}: `{}` is {} and the tensor has {}", axis - 1, sources_.text(dim->span),
                           wanted.str(), actual.str()));
    if (same == ir::Answer::unknown)
      require(ir::Requirement::Kind::equal, actual, wanted, fmt::format("the declared type of {}", what), value.span);
  }
}

void Evaluator::bind_types(const std::vector<Param>& params, std::vector<Operand>& values) {
  for (const bool bind_only : {true, false})
    for (std::size_t i = 0; i < params.size(); ++i)
      if (params[i].type) {
        if (values[i].value.none() && params[i].fallback) continue;  // an optional tensor that is not given
        check_type(*params[i].type, values[i],
                   fmt::format("`{}` of `{}`", params[i].pattern.id, calls_.empty() ? "" : calls_.back().callee),
                   bind_only);
      }
}

void Evaluator::check_result(const ResultType& result, Value& value, Span span, std::string_view callee) {
  const auto check = [&](const ResultType::Item& item, Value& one) {
    if (!graph_ && !contains_tensor(one)) return;
    Operand operand{one, span, ""};
    check_type(item.type, operand, fmt::format("the result of `{}`", callee), false);
    one = operand.value;
  };
  if (!result.tuple && result.items.size() == 1) {
    check(result.items.front(), value);
    return;
  }
  const Sequence* sequence = value.sequence();
  if (!sequence || sequence->items.size() != result.items.size())
    fail(Code::declared_type_mismatch, span,
         fmt::format("`{}` is declared to give {} values, and gives {}", callee, result.items.size(), type_text(value)),
         "", {{result.span, "declared here"}});
  std::vector<Value> items = sequence->items;
  for (std::size_t i = 0; i < items.size(); ++i) check(result.items[i], items[i]);
  value = Value::sequence(sequence->tuple, std::move(items));
}

void Evaluator::check_size(const ir::TensorType& type, Span span) {
  constexpr double most = 1e14;  // elements
  double count = 1;
  bool open = false;
  for (const ir::Dim& dim : type.shape) {
    std::optional<std::int64_t> least = dim.constant();
    if (!least) {
      open = true;
      ir::SymbolValues ones;
      for (std::string& symbol : dim.symbols()) ones[std::move(symbol)] = 1;
      least = dim.evaluate(ones);
    }
    count *= std::max(1.0, static_cast<double>(least.value_or(1)));
  }
  try {
    if (open) (void)(ir::element_count(type.shape) * 64);
  } catch (const ir::DimOverflow&) {
    count = 2 * most;
  }
  if (count > most)
    fail(Code::program_too_large, span,
         fmt::format("a tensor `{}` has more elements than a machine can hold", ir::str(type)));
}

ir::TensorType Evaluator::input_type(const TypeExpr& written, Body& body) {
  const bool inner = body.kind == Body::Kind::inner_model;
  if (!written.dtype)
    fail(Code::wrong_kind, written.span, "the type of an input names its dtype",
         fmt::format("write `f32{}`", text(written.span)));
  ir::TensorType out{dtype_of(*written.dtype), {}};
  for (const DimExpr& dim : written.dims) {
    if (dim.ellipsis()) fail(Code::bad_rank, dim.span, "an input has a known rank", "name each axis");
    const NameExpr* name = lone_name(dim);
    if (!name || inner) bind_ahead(dim, body);  // otherwise it introduces itself
    if (name) {
      const auto known = state_->symbols.find(name->id);
      if (known != state_->symbols.end() && !(inner && is_dims(find_name(name->id)))) {
        out.shape.push_back(known->second);
        continue;
      }
      const std::optional<Value> value = find_name(name->id);
      if (!is_dims(value)) {
        out.shape.push_back(introduce_symbol(name->id, dim.span));
        continue;
      }
      if (const Sequence* sequence = value->sequence()) {
        for (const Value& item : sequence->items) out.shape.push_back(*item.as_dim());
        continue;
      }
    }
    out.shape.push_back(dim_value(dim));
  }
  for (std::size_t i = 0; i < out.shape.size(); ++i)
    if (ir::Dim::at_least(out.shape[i], 0) == ir::Answer::no)
      fail(Code::bad_dimension, written.span, fmt::format("dimension {} of this type is {}", i, out.shape[i].str()));
  return out;
}

ir::TensorType Evaluator::weight_type(const TypeExpr& written) {
  if (!written.dtype)
    fail(Code::wrong_kind, written.span, "the type of a weight names its dtype",
         fmt::format("write `f32{}`", text(written.span)));
  ir::TensorType out{dtype_of(*written.dtype), {}};
  for (const DimExpr& dim : written.dims) {
    if (dim.ellipsis()) fail(Code::bad_rank, dim.span, "a weight has a known shape", "name each axis");
    const Value value = evaluate(*dim.dim);
    if (!value.as_dim() && !value.sequence() && !value.tensor())
      fail(Code::wrong_kind, dim.span,
           fmt::format("a dimension of a weight is an int, and this is {}", value.described()),
           value.get<std::string>() ? "numbers are written without quotes" : "");
    const std::vector<ir::Dim> entries = dims({value, dim.span, ""}, "a dimension of a weight");
    out.shape.insert(out.shape.end(), entries.begin(), entries.end());
  }
  ir::Dim count = 1;
  for (const ir::Dim& dim : out.shape) {
    const auto extent = dim.constant();
    if (!extent && !dim.symbols().empty())
      fail(Code::symbolic_weight_shape, written.span,
           fmt::format("a weight of shape `{}` depends on the open symbol `{}`", ir::str(out.shape),
                       dim.symbols().front()),
           fmt::format("weights have one size: give the input a number there, or compile with --set {}=...",
                       dim.symbols().front()));
    if (!extent || *extent < 0)
      fail(Code::bad_dimension, written.span,
           fmt::format("a weight of shape `{}` has a {} dimension", ir::str(out.shape),
                       extent ? "negative" : "fractional"));
    try {
      count = count * dim;
    } catch (const ir::DimOverflow&) {
      count = -1;
    }
  }
  if (count.constant().value_or(-1) < 0 || *count.constant() > (std::int64_t{1} << 40))
    fail(Code::program_too_large, written.span, fmt::format("a weight of shape `{}` is too large", ir::str(out.shape)));
  return out;
}

}  // namespace modelc::elaborate
