// A client's session with the language server, over the wire.
#include "driver/language_server.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "driver/memory_files.h"
#include "lsp/frames.h"

namespace modelc::driver {
namespace {

using lsp::Json;

/// A client that speaks through frames of bytes, as over a pipe.
class Client : public testing::Test {
 protected:
  Client()
      : cache(testing::TempDir() + "modelc-lsp-cache"),
        files({}),
        server([this](const std::string& message) { frames.feed(message); }),
        documents(files, cache, [this](const auto& folder, auto ending) { return files.below(folder, ending); }),
        language(server, documents) {}
  ~Client() override { std::filesystem::remove_all(cache); }

  void feed(const Json& message) {
    lsp::FrameReader wire;
    wire.feed(lsp::framed(message.dump()));
    server.handle(*wire.next());
  }
  Json next() {
    const auto message = frames.next();
    return message ? Json::parse(*message) : Json();
  }
  Json request(const std::string& method, Json params) {
    feed({{"jsonrpc", "2.0"}, {"id", ++id}, {"method", method}, {"params", std::move(params)}});
    const Json answer = next();
    EXPECT_EQ(answer.value("id", 0), id) << answer;
    return answer.contains("result") ? answer["result"] : answer["error"];
  }
  void notify(const std::string& method, Json params) {
    feed({{"jsonrpc", "2.0"}, {"method", method}, {"params", std::move(params)}});
  }
  void start(const Json& folders = nullptr) {
    Json params =
        Json::parse(R"({"capabilities": {"textDocument": {"publishDiagnostics": {"relatedInformation": true}}}})");
    params["workspaceFolders"] = folders;
    request("initialize", params);
    notify("initialized", Json::object());
  }
  void open(const std::string& uri, const std::string& text) {
    notify("textDocument/didOpen",
           {{"textDocument", {{"uri", uri}, {"languageId", "model"}, {"version", 1}, {"text", text}}}});
  }
  /// Replaces from one place to another on a line.
  void type(int line, int begin, int end, const std::string& text) {
    const Json range{{"start", {{"line", line}, {"character", begin}}}, {"end", {{"line", line}, {"character", end}}}};
    notify("textDocument/didChange", {{"textDocument", {{"uri", uri}, {"version", ++version}}},
                                      {"contentChanges", Json::array({{{"range", range}, {"text", text}}})}});
  }
  static Json at(const std::string& uri, int line, int character) {
    return {{"textDocument", {{"uri", uri}}}, {"position", {{"line", line}, {"character", character}}}};
  }
  /// What publishing sends, messages by URI.
  std::map<std::string, Json> published() {
    while (language.work()) continue;
    std::map<std::string, Json> out;
    for (Json message = next(); !message.is_null(); message = next()) {
      EXPECT_EQ(message["method"], "textDocument/publishDiagnostics");
      out[message["params"]["uri"]] = message["params"];
    }
    return out;
  }

  const std::string uri = "file:///work%20place/net.model";
  std::string cache;
  MemoryFiles files;
  lsp::FrameReader frames;
  lsp::Server server;
  Documents documents;
  LanguageServer language;
  int id = 0;
  int version = 1;
};

// Behind "Größe 😀" columns in bytes, code points and UTF-16 all differ.
const std::string network =
    "model Net {\n"
    "    input image: f32[batch, 784]\n"
    "    x = image |> Dense(64, activation = relu)  # Größe 😀\n"
    "    output digit = x |> Dense(10, activation = softmax)\n"
    "}\n";

TEST_F(Client, OpensSeesAnErrorTakesTheFixAndGoesOn) {
  start();
  open(uri, network);
  EXPECT_EQ(published()[uri], Json({{"uri", uri}, {"version", 1}, {"diagnostics", Json::array()}}));

  type(2, 17, 22, "Dens");
  EXPECT_EQ(published()[uri], Json::parse(R"({
    "uri": "file:///work%20place/net.model", "version": 2,
    "diagnostics": [{
      "range": {"start": {"line": 2, "character": 17}, "end": {"line": 2, "character": 21}},
      "severity": 1, "code": "E0201", "source": "modelc",
      "message": "nothing in scope is called `Dens`\nhelp: did you mean `Dense`?"
    }]})"));

  const Json here{{"start", {{"line", 2}, {"character", 18}}}, {"end", {{"line", 2}, {"character", 18}}}};
  const Json actions =
      request("textDocument/codeAction",
              {{"textDocument", {{"uri", uri}}}, {"range", here}, {"context", {{"diagnostics", Json::array()}}}});
  EXPECT_EQ(actions, Json::parse(R"([{
    "title": "Change to `Dense`", "kind": "quickfix", "isPreferred": true,
    "diagnostics": [{
      "range": {"start": {"line": 2, "character": 17}, "end": {"line": 2, "character": 21}},
      "severity": 1, "code": "E0201", "source": "modelc",
      "message": "nothing in scope is called `Dens`\nhelp: did you mean `Dense`?"
    }],
    "edit": {"changes": {"file:///work%20place/net.model": [
      {"range": {"start": {"line": 2, "character": 17}, "end": {"line": 2, "character": 21}}, "newText": "Dense"}
    ]}}}])"));
  type(2, 17, 21, "Dense");
  EXPECT_EQ(published()[uri]["diagnostics"], Json::array());

  EXPECT_EQ(request("textDocument/hover", at(uri, 3, 19)), Json::parse(R"({
    "contents": {"kind": "markdown", "value": "```model\nx: f32[batch, 64]\n```"},
    "range": {"start": {"line": 3, "character": 19}, "end": {"line": 3, "character": 20}}})"));
  EXPECT_EQ(request("textDocument/hover", at(uri, 4, 1)), Json());

  EXPECT_EQ(request("textDocument/definition", at(uri, 3, 19)), Json::parse(R"({
    "uri": "file:///work%20place/net.model",
    "range": {"start": {"line": 2, "character": 4}, "end": {"line": 2, "character": 5}}})"));

  EXPECT_EQ(request("textDocument/prepareRename", at(uri, 2, 4)),
            Json::parse(R"({"start": {"line": 2, "character": 4}, "end": {"line": 2, "character": 5}})"));
  Json rename = at(uri, 2, 4);
  rename["newName"] = "hidden";
  EXPECT_EQ(request("textDocument/rename", rename), Json::parse(R"({"changes": {"file:///work%20place/net.model": [
    {"range": {"start": {"line": 2, "character": 4}, "end": {"line": 2, "character": 5}}, "newText": "hidden"},
    {"range": {"start": {"line": 3, "character": 19}, "end": {"line": 3, "character": 20}}, "newText": "hidden"}
  ]}})"));
  rename["newName"] = "for";
  EXPECT_EQ(request("textDocument/rename", rename), Json({{"code", -32803}, {"message", "`for` is no name"}}));

  EXPECT_EQ(
      request("textDocument/inlayHint",
              {{"textDocument", {{"uri", uri}}},
               {"range", {{"start", {{"line", 0}, {"character", 0}}}, {"end", {{"line", 5}, {"character", 0}}}}}}),
      Json::parse(R"([
    {"position": {"line": 2, "character": 45}, "label": "f32[batch, 64]", "kind": 1, "paddingLeft": true},
    {"position": {"line": 3, "character": 55}, "label": "f32[batch, 10]", "kind": 1, "paddingLeft": true}])"));

  type(1, 0, 4, "\t");
  EXPECT_EQ(request("textDocument/formatting", {{"textDocument", {{"uri", uri}}}, {"options", Json::object()}}),
            Json::parse(R"([{
    "range": {"start": {"line": 1, "character": 0}, "end": {"line": 2, "character": 0}},
    "newText": "    input image: f32[batch, 784]\n"}])"));

  EXPECT_EQ(request("shutdown", nullptr), Json());
  notify("exit", nullptr);
  EXPECT_TRUE(server.ended());
  EXPECT_EQ(server.status(), 0);
}

TEST_F(Client, CountsInUtf16) {
  start();
  open(uri, "const a = \"😀\" + \"ä\" + nonsense\n");
  EXPECT_EQ(published()[uri]["diagnostics"][0]["range"],
            Json::parse(R"({"start": {"line": 0, "character": 23}, "end": {"line": 0, "character": 31}})"));
  type(0, 13, 14, "");
  type(0, 10, 14, "\"😀😀\"");
  std::string error;
  EXPECT_EQ(*documents.read("/work place/net.model", error), "const a = \"😀😀\"+ \"ä\" + nonsense\n");
}

TEST_F(Client, GoesToDefinitionsInTheLibrary) {
  start();
  open(uri, network);
  const Json found = request("textDocument/definition", at(uri, 2, 18));
  const std::string path = lsp::path_of(found["uri"]);
  EXPECT_TRUE(path.ends_with("/layers/dense.model")) << path;
  std::ifstream file(path);
  std::string line;
  for (int i = 0; i <= found["range"]["start"]["line"].get<int>(); ++i) std::getline(file, line);
  EXPECT_TRUE(line.starts_with("layer Dense(")) << line;
  EXPECT_EQ(std::filesystem::status(path).permissions() & std::filesystem::perms::owner_write,
            std::filesystem::perms::none);

  // An editor that shows it asks about it as well.
  std::ifstream again(path);
  const std::string text{std::istreambuf_iterator<char>(again), std::istreambuf_iterator<char>()};
  open(found["uri"], text);
  EXPECT_EQ(published()[found["uri"]]["diagnostics"], Json::array());
  EXPECT_EQ(request("textDocument/definition", at(found["uri"], found["range"]["start"]["line"], 8)), found);
}

TEST_F(Client, SeesOtherOpenTextsAndFiles) {
  files.set("/work place/saved.model", "fn saved(x) = x\n");
  start();
  open("file:///work%20place/blocks.model", "fn twice(x) = x * 2\n");
  open(uri,
       "import \"blocks.model\"\nimport \"saved.model\"\n"
       "model M {\n  input x: f32[b, 2]\n  output y = saved(x)\n  output z = twice(x)\n}\n");
  EXPECT_EQ(published()[uri]["diagnostics"], Json::array());
  const Json change{{"textDocument", {{"uri", "file:///work%20place/blocks.model"}, {"version", 2}}},
                    {"contentChanges", Json::array({{{"text", "fn thrice(x) = x * 3\n"}}})}};
  notify("textDocument/didChange", change);
  const auto after = published();
  EXPECT_EQ(after.at(uri)["diagnostics"][0]["message"],
            "nothing in scope is called `twice`\nhelp: did you mean `thrice`?");
  files.set("/work place/saved.model", "fn saved(x) = nothing_of(x)\n");
  notify("workspace/didChangeWatchedFiles", {{"changes", Json::array()}});
  EXPECT_EQ(published().at("file:///work%20place/saved.model")["diagnostics"][0]["message"],
            "nothing in scope is called `nothing_of`");
}

/// Files of each that an answer to renaming or a list of references is about, with how often.
std::map<std::string, std::size_t> counted(const Json& answer) {
  std::map<std::string, std::size_t> out;
  if (answer.is_array())
    for (const Json& place : answer) ++out[place["uri"]];
  else if (answer.contains("changes"))
    for (const auto& [uri, edits] : answer["changes"].items()) out[uri] = edits.size();
  return out;
}

TEST_F(Client, RenamesInFilesThatImport) {
  const std::string blocks = "file:///work%20place/blocks.model";
  files.set("/work place/blocks.model", "fn twice(x, by = 2) = x * by\nfn local(x) = twice(x)\n");
  files.set("/work place/deep/saved.model", "import \"../blocks.model\"\nfn saved(x) = twice(twice(x), by = 3)\n");
  files.set("/work place/alias.model",
            "import \"blocks.model\" as b\nfn twice(x) = b.twice(x)\nfn relu6(x) = twice(x)\n");
  files.set("/work place/other.model", "# import \"blocks.model\"\nfn twice(x) = x\n");
  files.set("/far/unseen.model", "import \"/work place/blocks.model\"\nfn unseen(x) = twice(x)\n");
  start(Json::array({{{"uri", "file:///work%20place"}, {"name", "place"}}}));
  open(blocks, "fn twice(x, by = 2) = x * by\nfn local(x) = twice(x)\n");
  open("file:///far/open.model", "import \"/work place/blocks.model\"\nfn open(x) = twice(x)\n");
  const std::string deep = "file:///work%20place/deep/saved.model", alias = "file:///work%20place/alias.model";
  const std::map<std::string, std::size_t> everywhere{
      {blocks, 2}, {deep, 2}, {alias, 1}, {"file:///far/open.model", 1}};
  Json rename = at(blocks, 0, 4);
  rename["newName"] = "double";
  const Json changed = request("textDocument/rename", rename);
  EXPECT_EQ(counted(changed), everywhere) << changed;
  EXPECT_EQ(changed["changes"][alias], Json::parse(R"([{"newText": "double",
    "range": {"start": {"line": 1, "character": 16}, "end": {"line": 1, "character": 21}}}])"));
  EXPECT_EQ(counted(request("textDocument/references", at(blocks, 0, 4))), everywhere);

  // The same from a file that imports it: one that is neither its importer's import nor open is reached, too.
  open(deep, "import \"../blocks.model\"\nfn saved(x) = twice(twice(x), by = 3)\n");
  Json from_there = at(deep, 1, 15);
  from_there["newName"] = "double";
  EXPECT_EQ(counted(request("textDocument/rename", from_there)), everywhere);

  Json argument = at(blocks, 0, 12);
  argument["newName"] = "factor";
  EXPECT_EQ(counted(request("textDocument/rename", argument)),
            (std::map<std::string, std::size_t>{{blocks, 2}, {deep, 1}}));
  Json inside = at(blocks, 0, 9);
  inside["newName"] = "input";
  EXPECT_EQ(counted(request("textDocument/rename", inside)), (std::map<std::string, std::size_t>{{blocks, 2}}));

  notify("workspace/didChangeWorkspaceFolders",
         {{"event", {{"added", Json::array()}, {"removed", Json::array({{{"uri", "file:///work%20place"}}})}}}});
  notify("textDocument/didClose", {{"textDocument", {{"uri", deep}}}});
  EXPECT_EQ(counted(request("textDocument/rename", rename)),
            (std::map<std::string, std::size_t>{{blocks, 2}, {"file:///far/open.model", 1}}));
}

TEST_F(Client, RenamesToNothingThatImportersUse) {
  const std::string blocks = "file:///work%20place/blocks.model";
  files.set("/work place/saved.model", "import \"blocks.model\"\nfn saved(x) = twice(x)\nfn own(x) = relu(x)\n");
  start(Json::array({{{"uri", "file:///work%20place/"}, {"name", "place"}}}));
  open(blocks, "fn twice(x) = x * 2\n");
  Json rename = at(blocks, 0, 4);
  for (const auto& [name, place] : {std::pair("relu", "3:13"), std::pair("own", "3:4")}) {
    rename["newName"] = name;
    EXPECT_EQ(request("textDocument/rename", rename)["message"],
              fmt::format("`{}` is in use at /work place/saved.model:{}", name, place));
  }
}

TEST_F(Client, ReportsErrorsWhereTheyAreAndClearsThem) {
  files.set("/work place/blocks.model", "fn broken(x) = x +\n");
  start();
  open(uri, "import \"blocks.model\"\n");
  const std::string blocks = "file:///work%20place/blocks.model";
  EXPECT_EQ(published()[blocks]["diagnostics"].size(), 1u);
  files.set("/work place/blocks.model", "fn broken(x) = x + 1\n");
  notify("workspace/didChangeWatchedFiles", {{"changes", Json::array()}});
  EXPECT_EQ(published()[blocks]["diagnostics"], Json::array());
  EXPECT_EQ(published().size(), 0u) << "nothing has changed";
  files.set("/work place/blocks.model", "fn broken(x) = x +\n");
  notify("workspace/didChangeWatchedFiles", {{"changes", Json::array()}});
  EXPECT_EQ(published()[blocks]["diagnostics"].size(), 1u);
  notify("textDocument/didClose", {{"textDocument", {{"uri", uri}}}});
  EXPECT_EQ(published()[blocks]["diagnostics"], Json::array()) << "nobody imports it any more";
}

TEST_F(Client, ShowsWhatBelongsToAnError) {
  start();
  open(uri, "model M {\n  input x: f32[b, 2]\n  input y: f32[b, 3]\n  output z = x + y\n}\n");
  const Json found = published()[uri]["diagnostics"][0];
  EXPECT_EQ(found["code"], "E0301");
  ASSERT_GE(found["relatedInformation"].size(), 2u) << found;
  EXPECT_EQ(found["relatedInformation"][0]["location"]["uri"], uri);
}

TEST_F(Client, KeepsShapesWhileATextDoesNotParse) {
  start();
  open(uri, network);
  published();
  type(3, 0, 0, "    y = = x\n");
  EXPECT_EQ(published()[uri]["diagnostics"].size(), 1u);
  EXPECT_EQ(request("textDocument/hover", at(uri, 4, 19))["contents"]["value"], "```model\nx: f32[batch, 64]\n```");
}

TEST_F(Client, CompletesAndDescribes) {
  start();
  open(uri, network);
  type(2, 46, 46, " |> Dro");
  const Json found = request("textDocument/completion", at(uri, 2, 53));
  const auto item = std::ranges::find(found["items"], "Dropout", [](const Json& one) { return one["label"]; });
  ASSERT_NE(item, found["items"].end());
  EXPECT_EQ((*item)["textEdit"], Json::parse(R"({"newText": "Dropout", "range":
    {"start": {"line": 2, "character": 50}, "end": {"line": 2, "character": 53}}})"));
  const Json resolved = request("completionItem/resolve", *item);
  EXPECT_TRUE(resolved["detail"].get<std::string>().starts_with("layer Dropout(rate, ")) << resolved;
  type(2, 53, 53, "pout(");
  const Json help = request("textDocument/signatureHelp", at(uri, 2, 58));
  EXPECT_EQ(help["activeParameter"], 0);
  EXPECT_EQ(help["signatures"][0]["parameters"][0]["label"], "rate");
}

TEST_F(Client, SurvivesWhatIsWrong) {
  start();
  const Json unknown = request("textDocument/hover", at("file:///none.model", 0, 0));
  EXPECT_EQ(unknown, Json({{"code", -32602}, {"message", "`file:///none.model` is not open"}}));
  open(uri, network);
  EXPECT_EQ(request("textDocument/hover", {{"textDocument", {{"uri", uri}}}})["code"], -32602);
  EXPECT_EQ(request("textDocument/hover", at(uri, -1, 0))["code"], -32602);
  EXPECT_EQ(request("textDocument/hover", at(uri, 1'000'000, 1'000'000)), Json());
  EXPECT_EQ(request("textDocument/hover", Json::array({1}))["code"], -32602);
  EXPECT_EQ(request("textDocument/rename", at(uri, 1, 12))["code"], -32602) << "no new name";
  for (const std::string& text : {std::string(), std::string(3000, '('), std::string("\xEF\xBB\xBFmodel"),
                                  std::string("\"open"), std::string("model M {\n  x = \n}")}) {
    notify("textDocument/didChange",
           {{"textDocument", {{"uri", uri}, {"version", 3}}}, {"contentChanges", Json::array({{{"text", text}}})}});
    published();
    for (const char* method :
         {"hover", "definition", "references", "completion", "signatureHelp", "documentSymbol", "documentHighlight"})
      EXPECT_FALSE(request(std::string("textDocument/") + method, at(uri, 0, 3)).contains("code")) << method << text;
  }
}

TEST_F(Client, FindsWhatOnlyTrainingFinds) {
  start();
  open(uri,
       "extern fn warp(x: f32[b, 4]) -> f32[b, 4] header \"warp.hpp\" call \"app::warp\"\n"
       "model M {\n  input x: f32[b, 4]\n  output y = warp(Dense(4)(x))\n"
       "  compile(optimizer = SGD(), loss = mse)\n}\n");
  EXPECT_EQ(published()[uri]["diagnostics"][0]["code"], "E0506");
}

TEST_F(Client, TakesTextsThatAreNoFiles) {
  start();
  const std::string untitled = "untitled:Untitled-1";
  open(untitled, "fn f(x) = rel(x)\n");
  EXPECT_EQ(published()[untitled]["diagnostics"].size(), 1u);
}

}  // namespace
}  // namespace modelc::driver
