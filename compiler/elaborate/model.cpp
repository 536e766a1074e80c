#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <stdexcept>

#include "elaborate/guards.h"
#include "elaborate/objectives.h"
#include "elaborate/prune.h"
#include "elaborate/settings.h"
#include "elaborate/update_rules.h"

namespace modelc::elaborate {

using namespace syntax;

ir::Dim Evaluator::introduce_symbol(const std::string& name, Span span) {
  ir::Dim dim = ir::Dim::symbol(name);
  const auto setting = options_.settings.find(name);
  if (setting != options_.settings.end()) {
    used_settings_.insert(name);
    const auto value = parse_setting(setting->second);
    const std::int64_t* extent = value ? value->get<std::int64_t>() : nullptr;
    if (!extent || *extent < 1)
      fail(Code::bad_setting, span, fmt::format("the symbol `{}` cannot be `{}`", name, setting->second),
           extent ? "a size is 1 or more: there are no empty batches" : "a size is an int of 1 or more");
    dim = *extent;
  } else {
    state_->model.symbols.push_back({name, span});
  }
  state_->symbols.emplace(name, dim);
  scope_->names.try_emplace(name, Value::dim(dim));
  return dim;
}

void Evaluator::declare_input(const Name& name, const TypeExpr& written, bool target, Body& body, Span) {
  const bool inner = body.kind == Body::Kind::inner_model;
  if (inner && !target) {
    for (const DimExpr& dim : written.dims) bind_ahead(dim, body);
    Operand value = body.inputs.at(body.next_input++);
    check_type(written, value, fmt::format("the input `{}`", name.id), true);
    check_type(written, value, fmt::format("the input `{}`", name.id), false);
    scope_->names[name.id] = value.value;
    return;
  }
  // The target of a model that is used as a layer becomes one of the model around it.
  const std::string path = inner ? body.owner->path + "/" + name.id : name.id;
  for (const Recipe::Entry& known : state_->recipe.targets) {
    if (!inner || known.name != path) continue;
    Operand again{known.value, name.span, name.id};
    check_type(written, again, fmt::format("the target `{}`", path), true);
    check_type(written, again, fmt::format("the target `{}`", path), false);
    scope_->names[name.id] = known.value;
    return;
  }
  for (const ir::Leaf& leaf : state_->root.graph.leaves)
    if (leaf.name == path && (leaf.kind == ir::Leaf::Kind::input || leaf.kind == ir::Leaf::Kind::target))
      fail(Code::duplicate_declaration, name.span, fmt::format("two inputs are called `{}`", name.id), "rename one",
           {{state_->root.graph[leaf.node].origin.span, "the other"}});
  const ir::TensorType type = input_type(written, body);
  check_size(type, written.span);
  const ir::NodeId leaf =
      state_->root.graph.leaf(target ? ir::Leaf::Kind::target : ir::Leaf::Kind::input, path, type, {name.span, 0});
  const Tensor tensor{leaf, state_->root.id};
  if (target) state_->recipe.targets.push_back({path, tensor, name.span});
  scope_->names[name.id] = tensor;
}

namespace {

/// Is it a number, or a list of no tensors: a constant where a tensor is expected?
bool is_constant(const Value& value) {
  return value.number() || value.get<bool>() || value.get<ir::Dim>() || (value.sequence() && !contains_tensor(value));
}

}  // namespace

void Evaluator::declare_output(const OutputStmt& output, Body& body, Span) {
  if (body.kind != Body::Kind::inner_model) {  // first, so that an output with an error counts as one of the model's
    const auto [place, fresh] = state_->output_spans.try_emplace(output.name.id, output.name.span);
    if (!fresh)
      fail(Code::bad_output, output.name.span, fmt::format("two outputs are called `{}`", output.name.id), "rename one",
           {{place->second, "the other"}});
  }
  Operand value =
      output.value ? operand(*output.value) : Operand{lookup(output.name.id, output.name.span), output.name.span, ""};
  if (is_constant(value.value))
    value.value = to_tensor(value, value.value.get<ir::Dim>() ? std::optional(ir::DType::i32) : std::nullopt);
  if (!value.value.tensor())
    fail(Code::bad_output, value.span,
         fmt::format("the output `{}` is {}, not a tensor", output.name.id, value.value.described()),
         value.value.sequence() ? "declare one output for each of its tensors"
         : value.value.layer()  ? fmt::format("apply the layer: `{}(x)`", text(value.span))
                                : "");
  scope_->names[output.name.id] = value.value;
  if (body.kind == Body::Kind::inner_model) {
    body.outputs.emplace_back(output.name.id, value.value);
    return;
  }
  const ir::NodeId node = use(*value.value.tensor(), value.span);
  if (!state_->root.graph.leaf_of(node)) state_->root.graph.set_name(node, output.name.id);
  state_->root.graph.outputs.push_back({output.name.id, node, output.name.span});
  const Value mask = mask_of(value.value);
  if (mask.tensor()) state_->recipe.masks.push_back({output.name.id, mask, output.name.span});
}

namespace {

/// Weights that one place of the user's makes, and how they differ between training and inference.
struct Difference {
  Span place;
  bool declared;  ///< the place is the declaration itself
  std::string_view how;
  std::vector<std::string> names;
};

std::vector<Difference> differences(const Model& inference, const Model& training) {
  std::vector<Difference> all;
  const auto add = [&](const Weight& weight, std::string_view how) {
    const auto known =
        std::ranges::find_if(all, [&](const Difference& one) { return one.place == weight.place && one.how == how; });
    Difference& one =
        known != all.end() ? *known : all.emplace_back(Difference{weight.place, weight.place == weight.span, how, {}});
    one.names.push_back(fmt::format("`{}`", weight.name));
  };
  const auto same = [](const Model& model, const Weight& weight) {
    const auto found = std::ranges::find(model.weights, weight.name, &Weight::name);
    return found == model.weights.end() ? nullptr : &*found;
  };
  for (const Weight& weight : training.weights) {
    const Weight* other = same(inference, weight);
    if (!other) add(weight, "made in training alone");
    if (other && (other->type != weight.type || other->trainable != weight.trainable))
      add(weight, "another one in training than in inference");
  }
  for (const Weight& weight : inference.weights)
    if (!same(training, weight)) add(weight, "made in inference alone");
  return all;
}

}  // namespace

/// Training and inference share one block of weights.
bool Evaluator::same_weights(const Model& inference, const Model& training) {
  const std::vector<Difference> all = differences(inference, training);
  for (const Difference& one : all)
    report({Code::bad_compile,
            fmt::format("{} {} {}", one.names.size() == 1 ? "the weight" : "each of the weights",
                        fmt::join(one.names, ", "), "is " + std::string(one.how)),
            {one.place, ""},
            {},
            {},
            one.declared ? "declare it outside of `if training`"
                         : "apply the layer in both; what no output needs is left out of inference"});
  return all.empty();
}

Model Evaluator::model(const std::shared_ptr<const Declared>& declared) {
  errors_before_ = diagnostics_.error_count();
  if (!options_.train) return elaborate_model(declared, nullptr);
  Training training;
  training_ = false;
  Model model = elaborate_model(declared, &training);
  // Without a recipe it depends on a constant whose error was reported before.
  if (failed() || !model.recipe || !model.recipe->trains()) return model;
  training_ = true;
  quiet_ = true;
  const Model trained = elaborate_model(declared, &training);
  quiet_ = false;
  training_ = options_.training;
  if (failed() || training.loss.outputs.empty()) return model;
  if (!same_weights(model, trained)) return model;
  // Rules were found in the order of training mode's weights.
  for (Training::Update& update : training.updates) {
    const auto same = std::ranges::find(model.weights, trained.weights[update.weight].name, &Weight::name);
    update.weight = static_cast<std::size_t>(same - model.weights.begin());
  }
  std::ranges::sort(training.updates, {}, &Training::Update::weight);
  model.training = std::make_shared<const Training>(std::move(training));
  return model;
}

Model Evaluator::elaborate_model(const std::shared_ptr<const Declared>& declared, Training* training) {
  const auto& decl = std::get<ModelDecl>(declared->statement->node);
  ModelState state;
  state_ = &state;
  state.model.name = declared->name;
  state.model.doc = declared->statement->doc;
  state.model.span = declared->span;
  state.root.id = next_graph_++;
  steps_ = 0;
  calls_.clear();
  const GraphGuard graph(*this, &state.root);
  Body body;
  body.kind = Body::Kind::model;
  body.name = fmt::format("the model `{}`", declared->name);
  body.owner = &state.self;
  body.scope.module = declared->module;
  const ScopeGuard names(*this, body.scope);
  try {
    Arguments arguments;
    std::deque<std::string> keep;
    for (const Param& param : decl.hyperparameters) {
      const auto setting = options_.settings.find(param.pattern.id);
      if (setting == options_.settings.end()) {
        if (!param.fallback)
          fail(Code::missing_argument, param.span,
               fmt::format("the model `{}` needs a value for `{}`", declared->name, param.pattern.id),
               fmt::format("give it a default, or set it with --set {}=...", param.pattern.id));
        continue;
      }
      used_settings_.insert(param.pattern.id);
      const auto value = parse_setting(setting->second);
      if (!value)
        fail(Code::bad_setting, param.span,
             fmt::format("`{}` cannot be `{}`, which is no literal of the language", param.pattern.id, setting->second),
             "a setting is a number, true, false, none, a \"string\", or a tuple or list of those");
      arguments.push_back({{*value, param.span, ""}, param.pattern.id, param.span});
    }
    bind_declared(decl.hyperparameters, *declared, arguments, declared->span);
    run(decl.body, body);
    state.failed = body.failed;
    check_recipe();
    check_requirements();
    add_state_updates();
    if (training && training_ && !failed()) {
      training->loss = Objectives(*this, *training).graph();
      training->symbols = state.model.symbols;
      UpdateRules(*this, *training).add();
    } else {
      if (training && !failed() && state.recipe.trains()) training->evaluate = Objectives(*this, *training).graph();
      finish_model();
    }
  } catch (const ir::DimOverflow&) {
    report_overflow(declared->span);
  } catch (const Poisoned&) {
    if (diagnostics_.error_count() == 0) throw std::logic_error("elaborate: given up without an error");
  } catch (const Abandoned&) {
  }
  state_ = nullptr;
  return std::move(state.model);
}

void Evaluator::add_state_updates() {
  for (const StateValue& update : state_->updates)
    if (update.value.node != update.leaf.node)
      state_->root.graph.updates.push_back({update.leaf.node, update.value.node});
}

namespace {

/// Calls visit(dim) for every dim of a node: of its results and attributes.
template <class Visit>
void for_each_dim(const ir::Node& node, Visit visit) {
  for (const ir::TensorType& type : node.types) std::ranges::for_each(type.shape, visit);
  for (const auto& [key, value] : node.attrs.all()) {
    if (const auto* dim = std::get_if<ir::Dim>(&value)) visit(*dim);
    if (const auto* dims = std::get_if<std::vector<ir::Dim>>(&value)) std::ranges::for_each(*dims, visit);
    if (const auto* body = std::get_if<std::shared_ptr<const ir::Graph>>(&value); body && *body)
      for (ir::NodeId id = 0; id < (*body)->size(); ++id) for_each_dim((**body)[id], visit);
  }
}

/// Has an input that nothing reads a size that what is used depends on, and that no input that is read has?
bool gives_symbol(const ir::Graph& graph, ir::NodeId input, const std::vector<bool>& used) {
  std::set<std::string> mentioned, known;
  for (ir::NodeId id = 0; id < graph.size(); ++id) {
    if (!used[id]) continue;
    for_each_dim(graph[id], [&](const ir::Dim& dim) {
      for (std::string& symbol : dim.symbols()) {
        if (graph.leaf_of(id)) known.insert(symbol);
        mentioned.insert(std::move(symbol));
      }
    });
  }
  for (const ir::Dim& dim : graph.type(input).shape)
    for (const std::string& symbol : dim.symbols())
      if (mentioned.contains(symbol) && !known.contains(symbol)) return true;
  return false;
}

}  // namespace

void Evaluator::finish_model() {
  ModelState& state = *state_;
  ir::Graph& graph = state.root.graph;
  if (graph.outputs.empty()) {
    if (state.output_spans.empty() && diagnostics_.error_count() == 0)
      fail(Code::no_output, state.model.span, fmt::format("the model `{}` has no output", state.model.name),
           "name one with `output y = ...`");
    return;
  }
  // What hangs on a target is for training alone.
  std::vector<bool> targeted(graph.size(), false);
  for (const ir::Leaf& leaf : graph.leaves)
    if (leaf.kind == ir::Leaf::Kind::target) targeted[leaf.node] = true;
  for (std::size_t i = 0; i < graph.size(); ++i)
    for (const ir::NodeId input : graph[static_cast<ir::NodeId>(i)].inputs)
      targeted[i] = targeted[i] || targeted[input];
  state.model.predicts =
      std::ranges::any_of(graph.outputs, [&](const ir::Output& output) { return !targeted[output.node]; });
  if (!state.model.predicts) {
    if (!state.recipe.trains())
      fail(Code::no_output, state.model.span,
           fmt::format("every output of `{}` depends on a target, and it does not say how it is trained",
                       state.model.name),
           "inference needs an output that the inputs alone decide, training a `compile(...)`");
    targeted.assign(graph.size(), false);
  }
  std::vector<ir::NodeId> all;
  std::vector<ir::NodeId> wanted;
  std::vector<ir::Output> outputs;
  std::vector<ir::Update> updates;
  for (const ir::Output& output : graph.outputs) {
    all.push_back(output.node);
    if (targeted[output.node]) continue;
    wanted.push_back(output.node);
    outputs.push_back(output);
  }
  for (const ir::Update& update : graph.updates) {
    all.push_back(update.value);
    if (targeted[update.value]) continue;
    wanted.insert(wanted.end(), {update.state, update.value});
    updates.push_back(update);
  }
  for (const Recipe::Entry& loss : state.recipe.losses)
    if (const Tensor* tensor = loss.value.tensor(); tensor && tensor->graph == state.root.id)
      all.push_back(tensor->node);
  all.insert(all.end(), state.trained.begin(), state.trained.end());
  // Where the losses' graph was not made, what functions in the model's body close over may be part of it.
  const bool unknown = state.recipe.compiled && state.trained.empty() && state.recipe.closes_over_tensors();
  const std::vector<bool> used = reachable(graph, all);
  const Rules rules = training() ? Rules::stay : Rules::dissolve;
  std::vector<bool> kept = reachable(graph, wanted, rules);
  std::vector<std::pair<Span, std::vector<std::string>>> unused;  // the weights of one call are one warning
  for (const ir::Leaf& leaf : graph.leaves) {
    if (used[leaf.node] || failed()) continue;
    const Span span = graph[leaf.node].origin.span;
    if (leaf.kind == ir::Leaf::Kind::input) {
      kept[leaf.node] = true;
      if (gives_symbol(graph, leaf.node, used)) continue;
      warn(Code::unreachable_output, span, fmt::format("no output depends on the input `{}`", leaf.name), "remove it");
    } else if (leaf.kind == ir::Leaf::Kind::weight && !unknown) {
      const auto place = std::ranges::find(unused, span, &std::pair<Span, std::vector<std::string>>::first);
      (place == unused.end() ? unused.emplace_back(span, std::vector<std::string>()) : *place)
          .second.push_back(leaf.name);
    }
  }
  for (const auto& [span, names] : unused) {
    const std::size_t shown = std::min<std::size_t>(names.size(), 4);
    const std::string rest = names.size() > shown ? fmt::format(" and {} more", names.size() - shown) : "";
    warn(Code::unused_weight, span,
         fmt::format("no output depends on the {} `{}`{}", names.size() == 1 ? "weight" : "weights",
                     fmt::join(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(shown), "`, `"), rest),
         "remove it");
  }
  std::vector<ir::NodeId> renamed;
  ir::Graph predict = copy_kept(graph, kept, renamed, rules);
  keep_requirements(graph, predict);
  const auto in_known = [&](const std::string& symbol) {
    return std::ranges::any_of(predict.leaves, [&](const ir::Leaf& leaf) {
      const ir::Shape& shape = predict.type(leaf.node).shape;
      return std::ranges::any_of(shape, [&](const ir::Dim& dim) {
        const std::vector<std::string> symbols = dim.symbols();
        return std::ranges::find(symbols, symbol) != symbols.end();
      });
    });
  };
  std::erase_if(state.model.symbols, [&](const Symbol& symbol) { return !in_known(symbol.name); });
  for (const ir::Output& output : outputs) predict.outputs.push_back({output.name, renamed[output.node], output.span});
  for (const ir::Update& update : updates) predict.updates.push_back({renamed[update.state], renamed[update.value]});
  for (LayerCall& call : state.model.layers) {
    for (ir::NodeId& node : call.inputs) node = renamed[node];
    for (ir::NodeId& node : call.outputs) node = renamed[node];
    std::erase(call.inputs, absent);
    for (std::size_t i = call.outputs.size(); i-- > 0;) {
      if (call.outputs[i] != absent) continue;
      call.outputs.erase(call.outputs.begin() + static_cast<std::ptrdiff_t>(i));
      call.output_types.erase(call.output_types.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }
  std::erase_if(state.model.layers, [](const LayerCall& call) { return call.outputs.empty(); });
  state.model.predict = std::move(predict);
  state.model.recipe = std::make_shared<const Recipe>(std::move(state.recipe));
}

}  // namespace modelc::elaborate
