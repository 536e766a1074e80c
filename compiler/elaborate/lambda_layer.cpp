#include <fmt/format.h>

#include "elaborate/guards.h"

namespace modelc::elaborate {

using namespace syntax;

Value Evaluator::make_lambda_layer(const BoundArguments& arguments, Span span) {
  enum { function, output_shape, mask, extra, name, trainable };
  const CallGuard guard(*this, span, "Lambda");
  if (!arguments.value(function).callable())
    fail(Code::wrong_kind, arguments.get(function)->span,
         fmt::format("`Lambda` takes a function, and this is {}", arguments.value(function).described()),
         "write `Lambda(x -> ...)`");
  const Value shape = arguments.value(output_shape);
  if (!shape.none() && !shape.sequence() && !shape.callable())
    fail(Code::wrong_kind, arguments.get(output_shape)->span,
         fmt::format("`output_shape` is a tuple or a function of the input shape, and this is {}", shape.described()),
         shape.as_dim() ? fmt::format("write `({},)`", shape.str()) : "");
  const Value written_mask = arguments.value(mask);
  if (!written_mask.none() && !written_mask.tensor() && !written_mask.sequence() && !written_mask.callable())
    fail(Code::wrong_kind, arguments.get(mask)->span,
         fmt::format("`mask` is a tensor or a function of the inputs and their mask, and this is {}",
                     written_mask.described()),
         "write `mask = (inputs, mask) -> mask`");
  if (arguments.get(extra) && !arguments.value(extra).dict())
    fail(Code::wrong_kind, arguments.get(extra)->span,
         fmt::format("`arguments` is a dict, and this is {}", arguments.value(extra).described()),
         "write `{name: value}`");
  LayerInstance instance;
  instance.span = span;
  const Value training_flag = arguments.value(trainable);
  if (const bool* flag = training_flag.get<bool>()) instance.trainable = *flag;
  auto scope = std::make_shared<Scope>();
  scope->names["function"] = arguments.value(function);
  scope->names["output_shape"] = shape;
  scope->names["mask"] = written_mask;
  scope->names["arguments"] = arguments.value(extra);
  instance.hyperparameters = std::move(scope);
  std::optional<std::string> given;
  if (!arguments.value(name).none()) given = layer_name(*arguments.get(name));
  auto made = register_layer(std::move(instance), "Lambda", std::move(given));
  if (const Operand* written = arguments.get(output_shape)) made->shape_span = written->span;
  return checked(std::move(made), span);
}

namespace {

/// Shapes of a value as `output_shape` functions see them: a tuple of dims, or a list of those.
std::optional<Value> shapes_of(const Evaluator& evaluator, const Value& value) {
  if (const Tensor* tensor = value.tensor()) return Value::shape(evaluator.type(*tensor).shape);
  const Sequence* sequence = value.sequence();
  if (!sequence) return std::nullopt;
  std::vector<Value> items;
  for (const Value& item : sequence->items) {
    const auto shape = shapes_of(evaluator, item);
    if (!shape) return std::nullopt;
    items.push_back(*shape);
  }
  return Value::sequence(sequence->tuple, std::move(items));
}

const Value& first_of(const Value& value) {
  const Sequence* sequence = value.sequence();
  return sequence && !sequence->items.empty() ? first_of(sequence->items.front()) : value;
}

bool of_shapes(const Value& shape) {
  return shape.sequence() && !shape.sequence()->items.empty() && shape.sequence()->items.front().sequence();
}

}  // namespace

void Evaluator::check_output_shape(const Value& declared, const Value& input, const Value& output, Span span,
                                   Span shape_span, std::string_view name) {
  if (declared.none()) return;
  const auto given = shapes_of(*this, input);
  const Value shape = declared.callable() && given ? call(declared, {*given}, shape_span) : declared;
  const auto compare = [&](const Value& wanted, const Value& value, bool batch) {
    const Sequence* sequence = wanted.sequence();
    const Tensor* tensor = value.tensor();
    if (!sequence)
      fail(Code::wrong_kind, shape_span,
           fmt::format("`output_shape` gives {}, and a shape is a tuple of dims", wanted.described()));
    std::vector<Value> dims = sequence->items;
    const ir::Shape found = type(*tensor).shape;
    const Tensor* source = first_of(input).tensor();
    // A scalar, such as a loss summed over the batch, has no batch axis to leave out.
    const bool whole = dims.empty() && found.empty();
    if (batch && !whole && source && type(*source).rank() > 0)
      dims.insert(dims.begin(), Value::dim(type(*source).shape[0]));
    const auto differ = [&] {
      fail(Code::output_shape_mismatch, shape_span.known() ? shape_span : span,
           fmt::format("the `output_shape` of `{}` is `{}`, and its function gives `{}`", name, Value::list(dims).str(),
                       ir::str(type(*tensor))),
           "leave `output_shape` out: it is inferred");
    };
    if (dims.size() != found.size()) differ();
    for (std::size_t i = 0; i < dims.size(); ++i) {
      if (dims[i].none()) continue;  // Keras's "any"
      const auto dim = dims[i].as_dim();
      if (!dim)
        fail(Code::wrong_kind, shape_span,
             fmt::format("`output_shape` has {} in it, and a shape is a tuple of dims", dims[i].described()));
      const ir::Answer same = ir::Dim::equal(*dim, found[i]);
      if (same == ir::Answer::no) differ();
      if (same == ir::Answer::unknown)
        require(ir::Requirement::Kind::equal, found[i], *dim, fmt::format("output_shape of `{}`", name), span);
    }
  };
  const bool batch = !declared.callable();
  if (output.tensor()) {
    compare(shape, output, batch);
    return;
  }
  const Sequence* outputs = output.sequence();
  if (!of_shapes(shape) || shape.sequence()->items.size() != outputs->items.size())
    fail(Code::output_shape_mismatch, span,
         fmt::format("`{}` declares `{}`, and its function gives {}", name, shape.str(), type_text(output)),
         "several results have a list of shapes", {{shape_span, "declared here"}});
  for (std::size_t i = 0; i < outputs->items.size(); ++i) compare(shape.sequence()->items[i], outputs->items[i], batch);
}

Value Evaluator::run_lambda(LayerInstance& instance, Arguments arguments, Span span) {
  const ParamInfo params[] = {{"inputs", true}};
  const BoundArguments bound = bind_arguments(*this, instance.name, params, arguments, span);
  const auto& settings = instance.hyperparameters->names;
  const Value& function = settings.find("function")->second;
  if (const Declared* declared = function.declared(); declared && bound.value(0).sequence()) {
    std::size_t wanted = 0;
    const auto* fn = declared->statement ? std::get_if<FnDecl>(&declared->statement->node) : nullptr;
    const auto* lambda = declared->expression ? std::get_if<LambdaExpr>(&declared->expression->node) : nullptr;
    if (fn || lambda)
      for (const Param& param : fn ? fn->params : lambda->params) wanted += param.fallback == nullptr;
    const Dict* extra = settings.find("arguments")->second.dict();
    if (wanted > 1 + (extra ? extra->items.size() : 0))
      fail(
          Code::missing_argument, span,
          fmt::format("the function of `{}` takes {} arguments, and the list reaches it as one", instance.name, wanted),
          "take the list apart in the function: `v -> v[0] + v[1]`");
  }
  Arguments call_arguments{{*bound.get(0), "", {}}};
  if (const Dict* extra = settings.find("arguments")->second.dict())
    for (const auto& [key, value] : extra->items)
      call_arguments.push_back({{value, instance.span, ""}, key, instance.span});
  Value result = call(function, std::move(call_arguments), span);
  if (result.number() || result.get<ir::Dim>()) result = to_tensor({result, span, ""}, std::nullopt);
  if (!contains_tensor(result))
    fail(Code::wrong_kind, span,
         fmt::format("the function of `{}` gives {}, not a tensor", instance.name, result.described()));
  check_output_shape(settings.find("output_shape")->second, bound.value(0), result, span, instance.shape_span,
                     instance.name);
  // The mask ends here, unless the layer says which one goes on.
  Value mask = settings.find("mask")->second;
  if (mask.callable()) mask = call(mask, {bound.value(0), mask_of(bound.value(0))}, span);
  return with_mask({result, span, ""}, {mask, instance.span, ""}, span);
}

}  // namespace modelc::elaborate
