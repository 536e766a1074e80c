#pragma once
#include "driver/documents.h"
#include "lsp/server.h"

/// What the language server says of the language: questions of the protocol to compiler/editor, answers as JSON.
namespace modelc::driver {

class LanguageServer {
 public:
  LanguageServer(lsp::Server& server, Documents& documents) : server_(server), documents_(documents) { add_methods(); }
  /// Does a part of what is to be done while nobody waits: sends the diagnostics of what has changed, and looks for
  /// further ones. False when nothing is left.
  bool work();

 private:
  using Json = lsp::Json;
  using Answer = Json (LanguageServer::*)(Document& document, const Json& params);
  void publish();
  void add_methods();
  void add(const std::string& method, Answer answer);  ///< a request about an open text
  Json initialize(const Json& params);
  Json diagnostic(Document& document, const Diagnostic& diagnostic);

  // language_server_answers.cpp
  Json hover(Document& document, const Json& params);
  Json definition(Document& document, const Json& params);
  struct Uses {
    Document& document;
    std::vector<editor::Occurrence> here;  ///< in the files of the document's analysis
    struct Elsewhere {
      std::unique_ptr<editor::Analysis> analysis;
      std::size_t symbol = 0;
    };
    std::vector<Elsewhere> elsewhere;  ///< in files that import them
  };
  Uses uses(Document& document, const Json& params);
  /// Calls `take` with the URI, range and occurrence of each.
  template <class Take>
  void each(const Uses& uses, Take take);
  Json references(Document& document, const Json& params);
  Json highlights(Document& document, const Json& params);
  Json prepare_rename(Document& document, const Json& params);
  Json rename(Document& document, const Json& params);
  Json complete(Document& document, const Json& params);
  Json resolve_completion(const Json& item);
  Json signature(Document& document, const Json& params);
  Json format(Document& document, const Json& params);
  Json actions(Document& document, const Json& params);
  Json hints(Document& document, const Json& params);
  Json symbols(Document& document, const Json& params);

  lsp::Server& server_;
  Documents& documents_;
  bool related_ = false;              // the client shows places that belong to a diagnostic
  std::map<std::string, Json> sent_;  // diagnostics by URI
};

}  // namespace modelc::driver
