#include "syntax/complaint.h"

#include <fmt/format.h>

namespace modelc::syntax {

Diagnostic describe(const Complaint& complaint) {
  const Token& token = complaint.tokens.all[complaint.found];
  const Span where{complaint.file, token.begin, token.end};
  return {
      Code::unexpected_token, fmt::format("unexpected `{}`", complaint.sources.text(where)), {where, ""}, {}, {}, ""};
}

}  // namespace modelc::syntax
