#include "driver/documents.h"

#include <fmt/format.h>

#include <filesystem>

#include "driver/disk.h"
#include "driver/guard.h"
#include "source/embedded.h"

namespace modelc::driver {
namespace {

constexpr std::string_view library_prefix = "stdlib/";

/// Differs between libraries, so that each tool finds its own. FNV-1a.
std::uint64_t library_hash() {
  std::uint64_t hash = 0xcbf29ce484222325U;
  const auto add = [&](std::string_view text) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  };
  for (const EmbeddedFile& file : stdlib_files) {
    add(file.path);
    add(file.text);
  }
  return hash;
}

/// Of a workspace, without a slash at its end.
std::string folder_of(const std::string& uri) {
  std::string path = lsp::path_of(uri);
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

}  // namespace

Documents::Documents(const FileSystem& files, std::string cache, Below below)
    : files_(files),
      below_(std::move(below)),
      library_folder_(fmt::format("{}/library-{:016x}/", std::move(cache), library_hash())) {}

std::optional<std::string> Documents::read(const std::string& path, std::string& error) const {
  for (const auto& [uri, document] : documents_)
    if (document.path == path) return document.text.bytes();
  return files_.read(path, error);
}

/// Whatever was made with the file's text has to be made again.
void Documents::stale(const std::string& path) {
  for (auto& [uri, document] : documents_) {
    const bool imports = document.analysis && document.analysis->modules->files().contains(path);
    if (imports || document.path == path || !document.failure.empty()) document.analysis.reset();
  }
}

void Documents::open(const std::string& uri, std::string text, std::int64_t version) {
  Document& document = documents_[uri];
  document.uri = uri;
  document.path = lsp::path_of(uri);
  document.text = lsp::Text(std::move(text));
  document.version = version;
  document.observations = {};
  stale(document.path);
  document.analysis.reset();
}

void Documents::change(const std::string& uri, const lsp::Json& changes, std::int64_t version) {
  Document& document = at(uri);
  const FileId file = document.analysis ? document.analysis->file : no_file;
  const FileId known = document.observations.all.empty() ? file : document.observations.all.begin()->first.file;
  for (const lsp::Json& change : changes) {
    const auto text = change.at("text").get<std::string>();
    if (!change.contains("range")) {
      document.text = lsp::Text(text);
      document.observations = {};
      continue;
    }
    const auto range = change.at("range").get<lsp::Range>();
    const std::size_t begin = document.text.offset(range.start);
    const std::size_t end = std::max(begin, document.text.offset(range.end));
    document.text.replace(begin, end, text);
    editor::shift(document.observations, known, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end),
                  static_cast<std::uint32_t>(text.size()));
  }
  document.version = version;
  stale(document.path);
  document.analysis.reset();
}

void Documents::close(const std::string& uri) {
  const std::string path = at(uri).path;
  documents_.erase(uri);
  stale(path);
}

void Documents::forget() {
  for (auto& [uri, document] : documents_) document.analysis.reset();
}

Document& Documents::at(const std::string& uri) {
  const auto found = documents_.find(uri);
  if (found == documents_.end())
    throw lsp::RequestError{lsp::ErrorCode::invalid_params, fmt::format("`{}` is not open", uri)};
  return found->second;
}

editor::Analysis& Documents::analysis(Document& document) {
  if (!document.analysis) {
    document.others.clear();
    const auto make = [&] {
      document.analysis = in_library(document)
                              ? editor::analyze_library(document.path.substr(library_folder_.size()), *this, library_)
                              : editor::analyze(document.path, *this, library_);
      return Result{};
    };
    document.failure = guarded(make, false).err;
    if (document.analysis && document.analysis->file == no_file) document.failure = "the file cannot be read";
    if (!document.failure.empty()) document.analysis.reset();
    if (document.analysis && document.analysis->evaluated)
      document.observations = std::move(document.analysis->observations);
  }
  if (!document.analysis) throw lsp::RequestError{lsp::ErrorCode::request_failed, document.failure};
  return *document.analysis;
}

void Documents::add_folder(const std::string& uri) { folders_.insert(folder_of(uri)); }

void Documents::remove_folder(const std::string& uri) { folders_.erase(folder_of(uri)); }

std::vector<std::unique_ptr<editor::Analysis>> Documents::importers(const editor::Analysis& analysis, FileId file) {
  std::set<std::string> paths;
  for (const auto& [uri, document] : documents_) paths.insert(document.path);
  for (const std::string& folder : folders_)
    for (std::string& path : below_(folder, ".model")) paths.insert(std::move(path));
  const std::string& imported = analysis.sources.file(file).path();
  const std::string last = std::filesystem::path(imported).filename().string();
  std::vector<std::unique_ptr<editor::Analysis>> out;
  for (const std::string& path : paths) {
    if (analysis.modules->files().contains(path)) continue;
    std::string error;
    const std::optional<std::string> text = read(path, error);
    if (!text || text->find(last) == std::string::npos) continue;  // imports name the file
    std::unique_ptr<editor::Analysis> found;
    const auto make = [&] {
      found = editor::read(path, *this, library_);
      return Result{};
    };
    if (guarded(make, false).status == Status::done && found->modules->files().contains(imported))
      out.push_back(std::move(found));
  }
  return out;
}

bool Documents::derive() {
  bool done = false;
  for (auto& [uri, document] : documents_) {
    const auto make = [&] {
      done = document.analysis && editor::derive(*document.analysis);
      return Result{};
    };
    if (guarded(make, false).status == Status::done && done) return true;
  }
  return false;
}

const lsp::Text& Documents::text(Document& document, FileId file) {
  if (file == document.analysis->file) return document.text;
  const auto [place, fresh] = document.others.try_emplace(file);
  if (fresh) place->second = lsp::Text(std::string(document.analysis->sources.file(file).text()));
  return place->second;
}

Span Documents::span(Document& document, const lsp::Range& range) {
  const std::size_t begin = document.text.offset(range.start);
  const std::size_t end = std::max(begin, document.text.offset(range.end));
  return {analysis(document).file, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

std::uint32_t Documents::offset(Document& document, const lsp::Json& params) {
  return static_cast<std::uint32_t>(document.text.offset(params.at("position").get<lsp::Position>()));
}

lsp::Range Documents::range(Document& document, Span span) {
  return span.known() ? text(document, span.file).range(span.begin, span.end) : lsp::Range{};
}

lsp::Json Documents::location(Document& document, Span span) {
  return {{"uri", uri(document.analysis->sources.file(span.file))}, {"range", range(document, span)}};
}

std::string Documents::uri(const SourceFile& file) {
  if (!file.library()) {
    for (const auto& [known, document] : documents_)
      if (document.path == file.path()) return known;
    return lsp::uri_of(file.path());
  }
  const std::filesystem::path path = library_folder_ + file.path().substr(library_prefix.size());
  if (std::error_code unknown; !std::filesystem::exists(path, unknown)) {
    std::filesystem::create_directories(path.parent_path(), unknown);
    write_files({{path.string(), std::string(file.text())}});
    using std::filesystem::perms;
    std::filesystem::permissions(path, perms::owner_read | perms::group_read | perms::others_read, unknown);
  }
  return lsp::uri_of(path.string());
}

}  // namespace modelc::driver
