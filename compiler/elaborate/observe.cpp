#include <algorithm>

#include "elaborate/evaluator.h"

namespace modelc::elaborate {

void Evaluator::observe(Span span, Observations::Role role, const Value& value) {
  if (!options_.observations || !span.known() || in_library(span) || value.poison()) return;
  Observations::Seen& seen = options_.observations->all[{span.file, span.begin, span.end, role}];
  if (++seen.times > Observations::most_times || seen.texts.size() == Observations::most_texts) return;
  std::vector<Tensor> tensors;
  collect_tensors(value, tensors);
  if (!std::ranges::all_of(tensors, [&](Tensor tensor) { return type_if_alive(tensor) != nullptr; })) return;
  std::string text = type_text(value);
  if (std::ranges::find(seen.texts, text) != seen.texts.end()) return;
  if (seen.texts.empty()) seen.kind = value.kind();
  seen.texts.push_back(std::move(text));
}

void Evaluator::observe(const syntax::Name& name) {
  if (!options_.observations || !scope_) return;
  const auto found = scope_->names.find(name.id);
  if (found != scope_->names.end()) observe(name.span, Observations::Role::value, found->second);
}

}  // namespace modelc::elaborate
