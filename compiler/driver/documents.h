#pragma once
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "editor/queries.h"
#include "lsp/text.h"

namespace modelc::driver {

/// A text that an editor has open, and what is known of it.
struct Document {
  std::string uri;
  std::string path;  ///< the URI itself, of what is no file
  lsp::Text text;
  std::int64_t version = 0;
  std::unique_ptr<editor::Analysis> analysis;  ///< null when the text has changed since, or cannot be analysed
  std::string failure;                         ///< why it cannot
  elaborate::Observations observations;        ///< of the last text that parsed, carried on to this one
  std::map<FileId, lsp::Text> others;          ///< further files of the analysis, as positions in them need them
};

/// The open texts of a session over the files of the machine.
class Documents final : public FileSystem {
 public:
  using Below = std::function<std::vector<std::string>(const std::string& folder, std::string_view ending)>;
  /// The library's sources are written below `cache` when an editor is sent to one.
  /// `below` lists the files of a folder of the workspace, as files_below does.
  Documents(const FileSystem& files, std::string cache, Below below);

  std::optional<std::string> read(const std::string& path, std::string& error) const override;

  void open(const std::string& uri, std::string text, std::int64_t version);
  void change(const std::string& uri, const lsp::Json& changes, std::int64_t version);
  void close(const std::string& uri);
  void forget();  ///< files beside the open ones may have changed

  Document& at(const std::string& uri);  ///< throws lsp::RequestError when it is not open
  std::map<std::string, Document>& all() { return documents_; }
  /// What is known of the text as it is now; throws lsp::RequestError when it cannot be analysed.
  editor::Analysis& analysis(Document& document);

  void add_folder(const std::string& uri);  ///< of the workspace
  void remove_folder(const std::string& uri);
  /// Programs of the workspace, and of the open texts, that read the file and of which the analysis knows nothing.
  std::vector<std::unique_ptr<editor::Analysis>> importers(const editor::Analysis& analysis, FileId file);

  /// Derives the steps of training of a text for which that is still to be done; false when there is none.
  bool derive();

  // Places
  Span span(Document& document, const lsp::Range& range);
  std::uint32_t offset(Document& document, const lsp::Json& params);  ///< of params.position
  lsp::Range range(Document& document, Span span);
  lsp::Json location(Document& document, Span span);
  std::string uri(const SourceFile& file);

 private:
  bool in_library(const Document& document) const { return document.path.starts_with(library_folder_); }
  void stale(const std::string& path);
  const lsp::Text& text(Document& document, FileId file);

  const FileSystem& files_;
  Below below_;
  std::string library_folder_;  // with its slash
  elaborate::Library library_;
  std::map<std::string, Document> documents_;  // by URI
  std::set<std::string> folders_;
};

}  // namespace modelc::driver
