#include <fmt/format.h>

#include "elaborate/evaluator.h"

namespace modelc::elaborate {

using Kind = ir::Requirement::Kind;

namespace {

bool refuted(const ir::Requirement& need) {
  try {
    switch (need.kind) {
      case Kind::equal: return ir::Dim::equal(need.left, need.right) == ir::Answer::no;
      case Kind::at_least: return ir::Dim::at_least(need.left, need.right) == ir::Answer::no;
      case Kind::whole: return need.left.integrality() == ir::Answer::no;
    }
  } catch (const ir::DimOverflow&) {  // then nothing is known
  }
  return false;
}

}  // namespace

/// Requirements that leave a symbol one value (`n == 4`) are put into the others; where that cannot be, no app could
/// construct the model.
void Evaluator::check_requirements() {
  const std::vector<ir::Requirement>& needs = state_->root.graph.requirements;
  for (const ir::Requirement& fixing : needs) {
    if (fixing.kind != Kind::equal) continue;
    const bool at_left = fixing.right.constant().has_value();
    const ir::Dim& symbol = at_left ? fixing.left : fixing.right;
    const ir::Dim& value = at_left ? fixing.right : fixing.left;
    if (!value.constant() || symbol.symbols().size() != 1 || symbol.str() != symbol.symbols()[0]) continue;
    const std::map<std::string, ir::Dim, std::less<>> values{{symbol.str(), value}};
    for (const ir::Requirement& need : needs) {
      ir::Requirement inserted = need;
      try {
        inserted.left = need.left.substitute(values);
        inserted.right = need.right.substitute(values);
      } catch (const ir::DimOverflow&) {
        continue;
      }
      if (!refuted(inserted)) continue;
      fail(Code::requirement_violated, state_->model.span,
           fmt::format("no value of `{}` meets what the model `{}` requires", symbol.str(), state_->model.name),
           "make the shapes agree at these places", {},
           {fmt::format("`{}`, from {}", fixing.str(), fixing.reason),
            fmt::format("`{}`, from {}", need.str(), need.reason)});
    }
  }
}

}  // namespace modelc::elaborate
