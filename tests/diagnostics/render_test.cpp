#include <gtest/gtest.h>

#include "diagnostics/diagnostics.h"

namespace modelc {
namespace {

/// The span of the first `part` in the file, from `after` on.
Span find(const SourceMap& sources, FileId file, std::string_view part, std::size_t after = 0) {
  const std::size_t at = sources.file(file).text().find(part, after);
  EXPECT_NE(at, std::string_view::npos) << part;
  return {file, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + part.size())};
}

struct Rendering : testing::Test {
  SourceMap sources;
  FileId add(std::string text, std::string path = "m.model") { return sources.add(std::move(path), std::move(text)); }
  std::string text(const Diagnostic& diagnostic) { return render_text(diagnostic, sources, false); }
};

TEST_F(Rendering, UnderlinesTheSpanAndListsNotesAndHelp) {
  const FileId file = add("model M {\n    y = a @ b\n}\n");
  EXPECT_EQ(text({Code::shape_mismatch,
                  "`@` cannot multiply [b, 3] by [4, 5]",
                  {find(sources, file, "a @ b"), "here"},
                  {},
                  {"left: [b, 3]", "right: [4, 5]"},
                  "transpose one of them"}),
            "error[E0301]: `@` cannot multiply [b, 3] by [4, 5]\n"
            " --> m.model:2:9\n"
            "  |\n"
            "2 |     y = a @ b\n"
            "  |         ^^^^^ here\n"
            "  |\n"
            "  = note: left: [b, 3]\n"
            "  = note: right: [4, 5]\n"
            "  = help: transpose one of them\n");
}

TEST_F(Rendering, GivesSecondaryLabelsTheirOwnLines) {
  const FileId file = add("a = f(1)\nb = 2\nc = 3\nd = a + b\n");
  EXPECT_EQ(text({Code::dtype_mismatch,
                  "`+` on f32 and i32",
                  {find(sources, file, "+"), ""},
                  {{find(sources, file, "a + b"), "the sum"}, {find(sources, file, "f(1)"), "f32 from here"}},
                  {},
                  ""}),
            "error[E0302]: `+` on f32 and i32\n"
            " --> m.model:4:7\n"
            "  |\n"
            "1 | a = f(1)\n"
            "  |     ---- f32 from here\n"
            "...\n"
            "4 | d = a + b\n"
            "  |       ^\n"
            "  |     ----- the sum\n");
}

TEST_F(Rendering, NamesTheFileOfALabelElsewhere) {
  const FileId user = add("y = Dense(2)(x)\n");
  const FileId library = add("layer Dense(units) {\n}\n", "stdlib/core.model");
  EXPECT_EQ(text({Code::bad_rank,
                  "a scalar has no axis",
                  {find(sources, user, "Dense(2)(x)"), ""},
                  {{find(sources, library, "Dense"), "in this layer"}},
                  {},
                  ""}),
            "error[E0303]: a scalar has no axis\n"
            " --> m.model:1:5\n"
            "  |\n"
            "1 | y = Dense(2)(x)\n"
            "  |     ^^^^^^^^^^^\n"
            " ::: stdlib/core.model:1:7\n"
            "  |\n"
            "1 | layer Dense(units) {\n"
            "  |       ----- in this layer\n");
}

TEST_F(Rendering, ShowsTabsAsFourColumns) {
  const FileId file = add("\tx\t= y\n");
  EXPECT_EQ(text({Code::unknown_name, "unknown name `y`", {find(sources, file, "y"), ""}, {}, {}, ""}),
            "error[E0201]: unknown name `y`\n"
            " --> m.model:1:6\n"
            "  |\n"
            "1 |     x    = y\n"
            "  |            ^\n");
}

TEST_F(Rendering, CountsCodePointsAndDisplayWidths) {
  const FileId file =
      add("# \xC3\xA9\xE6\xBC\xA2\xE5\xAD\x97 e\xCC\x81 z\n");  // e-acute, two wide characters, e + accent
  EXPECT_EQ(text({Code::unexpected_token, "oh", {find(sources, file, "z"), ""}, {}, {}, ""}),
            "error[E0104]: oh\n"
            " --> m.model:1:10\n"
            "  |\n"
            "1 | # \xC3\xA9\xE6\xBC\xA2\xE5\xAD\x97 e\xCC\x81 z\n"
            "  |           ^\n");
}

TEST_F(Rendering, ReplacesBytesThatAreNoTextAndControlCharacters) {
  const FileId file = add("a\xFF\x1B[31mb\n");
  EXPECT_EQ(text({Code::invalid_utf8, "not text \x07", {find(sources, file, "b"), ""}, {}, {}, ""}),
            "error[E0106]: not text \xEF\xBF\xBD\n"
            " --> m.model:1:8\n"
            "  |\n"
            "1 | a\xEF\xBF\xBD\xEF\xBF\xBD[31mb\n"
            "  |        ^\n");
}

TEST_F(Rendering, CutsLongLinesAroundTheSpan) {
  const FileId file = add("x = [" + std::string(300, '1') + "; here; " + std::string(300, '2') + "]\n");
  EXPECT_EQ(text({Code::unexpected_token, "cut", {find(sources, file, "here"), ""}, {}, {}, ""}),
            "error[E0104]: cut\n"
            " --> m.model:1:308\n"
            "  |\n"
            "1 | ..." +
                std::string(53, '1') + "; here; " + std::string(53, '2') +
                "...\n"
                "  |    " +
                std::string(55, ' ') + "^^^^\n");
}

TEST_F(Rendering, CutsAnUnderlineThatIsWiderThanTheScreen) {
  const FileId file = add(std::string(500, 'a') + "\n");
  EXPECT_EQ(text({Code::unknown_name, "long", {{file, 0, 500}, "all"}, {}, {}, ""}),
            "error[E0201]: long\n"
            " --> m.model:1:1\n"
            "  |\n"
            "1 | " +
                std::string(114, 'a') +
                "...\n"
                "  | " +
                std::string(114, '^') + " all\n");
}

TEST_F(Rendering, ShowsFirstAndLastLineOfALongSpan) {
  const FileId file = add("y = f(\n    a,\n    b,\n)\nz = 1\n");
  EXPECT_EQ(text({Code::missing_argument,
                  "`f` misses `c`",
                  {find(sources, file, "f(\n    a,\n    b,\n)\n"), "the call"},
                  {},
                  {},
                  ""}),
            "error[E0205]: `f` misses `c`\n"
            " --> m.model:1:5\n"
            "  |\n"
            "1 | y = f(\n"
            "  |     ^^\n"
            "...\n"
            "4 | )\n"
            "  | ^ the call\n");
}

TEST_F(Rendering, PointsBehindTheTextAtTheEndOfTheFile) {
  const FileId file = add("y =");
  EXPECT_EQ(text({Code::unexpected_token, "expected an expression", {{file, 3, 3}, ""}, {}, {}, ""}),
            "error[E0104]: expected an expression\n"
            " --> m.model:1:4\n"
            "  |\n"
            "1 | y =\n"
            "  |    ^\n");
  const FileId empty = add("", "empty.model");
  EXPECT_EQ(text({Code::no_model, "no model", {{empty, 0, 0}, ""}, {}, {}, ""}),
            "error[E0501]: no model\n"
            " --> empty.model:1:1\n"
            "  |\n"
            "1 |\n"
            "  | ^\n");
}

TEST_F(Rendering, DoesWithoutAPlace) {
  EXPECT_EQ(text({Code::unreadable_file, "cannot read `a`", {}, {{{}, "a fact"}}, {"line one\nline two"}, "look"}),
            "error[E0601]: cannot read `a`\n"
            "  = note: a fact\n"
            "  = note: line one\n"
            "          line two\n"
            "  = help: look\n");
}

TEST_F(Rendering, ColoursOnlyWhenAsked) {
  const FileId file = add("y = 1\n");
  const Diagnostic warning{Code::shadowed_builtin, "hides `y`", {find(sources, file, "y"), ""}, {}, {}, "rename"};
  EXPECT_EQ(render_text(warning, sources, false).find('\x1b'), std::string::npos);
  EXPECT_EQ(render_text(warning, sources, true),
            "\x1b[1;33mwarning[W0703]\x1b[0m\x1b[1m: hides `y`\x1b[0m\n"
            "\x1b[1;34m -->\x1b[0m m.model:1:1\n"
            "\x1b[1;34m  |\x1b[0m\n"
            "\x1b[1;34m1 |\x1b[0m y = 1\n"
            "\x1b[1;34m  |\x1b[0m \x1b[1;33m^\x1b[0m\n"
            "\x1b[1;34m  |\x1b[0m\n"
            "\x1b[1;34m  = \x1b[0m\x1b[1mhelp:\x1b[0m rename\n");
}

TEST_F(Rendering, SeparatesDiagnosticsByABlankLine) {
  const FileId file = add("y\n");
  Diagnostics all;
  all.add({Code::no_model, "one", {}, {}, {}, ""});
  all.add({Code::unknown_name, "two", {{file, 0, 1}, ""}, {}, {}, ""});
  EXPECT_EQ(render_text(all, sources, false),
            "error[E0501]: one\n\nerror[E0201]: two\n --> m.model:1:1\n  |\n1 | y\n  | ^\n");
}

TEST_F(Rendering, WritesJson) {
  const FileId file = add("x = 1\ny = x\n");
  Diagnostics all;
  all.add({Code::unknown_name,
           "unknown name `\xFF`",
           {find(sources, file, "x", 6), "p"},
           {{find(sources, file, "1"), "l"}},
           {"n"},
           "h"});
  all.add({Code::unused_weight, "unused", {}, {}, {}, ""});
  EXPECT_EQ(render_json(all, sources), R"([
  {
    "code": "E0201",
    "severity": "error",
    "message": "unknown name `�`",
    "file": "m.model",
    "range": {
      "start": {
        "line": 2,
        "column": 5
      },
      "end": {
        "line": 2,
        "column": 6
      }
    },
    "label": "p",
    "labels": [
      {
        "file": "m.model",
        "range": {
          "start": {
            "line": 1,
            "column": 5
          },
          "end": {
            "line": 1,
            "column": 6
          }
        },
        "message": "l"
      }
    ],
    "notes": [
      "n"
    ],
    "help": "h"
  },
  {
    "code": "W0701",
    "severity": "warning",
    "message": "unused",
    "file": null,
    "range": null,
    "label": "",
    "labels": [],
    "notes": [],
    "help": null
  }
]
)");
  EXPECT_EQ(render_json({}, sources), "[]\n");
}

}  // namespace
}  // namespace modelc
