#include <fmt/format.h>

#include "elaborate/evaluator.h"

namespace modelc::elaborate {

bool Evaluator::in_library(Span span) const { return span.known() && sources_.file(span.file).library(); }

Span Evaluator::user_span(Span span) const {
  if (span.known() && !in_library(span)) return span;
  for (auto frame = calls_.rbegin(); frame != calls_.rend(); ++frame)
    if (frame->span.known() && !in_library(frame->span)) return frame->span;
  return span;
}

void Evaluator::report(Diagnostic diagnostic) {
  const Span place = diagnostic.primary.span;
  const Span user = user_span(place);
  std::vector<Label> labels;
  // Inside the library the user's call is what the error points at; the library's line is a fact about it.
  if (in_library(place) && user != place) {
    std::string callee;
    for (const CallFrame& frame : calls_)
      if (frame.span == user) callee = frame.callee;
    diagnostic.primary = {user, diagnostic.primary.text};
    diagnostic.notes.push_back(fmt::format("raised inside `{}`, at {}: `{}`", callee, sources_.describe(place),
                                           sources_.text(place).substr(0, 120)));
    std::erase_if(diagnostic.labels, [&](const Label& label) { return in_library(label.span); });
  }
  // The calls in the user's own files that led here, the nearest first.
  int shown = 0;
  for (auto frame = calls_.rbegin(); frame != calls_.rend() && shown < 3; ++frame) {
    if (!frame->span.known() || in_library(frame->span) || frame->span == user) continue;
    diagnostic.labels.push_back({frame->span, fmt::format("in this call of `{}`", frame->callee)});
    ++shown;
  }
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
  report({code, std::move(message), {span, ""}, {}, {}, std::move(help)});
}

bool Evaluator::attempt(const std::function<void()>& step) {
  try {
    step();
    return true;
  } catch (const Poisoned&) {
    return false;
  }
}

void Evaluator::step(Span span, std::int64_t count) {
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

std::string Evaluator::origin_note(const Operand& operand) const {
  const Tensor* tensor = operand.value.tensor();
  if (!tensor || operand.name.empty()) return {};
  for (const Construction* graph = graph_; graph; graph = graph->outer) {
    if (graph->id != tensor->graph) continue;
    const Span origin = graph->graph[tensor->node].origin.span;
    if (!origin.known()) return {};
    return fmt::format("`{}` is {}, from {}", operand.name, ir::str(type(*tensor)), sources_.describe(origin));
  }
  return {};
}

CallGuard::CallGuard(Evaluator& evaluator, Span span, std::string callee) : evaluator_(evaluator) {
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
  evaluator.calls_.push_back({span, std::move(callee)});
}

}  // namespace modelc::elaborate
