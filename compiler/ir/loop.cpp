#include "ir/loop.h"

namespace modelc::ir {

Loop::Loop(const Attrs& attrs)
    : body(attrs.get<std::shared_ptr<const Graph>>("body")),
      carries(static_cast<std::size_t>(attrs.get<std::int64_t>("carries"))),
      xs(static_cast<std::size_t>(attrs.get<std::int64_t>("xs"))),
      axis(static_cast<std::size_t>(attrs.get<std::int64_t>("axis"))),
      reverse(attrs.get<bool>("reverse")),
      length(attrs.get<Dim>("length")) {}

Attrs Loop::attrs() const {
  return {{"body", body},
          {"carries", static_cast<std::int64_t>(carries)},
          {"xs", static_cast<std::int64_t>(xs)},
          {"axis", static_cast<std::int64_t>(axis)},
          {"reverse", reverse},
          {"length", length}};
}

}  // namespace modelc::ir
