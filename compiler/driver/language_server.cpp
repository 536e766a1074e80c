#include "driver/language_server.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <set>

#include "driver/disk.h"
#include "driver/driver.h"

namespace modelc::driver {

using lsp::Json;

void LanguageServer::add(const std::string& method, Answer answer) {
  server_.on_request(method, [this, answer](const Json& params) {
    Document& document = documents_.at(params.at("textDocument").at("uri").get<std::string>());
    return (this->*answer)(document, params);
  });
}

void LanguageServer::add_methods() {
  server_.on_request("initialize", [this](const Json& params) { return initialize(params); });
  server_.on_request("completionItem/resolve", [this](const Json& params) { return resolve_completion(params); });
  add("textDocument/hover", &LanguageServer::hover);
  add("textDocument/definition", &LanguageServer::definition);
  add("textDocument/references", &LanguageServer::references);
  add("textDocument/documentHighlight", &LanguageServer::highlights);
  add("textDocument/prepareRename", &LanguageServer::prepare_rename);
  add("textDocument/rename", &LanguageServer::rename);
  add("textDocument/completion", &LanguageServer::complete);
  add("textDocument/signatureHelp", &LanguageServer::signature);
  add("textDocument/formatting", &LanguageServer::format);
  add("textDocument/codeAction", &LanguageServer::actions);
  add("textDocument/inlayHint", &LanguageServer::hints);
  add("textDocument/documentSymbol", &LanguageServer::symbols);
  const auto document_of = [](const Json& params) -> const Json& { return params.at("textDocument"); };
  const auto version_of = [](const Json& document) { return document.value("version", std::int64_t{0}); };
  server_.on_notification("textDocument/didOpen", [=, this](const Json& params) {
    const Json& opened = document_of(params);
    documents_.open(opened.at("uri"), opened.at("text"), version_of(opened));
  });
  server_.on_notification("textDocument/didChange", [=, this](const Json& params) {
    const Json& changed = document_of(params);
    documents_.change(changed.at("uri"), params.at("contentChanges"), version_of(changed));
  });
  server_.on_notification("textDocument/didClose",
                          [=, this](const Json& params) { documents_.close(document_of(params).at("uri")); });
  server_.on_notification("workspace/didChangeWorkspaceFolders", [this](const Json& params) {
    for (const Json& folder : params.at("event").at("removed")) documents_.remove_folder(folder.at("uri"));
    for (const Json& folder : params.at("event").at("added")) documents_.add_folder(folder.at("uri"));
  });
  server_.on_notification("workspace/didChangeWatchedFiles", [this](const Json&) { documents_.forget(); });
  for (const char* method :
       {"initialized", "$/cancelRequest", "$/setTrace", "textDocument/didSave", "workspace/didChangeConfiguration"})
    server_.on_notification(method, [](const Json&) {});
}

Json LanguageServer::initialize(const Json& params) {
  const Json::json_pointer related("/capabilities/textDocument/publishDiagnostics/relatedInformation");
  related_ = params.contains(related) && params.at(related) == true;
  const auto folders = params.find("workspaceFolders");
  if (folders != params.end() && folders->is_array()) {
    for (const Json& folder : *folders) documents_.add_folder(folder.at("uri"));
  } else if (const auto root = params.find("rootUri"); root != params.end() && root->is_string()) {
    documents_.add_folder(*root);
  }
  constexpr int incremental = 2;
  return {
      {"capabilities",
       {{"positionEncoding", "utf-16"},
        {"textDocumentSync", {{"openClose", true}, {"change", incremental}}},
        {"hoverProvider", true},
        {"definitionProvider", true},
        {"referencesProvider", true},
        {"documentHighlightProvider", true},
        {"documentSymbolProvider", true},
        {"renameProvider", {{"prepareProvider", true}}},
        {"completionProvider", {{"triggerCharacters", Json::array({"."})}, {"resolveProvider", true}}},
        {"signatureHelpProvider", {{"triggerCharacters", Json::array({"(", ","})}}},
        {"documentFormattingProvider", true},
        {"codeActionProvider", {{"codeActionKinds", Json::array({"quickfix"})}}},
        {"inlayHintProvider", true},
        {"workspace", {{"workspaceFolders", {{"supported", true}, {"changeNotifications", true}}}}}}},
      {"serverInfo", {{"name", "modelc"}}},
  };
}

Json LanguageServer::diagnostic(Document& document, const Diagnostic& diagnostic) {
  const CodeInfo& about = info(diagnostic.code);
  constexpr int error = 1, warning = 2;
  std::string message = diagnostic.message;
  if (!diagnostic.primary.text.empty()) message += "\n" + diagnostic.primary.text;
  Json related = Json::array();
  for (const Label& label : diagnostic.labels) {
    if (related_ && label.span.known())
      related.push_back({{"location", documents_.location(document, label.span)}, {"message", label.text}});
    else
      message += "\n" + label.text + " (" + document.analysis->sources.describe(label.span) + ")";
  }
  for (const std::string& note : diagnostic.notes) message += "\n" + note;
  if (!diagnostic.help.empty()) message += "\nhelp: " + diagnostic.help;
  Json out{{"range", documents_.range(document, diagnostic.primary.span)},
           {"severity", about.severity == Severity::error ? error : warning},
           {"code", std::string(about.name)},
           {"source", "modelc"},
           {"message", message}};
  if (!related.empty()) out["relatedInformation"] = std::move(related);
  return out;
}

void LanguageServer::publish() {
  std::set<std::string> fresh;
  std::map<std::string, Json> found;
  for (auto& [uri, document] : documents_.all()) {
    Json& own = found.try_emplace(uri, Json::array()).first->second;
    if (!document.analysis) fresh.insert(uri);
    try {
      documents_.analysis(document);
    } catch (const lsp::RequestError& failure) {
      own.push_back({{"range", lsp::Range{}}, {"severity", 1}, {"source", "modelc"}, {"message", failure.message}});
      continue;
    }
    const SourceMap& sources = document.analysis->sources;
    for (const Diagnostic& one : document.analysis->diagnostics.all()) {
      const Span span = one.primary.span;
      Json& place = span.known() && span.file != document.analysis->file
                        ? found.try_emplace(documents_.uri(sources.file(span.file)), Json::array()).first->second
                        : own;
      Json shown = diagnostic(document, one);
      if (std::ranges::find(place, shown) == place.end()) place.push_back(std::move(shown));
    }
  }
  for (const auto& [uri, diagnostics] : sent_) found.try_emplace(uri, Json::array());  // that may be gone
  for (auto& [uri, diagnostics] : found) {
    const auto before = sent_.find(uri);
    if (!fresh.contains(uri) && diagnostics == (before == sent_.end() ? Json::array() : before->second)) continue;
    Json params{{"uri", uri}, {"diagnostics", diagnostics}};
    const auto open = documents_.all().find(uri);
    if (open != documents_.all().end()) params["version"] = open->second.version;
    server_.notify("textDocument/publishDiagnostics", std::move(params));
  }
  std::erase_if(found, [](const auto& entry) { return entry.second.empty(); });
  sent_ = std::move(found);
}

bool LanguageServer::work() {
  publish();
  return documents_.derive();
}

Result language_server(const LanguageServerOptions& options, const FileSystem& files) {
  bool writable = true;
  lsp::Server server([&](const std::string& message) { writable = write_stream(STDOUT_FILENO, message) && writable; });
  Documents documents(files, options.cache, files_below);
  LanguageServer language(server, documents);
  lsp::Input input;
  input.read = [&]() -> std::string {
    std::array<char, 65536> bytes;
    ssize_t count = 0;
    do count = ::read(STDIN_FILENO, bytes.data(), bytes.size());
    while (count < 0 && errno == EINTR);
    return count > 0 && writable ? std::string(bytes.data(), static_cast<std::size_t>(count)) : std::string();
  };
  input.waiting = [] {
    pollfd standard_input{STDIN_FILENO, POLLIN, 0};
    return ::poll(&standard_input, 1, 0) > 0;
  };
  Result result;
  if (lsp::run(server, input, [&] { return language.work(); }) != 0) result.status = Status::wrong_input;
  return result;
}

}  // namespace modelc::driver
