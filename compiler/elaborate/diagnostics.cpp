#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "elaborate/guards.h"

namespace modelc::elaborate {

bool Evaluator::in_library(Span span) const { return span.known() && sources_.file(span.file).library(); }

namespace {

bool covers(Span outer, Span inner) {
  return outer.file == inner.file && outer.begin <= inner.begin && inner.end <= outer.end;
}

}  // namespace

Span Evaluator::user_span(Span span) const {
  if (span.known() && !in_library(span)) return span;
  for (auto frame = calls_.rbegin(); frame != calls_.rend(); ++frame)
    if (frame->span.known() && !in_library(frame->span)) return frame->span;
  return span;
}

/// What the user gave to a call of the library that failed inside, and where in the library that was.
void Evaluator::show_call(const CallFrame& call, Span place, Diagnostic& diagnostic) const {
  const auto block = info(diagnostic.code).name.substr(0, 3);
  const bool shapes = block == "E03" || block == "E04" || diagnostic.code == Code::inexact_division;
  std::string given;
  for (std::size_t i = 0; i < call.given.size() && i < 4; ++i) {
    const Span origin = origin_span(call.given[i]);
    const ir::TensorType* type = type_if_alive(call.given[i]);
    if (!origin.known() || !type) continue;
    const bool shown = diagnostic.message.find("`" + ir::str(*type) + "`") != std::string::npos;
    if (!shapes && !shown) continue;
    if (shapes) given += fmt::format("{}`{}`", given.empty() ? "" : " and ", ir::str(*type));
    if (!in_library(origin) && !covers(call.span, origin))
      diagnostic.labels.push_back({origin, fmt::format("`{}` {}", ir::str(*type), source_of(call.given[i]))});
  }
  if (!given.empty()) diagnostic.notes.push_back(fmt::format("`{}` is given {}", call.callee, given));
  std::string text(sources_.text(place));
  if (text.size() > 100) text = text.substr(0, 100) + " ...";
  const bool message = text.rfind("error(", 0) == 0;  // the message says it already
  if (const std::size_t end = text.find('\n'); end != std::string::npos) text = text.substr(0, end) + " ...";
  diagnostic.notes.push_back(
      fmt::format("inside `{}`, at {}{}", call.callee, sources_.describe(place), message ? "" : ": `" + text + "`"));
}

namespace {

bool is_identifier(std::string_view text) {
  const auto letter = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
  return !text.empty() && std::isdigit(static_cast<unsigned char>(text.front())) == 0 &&
         std::all_of(text.begin(), text.end(), letter);
}

/// The names in backticks of a message, in order.
std::vector<std::string_view> quoted_names(std::string_view message) {
  std::vector<std::string_view> names;
  for (std::size_t open = message.find('`'); open != std::string_view::npos; open = message.find('`', open)) {
    const std::size_t close = message.find('`', open + 1);
    if (close == std::string_view::npos) break;
    if (const auto name = message.substr(open + 1, close - open - 1); is_identifier(name)) names.push_back(name);
    open = close + 1;
  }
  return names;
}

}  // namespace

/// The user's argument that a failure inside the library is about: the parameter that stands at the place itself, or
/// that the message of an `error(...)` there names.
std::optional<Span> Evaluator::argument_at_fault(const Diagnostic& diagnostic, Span place, Span user) const {
  const std::string_view text = sources_.text(place);
  std::vector<std::string_view> subjects;
  if (is_identifier(text)) subjects.push_back(text);
  if (text.rfind("error(", 0) == 0) subjects = quoted_names(diagnostic.message);
  for (const std::string_view subject : subjects)
    for (auto frame = calls_.rbegin(); frame != calls_.rend(); ++frame) {
      for (const auto& [name, span] : frame->arguments)
        if (name == subject) return span;
      if (frame->span == user) break;
    }
  return std::nullopt;
}

void Evaluator::report(Diagnostic diagnostic) const {
  const Span place = diagnostic.primary.span;
  Span user = user_span(place);
  // Inside the library the user's call is what the error points at; the library's line is a fact about it.
  if (in_library(place) && user != place) {
    const CallFrame* call = nullptr;
    for (const CallFrame& frame : calls_)
      if (frame.span == user) call = &frame;
    if (const std::optional<Span> argument = argument_at_fault(diagnostic, place, user)) user = *argument;
    diagnostic.primary = {user, diagnostic.primary.text};
    std::erase_if(diagnostic.labels, [&](const Label& label) { return in_library(label.span); });
    if (call) show_call(*call, place, diagnostic);
    // The library's own arithmetic is nothing that the user could rewrite.
    if (diagnostic.code == Code::inexact_division) diagnostic.help.clear();
  }
  for (const Construction* graph = graph_; graph; graph = graph->outer)
    if (graph->kind == Construction::Kind::initializer && !graph->weight.empty()) {
      diagnostic.notes.push_back(fmt::format("this is the initializer of `{}`, called with the shape", graph->weight));
      if (in_library(place) && diagnostic.help.empty())
        diagnostic.help = "an initializer is a number, or a function of the shape such as `glorot_uniform`";
    }
  // The calls in the user's own files that led here, the nearest first.
  int shown = 0;
  for (auto frame = calls_.rbegin(); frame != calls_.rend() && shown < 3; ++frame) {
    if (!frame->span.known() || in_library(frame->span) || covers(frame->span, user)) continue;
    diagnostic.labels.push_back({frame->span, fmt::format("in this call of `{}`", frame->callee)});
    ++shown;
  }
  std::vector<Label> labels_once;
  for (Label& label : diagnostic.labels)
    if (std::none_of(labels_once.begin(), labels_once.end(),
                     [&](const Label& other) { return other.span == label.span && other.text == label.text; }))
      labels_once.push_back(std::move(label));
  diagnostic.labels = std::move(labels_once);
  diagnostics_.add(std::move(diagnostic));
  if (diagnostics_.error_count() >= limits_.errors) throw Abandoned{};
}

void Evaluator::fail(Code code, Span span, std::string message, std::string help, std::vector<Label> labels,
                     std::vector<std::string> notes) {
  report({code, std::move(message), {span, ""}, std::move(labels), std::move(notes), std::move(help)});
  if (code == Code::recursion_too_deep || code == Code::program_too_large) throw Abandoned{};
  throw Poisoned{};
}

void Evaluator::warn(Code code, Span span, std::string message, std::string help) {
  if (quiet_) return;
  report({code, std::move(message), {span, ""}, {}, {}, std::move(help)});
}

bool Evaluator::attempt(const std::function<void()>& step) {
  try {
    step();
    return true;
  } catch (const Poisoned&) {
    return false;
  } catch (const ir::DimOverflow&) {
    report_overflow({});
    return false;
  }
}

void Evaluator::report_overflow(Span span) {
  report({Code::integer_overflow, "a dimension here leaves the range of 64-bit integers", {span, ""}, {}, {}, ""});
}

void Evaluator::step(Span span, std::int64_t count) {
  reached_ = span;
  steps_ += count;
  if (steps_ > limits_.steps)
    fail(Code::program_too_large, span,
         fmt::format("compiling this model takes more than {} steps of evaluation", limits_.steps),
         "compute large tables outside the model and pass them as weights or inputs");
}

std::string Evaluator::type_text(const Value& value) const {
  if (const Tensor* tensor = value.tensor()) return ir::str(type(*tensor));
  if (const Sequence* sequence = value.sequence(); sequence && contains_tensor(value)) {
    std::string out = sequence->tuple ? "(" : "[";
    for (std::size_t i = 0; i < sequence->items.size() && i < 8; ++i)
      out += (i ? ", " : "") + type_text(sequence->items[i]);
    if (sequence->items.size() > 8) out += ", ...";
    return out + (sequence->tuple ? ")" : "]");
  }
  return value.str();
}

Span Evaluator::origin_span(Tensor tensor) const {
  for (const Construction* graph = graph_; graph; graph = graph->outer)
    if (graph->id == tensor.graph) return graph->graph[tensor.node].origin.span;
  return {};
}

std::string_view Evaluator::source_of(Tensor tensor) const {
  for (const Construction* graph = graph_; graph; graph = graph->outer)
    if (graph->id == tensor.graph && graph->graph.leaf_of(tensor.node)) return "is declared here";
  return "comes from here";
}

std::vector<Label> Evaluator::origin(const Operand& operand) const {
  const Tensor* tensor = operand.value.tensor();
  if (!tensor || operand.name.empty() || in_library(operand.span)) return {};
  const Span span = origin_span(*tensor);
  if (!span.known() || span == operand.span) return {};
  return {{span, fmt::format("`{}` {}", operand.name, source_of(*tensor))}};
}

CallGuard::CallGuard(Evaluator& evaluator, Span span, std::string callee, const Arguments* arguments)
    : evaluator_(evaluator) {
  if (static_cast<int>(evaluator.calls_.size()) >= evaluator.limits_.call_depth) {
    // The chain of calls is one repeated fact; the innermost frames say enough.
    const std::vector<CallFrame> all = std::move(evaluator.calls_);
    evaluator.calls_.assign(all.begin(), all.begin() + 1);
    Span place = span;
    for (auto frame = all.rbegin(); frame != all.rend() && evaluator.in_library(place); ++frame) place = frame->span;
    try {
      evaluator.fail(Code::recursion_too_deep, place,
                     fmt::format("calls nest more than {} deep in `{}`", evaluator.limits_.call_depth, callee),
                     "recursion must end by an `if` on compile-time values");
    } catch (...) {
      evaluator.calls_ = all;
      throw;
    }
  }
  std::vector<Tensor> given;
  if (arguments)
    for (const Argument& argument : *arguments) collect_tensors(argument.operand.value, given);
  evaluator.calls_.push_back({span, std::move(callee), std::move(given), {}});
}

}  // namespace modelc::elaborate
