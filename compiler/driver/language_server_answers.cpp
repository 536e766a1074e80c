#include <algorithm>

#include "driver/language_server.h"
#include "syntax/format.h"
#include "syntax/parser.h"

namespace modelc::driver {

using lsp::Json;

namespace {

Json markdown(std::string text) { return {{"kind", "markdown"}, {"value", std::move(text)}}; }

/// Numbers of the protocol for what a completion is.
int completion_kind(std::string_view what) {
  static constexpr std::pair<std::string_view, int> kinds[] = {
      {"fn", 3},        {"value", 6},      {"layer", 7},    {"optimizer", 7}, {"model", 7}, {"import", 9},
      {"argument", 10}, {"attribute", 10}, {"keyword", 14}, {"const", 21},    {"dtype", 25}};
  const auto* const row = std::ranges::find(kinds, what, &std::pair<std::string_view, int>::first);
  return row == std::end(kinds) ? 1 : row->second;
}

int symbol_kind(editor::Symbol::Kind kind) {
  constexpr int type = 5, field = 8, function = 12, constant = 14;
  switch (kind) {
    case editor::Symbol::Kind::layer:
    case editor::Symbol::Kind::model:
    case editor::Symbol::Kind::optimizer: return type;
    case editor::Symbol::Kind::function:
    case editor::Symbol::Kind::external: return function;
    case editor::Symbol::Kind::constant: return constant;
    default: return field;
  }
}

}  // namespace

Json LanguageServer::hover(Document& document, const Json& params) {
  const editor::Analysis& analysis = documents_.analysis(document);
  const auto found = editor::hover(analysis, document.observations, analysis.file, documents_.offset(document, params));
  if (!found) return nullptr;
  return {{"contents", markdown(found->text)}, {"range", documents_.range(document, found->span)}};
}

Json LanguageServer::definition(Document& document, const Json& params) {
  const editor::Analysis& analysis = documents_.analysis(document);
  const Span span = editor::definition(analysis, analysis.file, documents_.offset(document, params));
  return span.known() ? documents_.location(document, span) : Json();
}

LanguageServer::Uses LanguageServer::uses(Document& document, const Json& params) {
  const editor::Analysis& analysis = documents_.analysis(document);
  const std::uint32_t offset = documents_.offset(document, params);
  Uses out{document, editor::references(analysis, analysis.file, offset), {}};
  if (out.here.empty()) return out;
  const editor::Symbol& symbol = analysis.names.symbols[out.here.front().symbol];
  if (!editor::known_elsewhere(symbol) || analysis.sources.file(symbol.definition.file).library()) return out;
  for (auto& other : documents_.importers(analysis, symbol.definition.file))
    if (const auto same = editor::counterpart(analysis, symbol, *other))
      out.elsewhere.push_back({std::move(other), *same});
  return out;
}

template <class Take>
void LanguageServer::each(const Uses& uses, Take take) {
  const SourceMap& sources = uses.document.analysis->sources;
  for (const editor::Occurrence& place : uses.here)
    take(documents_.uri(sources.file(place.span.file)), documents_.range(uses.document, place.span), place);
  for (const auto& [analysis, symbol] : uses.elsewhere) {
    // What else it imports is either in `here` or has an analysis of its own.
    const SourceFile& file = analysis->sources.file(analysis->file);
    const lsp::Text text{std::string(file.text())};
    for (const editor::Occurrence& place : editor::references(*analysis, symbol))
      if (place.span.file == analysis->file)
        take(documents_.uri(file), text.range(place.span.begin, place.span.end), place);
  }
}

Json LanguageServer::references(Document& document, const Json& params) {
  const bool declared = params.value(Json::json_pointer("/context/includeDeclaration"), true);
  Json out = Json::array();
  each(uses(document, params), [&](std::string uri, lsp::Range range, const editor::Occurrence& place) {
    if (declared || !place.binds) out.push_back({{"uri", std::move(uri)}, {"range", range}});
  });
  return out;
}

Json LanguageServer::highlights(Document& document, const Json& params) {
  const editor::Analysis& analysis = documents_.analysis(document);
  constexpr int read = 2, write = 3;
  Json out = Json::array();
  for (const editor::Occurrence& place :
       editor::references(analysis, analysis.file, documents_.offset(document, params)))
    if (place.span.file == analysis.file)
      out.push_back({{"range", documents_.range(document, place.span)}, {"kind", place.binds ? write : read}});
  return out;
}

Json LanguageServer::prepare_rename(Document& document, const Json& params) {
  const editor::Analysis& analysis = documents_.analysis(document);
  const editor::Renamable place = editor::renamable(analysis, analysis.file, documents_.offset(document, params));
  if (!place.refusal.empty()) throw lsp::RequestError{lsp::ErrorCode::request_failed, place.refusal};
  return documents_.range(document, place.span);
}

Json LanguageServer::rename(Document& document, const Json& params) {
  const editor::Analysis& analysis = documents_.analysis(document);
  const std::uint32_t offset = documents_.offset(document, params);
  const auto name = params.at("newName").get<std::string>();
  std::string refusal = editor::refuse_name(analysis, analysis.file, offset, name);
  const Uses found = uses(document, params);
  for (const auto& [other, symbol] : found.elsewhere)
    if (refusal.empty()) refusal = editor::conflict(*other, symbol, name);
  if (!refusal.empty()) throw lsp::RequestError{lsp::ErrorCode::request_failed, refusal};
  Json changes = Json::object();
  each(found, [&](const std::string& uri, lsp::Range range, const editor::Occurrence&) {
    changes[uri].push_back({{"range", range}, {"newText", name}});
  });
  return {{"changes", changes}};
}

Json LanguageServer::complete(Document& document, const Json& params) {
  const editor::Analysis& analysis = documents_.analysis(document);
  const editor::Completions found = editor::complete(analysis, analysis.file, documents_.offset(document, params));
  const lsp::Range range = documents_.range(document, found.replaces);
  Json items = Json::array();
  for (const editor::Completion& item : found.items)
    items.push_back({{"label", item.label},
                     {"kind", completion_kind(item.what)},
                     {"sortText", std::to_string(item.rank) + item.label},
                     {"filterText", item.label},
                     {"textEdit", {{"range", range}, {"newText", item.insert}}},
                     {"data", document.uri}});
  return {{"isIncomplete", false}, {"items", std::move(items)}};
}

/// The signature and documentation of what was chosen.
Json LanguageServer::resolve_completion(const Json& item) {
  Json out = item;
  Document& document = documents_.at(item.at("data").get<std::string>());
  const editor::Analysis& analysis = documents_.analysis(document);
  const auto symbol = editor::top_symbol(analysis, item.at("label").get<std::string>());
  if (!symbol) return out;
  const editor::Description about = editor::describe(*symbol, analysis.sources);
  if (!about.signature.empty()) out["detail"] = about.signature;
  if (!about.doc.empty()) out["documentation"] = markdown(about.doc);
  return out;
}

Json LanguageServer::signature(Document& document, const Json& params) {
  const editor::Analysis& analysis = documents_.analysis(document);
  const auto call = editor::call_at(analysis, analysis.file, documents_.offset(document, params));
  if (!call) return nullptr;
  const editor::Description& callee = call->callee;
  Json parameters = Json::array();
  for (const auto& parameter : callee.parameters)
    parameters.push_back({{"label", callee.signature.substr(parameter.begin, parameter.end - parameter.begin)}});
  Json signature{{"label", callee.signature}, {"parameters", parameters}};
  if (!callee.doc.empty()) signature["documentation"] = markdown(callee.doc);
  Json out{{"signatures", Json::array({signature})}, {"activeSignature", 0}};
  if (call->parameter) out["activeParameter"] = *call->parameter;
  return out;
}

Json LanguageServer::format(Document& document, const Json&) {
  SourceMap sources;
  Diagnostics diagnostics;
  const std::string& before = document.text.bytes();
  const FileId file = sources.add(document.path, before);
  const syntax::Module module = syntax::parse(sources, file, diagnostics);
  if (diagnostics.has_errors()) return nullptr;
  const std::string after = syntax::format(sources, module);
  if (after == before) return Json::array();
  // Whole lines, without those that stay at the beginning and the end.
  const auto [left, right] = std::ranges::mismatch(before, after);
  const auto same = static_cast<std::size_t>(left - before.begin());
  const std::size_t begin = same == 0 ? 0 : before.rfind('\n', same - 1) + 1;
  std::size_t tail = 0;
  const std::size_t most = std::min(before.size(), after.size()) - begin;
  while (tail < most && before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) ++tail;
  while (tail > 0 && before[before.size() - tail - 1] != '\n') --tail;
  const lsp::Range range = document.text.range(begin, before.size() - tail);
  return Json::array({{{"range", range}, {"newText", after.substr(begin, after.size() - tail - begin)}}});
}

Json LanguageServer::actions(Document& document, const Json& params) {
  Json out = Json::array();
  const Json only = params.value(Json::json_pointer("/context/only"), Json::array());
  if (!only.empty() && std::ranges::find(only, Json("quickfix")) == only.end()) return out;
  const editor::Analysis& analysis = documents_.analysis(document);
  for (const editor::Fix& fix : editor::fixes(analysis, documents_.span(document, params.at("range")))) {
    const Json edit{{"range", documents_.range(document, fix.span)}, {"newText", fix.text}};
    out.push_back({{"title", fix.title},
                   {"kind", "quickfix"},
                   {"isPreferred", true},
                   {"diagnostics", Json::array({diagnostic(document, analysis.diagnostics.all()[fix.diagnostic])})},
                   {"edit", {{"changes", {{document.uri, Json::array({edit})}}}}}});
  }
  return out;
}

Json LanguageServer::hints(Document& document, const Json& params) {
  constexpr int type = 1;
  documents_.analysis(document);
  Json out = Json::array();
  for (const editor::Hint& hint : editor::hints(document.observations, documents_.span(document, params.at("range"))))
    out.push_back({{"position", document.text.position(hint.offset)},
                   {"label", hint.text},
                   {"kind", type},
                   {"paddingLeft", true}});
  return out;
}

Json LanguageServer::symbols(Document& document, const Json&) {
  const editor::Analysis& analysis = documents_.analysis(document);
  const auto show = [&](const auto& self, const std::vector<editor::Outline>& parts) -> Json {
    Json out = Json::array();
    for (const editor::Outline& part : parts)
      out.push_back({{"name", std::string(analysis.sources.text(part.name))},
                     {"detail", std::string(editor::word_for(part.kind))},
                     {"kind", symbol_kind(part.kind)},
                     {"range", documents_.range(document, part.whole)},
                     {"selectionRange", documents_.range(document, part.name)},
                     {"children", self(self, part.parts)}});
    return out;
  };
  return show(show, editor::outline(analysis, analysis.file));
}

}  // namespace modelc::driver
