#include <nlohmann/json.hpp>

#include "diagnostics/diagnostics.h"

namespace modelc {
namespace {

using Json = nlohmann::ordered_json;

Json position(const SourceFile& file, std::uint32_t offset) {
  const Location at = file.locate(offset);
  return {{"line", at.line}, {"column", at.column}};
}

/// Adds `file` and `range`; null for a span of nowhere.
void add_place(Json& object, Span span, const SourceMap& sources) {
  if (!span.known()) {
    object["file"] = nullptr;
    object["range"] = nullptr;
    return;
  }
  const SourceFile& file = sources.file(span.file);
  object["file"] = file.path();
  object["range"] = {{"start", position(file, span.begin)}, {"end", position(file, span.end)}};
}

Json to_json(const Diagnostic& diagnostic, const SourceMap& sources) {
  const CodeInfo& row = info(diagnostic.code);
  Json object;
  object["code"] = row.name;
  object["severity"] = row.severity == Severity::error ? "error" : "warning";
  object["message"] = diagnostic.message;
  add_place(object, diagnostic.primary.span, sources);
  object["label"] = diagnostic.primary.text;
  object["labels"] = Json::array();
  for (const Label& label : diagnostic.labels) {
    Json entry;
    add_place(entry, label.span, sources);
    entry["message"] = label.text;
    object["labels"].push_back(std::move(entry));
  }
  object["notes"] = diagnostic.notes;
  object["help"] = diagnostic.help.empty() ? Json(nullptr) : Json(diagnostic.help);
  return object;
}

}  // namespace

std::string render_json(const Diagnostics& diagnostics, const SourceMap& sources) {
  Json array = Json::array();
  for (const Diagnostic& diagnostic : diagnostics.all()) array.push_back(to_json(diagnostic, sources));
  // Messages may quote bytes of a file that is not UTF-8: they become U+FFFD.
  return array.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace modelc
