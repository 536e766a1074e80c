#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "syntax/support.h"

namespace modelc::syntax {
namespace {

std::string formatted(const std::string& text) {
  const Parsed parsed(text);
  EXPECT_FALSE(parsed.diagnostics.has_errors()) << parsed.errors();
  return format(parsed.sources, parsed.module);
}

/// Formats twice: the second time changes nothing, and the tree stays what it was.
void expect_stable(const std::string& text) {
  const std::string once = formatted(text);
  EXPECT_EQ(formatted(once), once);
  EXPECT_EQ(Parsed(once).tree(), Parsed(text).tree());
}

TEST(Format, GivesEveryStatementItsLine) {
  EXPECT_EQ(formatted("fn f(x,a=1){y=x@k  if a{y=-y+1}else if b{}else{y=2};return y,[1,2 ,]}"),
            "fn f(x, a = 1) {\n    y = x @ k\n    if a {\n        y = -y + 1\n    } else if b {} else {\n        y = "
            "2\n    }\n"
            "    return y, [1, 2]\n}\n");
}

TEST(Format, SpacesOperatorsSlicesAndTypes) {
  EXPECT_EQ(formatted("const c=x[ : ,0,1 : -1, : : 2,...]**-2*f( a )( b = 1 ).d+{a :1}[\"a\"]if not(a)else(b,)"),
            "const c = x[:, 0, 1:-1, ::2, ...] ** -2 * f(a)(b = 1).d + {a: 1}[\"a\"] if not (a) else (b,)\n");
  EXPECT_EQ(formatted("fn f(x:f32[b,n],y:[...])->(i:i32[n],f32)=x grad(x,dy)->dy"),
            "fn f(x: f32[b, n], y: [...]) -> (i: i32[n], f32) = x grad (x, dy) -> dy\n");
}

TEST(Format, LaysOutComprehensions) {
  EXPECT_EQ(formatted("const a=[f( i )for i,(p,q)in zip(b,c)if i!=2 and p for j in range(i)]"),
            "const a = [f(i) for i, (p, q) in zip(b, c) if i != 2 and p for j in range(i)]\n");
  const std::string name(50, 'n');
  const std::string broken = "const a = [\n    f(" + name + ")\n    for i in " + name + "  # rows\n    if i\n]\n";
  EXPECT_EQ(formatted("const a=[f(" + name + ") for i in " + name + " # rows\n if i]"), broken);
  EXPECT_EQ(formatted(broken), broken);
}

TEST(Format, KeepsCommentsAndSingleBlankLines) {
  const std::string text =
      "# head\n\n## doc\nfn f(x) {  # open\n    # own\n    y = f(\n        a,  # first\n        # second\n        b\n  "
      "  )\n\n"
      "    return y  # last\n    # end\n}\n# tail\n";
  EXPECT_EQ(formatted(text), text);
  EXPECT_EQ(formatted("const a = 1\n\n\n\n# c  \n\n\nconst b = 2\n\n"), "const a = 1\n\n# c\n\nconst b = 2\n");
}

TEST(Format, BreaksWhatIsTooLong) {
  const std::string name(50, 'n');
  EXPECT_EQ(formatted("const a = f(" + name + ", " + name + ", k = " + name + ")"),
            "const a = f(\n    " + name + ",\n    " + name + ",\n    k = " + name + "\n)\n");
  EXPECT_EQ(formatted("const a = x |> " + name + " |> " + name + " |> f(1, 2, 3)"),
            "const a = x\n    |> " + name + "\n    |> " + name + "\n    |> f(1, 2, 3)\n");
}

std::vector<std::string> comments(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (line[i] == '"' && (i == 0 || line[i - 1] != '\\')) quoted = !quoted;
      if (line[i] != '#' || quoted) continue;
      out.push_back(line.substr(i, line.find_last_not_of(" \t") + 1 - i));
      break;
    }
  }
  return out;
}

/// The programs of the language reference parse and are laid out stably.
TEST(Format, IsIdempotentOnTheReference) {
  std::ifstream in(std::string(MODELC_SOURCE_DIR) + "/docs/language.md");
  std::stringstream page;
  page << in.rdbuf();
  const std::string text = page.str();
  std::size_t programs = 0;
  for (std::size_t at = 0; (at = text.find("\n```model\n", at)) != std::string::npos;) {
    at += 10;
    const std::size_t end = text.find("\n```\n", at);
    ASSERT_NE(end, std::string::npos);
    const std::string program = text.substr(at, end + 1 - at);
    SCOPED_TRACE(program);
    expect_stable(program);
    EXPECT_EQ(comments(formatted(program)), comments(program));
    ++programs;
    at = end + 5;
  }
  EXPECT_GE(programs, 5u);
}

TEST(Format, IsStableOnCommentsInOddPlaces) {
  expect_stable(
      "fn f(# a\nx # b\n, # c\n y) # d\n -> # e\n [b] # f\n { # g\n return # h\n x # i\n + # j\n y # k\n } # l\n");
  expect_stable("const a = # x\n # y\n 1\n");
  expect_stable("const a = x -> { # c\n # d\n return x # e\n } # f\n # g");
  expect_stable("# only a comment");
  expect_stable("");
  expect_stable("model M{}\n");
}

TEST(Format, IsIdempotentOnEveryModelFile) {
  namespace fs = std::filesystem;
  std::size_t files = 0;
  for (const char* folder : {"stdlib", "examples", "tests/syntax/data"}) {
    const fs::path root = fs::path(MODELC_SOURCE_DIR) / folder;
    if (!fs::exists(root)) continue;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root)) {
      if (entry.path().extension() != ".model") continue;
      std::ifstream in(entry.path());
      std::stringstream text;
      text << in.rdbuf();
      SCOPED_TRACE(entry.path().string());
      expect_stable(text.str());
      EXPECT_EQ(comments(formatted(text.str())), comments(text.str()));
      ++files;
    }
  }
  EXPECT_GE(files, 5u);
}

}  // namespace
}  // namespace modelc::syntax
