#include <gtest/gtest.h>

#include "syntax/support.h"

namespace modelc::syntax {
namespace {

TEST(SyntaxErrors, SayWhatIsWrongAndWhere) {
  struct Case {
    const char* program;
    const char* diagnostics;
  };
  const Case cases[] = {
      {"fn f(x) = x $ 2", "E0101 1:13 `$` is not part of the language\n"},
      {"const a = 'x'", "E0101 1:11 a string in single quotes; help: write `\"x\"`\n"},
      {"const a = \"x",
       "E0102 1:11 a string without its closing `\"`; help: a string ends on the line where it begins; a line break in "
       "it is written `\\n`\n"},
      {"const a = \"x\\q\"",
       "E0102 1:13 unknown escape `\\q` in a string; help: the escapes are `\\\"`, `\\\\`, `\\n` and `\\t`\n"},
      {"const a = 0x10", "E0103 1:11 `0x10` is not a number; help: numbers are written in decimal\n"},
      {"const a = .5", "E0103 1:11 `.5` is not a number; help: write `0.5`\n"},
      {"const a = 99999999999999999999",
       "E0103 1:11 an integer beyond 64 bits; help: write it as a float: `99999999999999999999.0`\n"},
      {"const a = b && c", "E0104 1:13 `&&` is not an operator of the language; help: write `and`\n"},
      {"const a = !b", "E0104 1:11 `!` is not an operator of the language; help: write `not`\n"},
      {"fn f(x) { x += 1 }",
       "E0104 1:13 `+=` is not an operator of the language; help: bind the name again: `x = x + ...`\n"},
      {"fn f(x) = (x", "E0105 1:11 `(` is never closed\n"},
      {"fn f(x) = [x)", "E0105 1:13 `[` is closed by `)`; help: write `]`\n"},
      {"fn f(x) = x)", "E0105 1:12 `)` closes nothing\n"},
      {"fn f(x) {\n  return x\n\nfn g(x) = x\n", "E0105 1:9 `{` is never closed\n"},
      {"const a =", "E0104 1:10 expected an expression after `=`, found the end of the file\n"},
      {"const a = 1 +", "E0104 1:14 expected an expression after `+`, found the end of the file\n"},
      {"fn f(x): x",
       "E0104 1:8 expected `=`, `->` or `{` after `)`, found `:`; help: the body stands in braces: `{ ... }`\n"},
      {"fn f(x) { if x: y }",
       "E0104 1:15 expected `{` after `x`, found `:`; help: the body stands in braces: `{ ... }`\n"},
      {"def f(x) { return x }",
       "E0104 1:5 expected an operator or the next statement after `def`, found `f`; help: a function is declared with "
       "`fn NAME(...) { ... }`\n"},
      {"const f = lambda x: x", "E0104 1:19 expected an operator or the next statement after `x`, found `:`\n"},
      {"fn f(a b) = a", "E0104 1:8 expected `,` or `)` after `a`, found `b`\n"},
      {"fn f(x) { y = f(x y) }", "E0104 1:19 expected `,` or `)` after `x`, found `y`\n"},
      {"fn f(x) { return }", "E0104 1:18 expected an expression after `return`, found `}`\n"},
      {"fn f(x) { for i range(3) { } }", "E0104 1:17 expected `in` after `i`, found `range`\n"},
      {"fn in(x) = x", "E0104 1:4 expected a name after `fn`, found `in`; help: `in` is a reserved word\n"},
      {"model M { input x }", "E0104 1:19 expected `:` after `x`, found `}`\n"},
      {"model M { output }", "E0104 1:18 expected an operator or the next statement after `output`, found `}`\n"},
      {"fn f(x) { if x = 1 { } }", "E0104 1:16 expected `{` after `x`, found `=`; help: equality is written `==`\n"},
      {"// note\nfn f(x) = x", "E0104 1:1 expected a statement, found `//`; help: comments begin with `#`\n"},
      {"const a = b if c", "E0104 1:17 expected `{` after `c`, found the end of the file\n"},
      {"const a = +b", "E0104 1:11 expected an expression after `=`, found `+`; help: there is no unary `+`\n"},
      {"const a = (x for x in y)",
       "E0104 1:14 expected `,` or `)` after `x`, found `for`; help: a list of what a loop gives stands in `[` and "
       "`]`\n"},
      {"const a = 1 < b < c", "E0104 1:17 comparisons do not chain; help: write `a < b and b < c`\n"},
      {"x = 1",
       "E0219 1:1 this statement stands outside of every `fn`, `layer` and `model`; help: a constant of the file is "
       "declared with `const`\n"},
      {"fn f(x) { y = 1 2\n z = = 3\n return y }",
       "E0104 1:17 expected an operator or the next statement after `1`, found `2`\nE0104 2:6 expected an expression "
       "after `=`, found `=`\n"},
      {"extern fn f(x: f32) -> f32 call \"f\"",
       "E0104 1:11 `extern fn f` has no `header` clause; help: write `header \"mine.hpp\"` behind its signature\n"},
      {"layer L(x) -> { return x }", "E0104 1:15 expected a type after `->`, found `{`\n"},
      {"const a = {b = 1}", "E0104 1:14 expected `:` after `b`, found `=`\n"},
      {"const a = f(b: 1)", "E0104 1:14 expected `,` or `)` after `b`, found `:`\n"},
      {"const a = \xC3\xA9",
       "E0101 1:11 `é` is not part of the language; help: names consist of the letters A to Z, digits and `_`\n"},
      {"fn f(x) { x[0] = 1 }",
       "E0104 1:12 expected an operator or the next statement after `x`, found `[`; help: a tensor does not change; "
       "make "
       "another, for example `where(condition, a, b)`\n"},
      {"import blocks",
       "E0104 1:8 expected a string after `import`, found `blocks`; help: an import names a file, `import "
       "\"blocks.model\"`; "
       "the library needs none\n"},
      {"const a = x -> { return x } |> f",
       "E0104 1:29 `|>` behind the block of a lambda; help: put the lambda that ends in line 1 in parentheses\n"},
      {"const a = \x01", "E0101 1:11 a control character (byte 0x01) in the text\n"},
      {"fn f(x) { else { } }",
       "E0104 1:11 expected a statement after `{`, found `else`; help: `else` follows the `}` of an `if`\n"},
  };
  for (const Case& row : cases) EXPECT_EQ(Parsed(row.program).brief(), row.diagnostics) << row.program;
}

TEST(SyntaxErrors, LimitsAreErrors) {
  const auto code = [](const std::string& text) { return Parsed(text).brief().substr(0, 5); };
  EXPECT_EQ(code("const a = " + std::string(300, '(') + "x" + std::string(300, ')')), "E0901");
  EXPECT_EQ(code("const a = " + std::string(100000, '(')), "E0901");
  std::string sum = "const a = 1";
  for (int i = 0; i < 5000; ++i) sum += " + 1";
  EXPECT_EQ(code(sum), "E0901");
  EXPECT_EQ(code("const a = " + std::string(5000, '-') + "x"), "E0901");
  EXPECT_EQ(code(std::string((1 << 20) + 1, ' ')), "E0904");
  EXPECT_EQ(code("const a = \"\xFF\""), "E0106");
}

/// Seeded damage to valid programs: whatever comes out is parsed, and formatted where it is valid, without a crash.
TEST(SyntaxErrors, SurviveMutations) {
  const std::string seeds[] = {
      "fn f(x: [b, n], k = 1) -> [b] { y = x @ k  if k { y = y + 1 } else { y = 2 }  return a if b else y, [1, 2] }\n",
      "model M(n = 3) {\n  input x: f32[batch, 2 * n]  # c\n  output y = x |> Dense(n) |> (v -> v ** 2)\n  "
      "compile(loss = {y: mse})\n}\n",
      "layer L(u)(x) { param k: f32[n, u] = zeros, trainable = false state s: f32 = 0 update s = s + 1 return x[:, 0, "
      "::-1] }\n",
      "# a\nconst c = [1, # b\n 2] # d\n\n## e\nfn g(x, # f\n y = 1) { # h\n return x |> f # i\n |> h\n # j\n}\n"};
  const std::string pieces[] = {"(",    ")", "{", "}", "[",  "]", "->",  "|>", "if",
                                "else", "=", ",", ":", "\"", "#", "fn ", "-",  "x"};
  std::uint32_t state = 12345;
  const auto random = [&](std::size_t below) {
    state = state * 1664525u + 1013904223u;
    return static_cast<std::size_t>(state >> 8) % below;
  };
  std::size_t valid = 0;
  for (int round = 0; round < 10000; ++round) {
    std::string text = seeds[random(std::size(seeds))];
    for (std::size_t edits = 1 + random(3); edits > 0 && !text.empty(); --edits) {
      const std::size_t at = random(text.size()), length = std::min(random(12), text.size() - at);
      switch (random(5)) {
        case 0: text[at] = static_cast<char>(random(256)); break;
        case 1: text.erase(at, length); break;
        case 2: text.insert(at, text.substr(at, length)); break;
        case 3: text.insert(at, pieces[random(std::size(pieces))]); break;
        default: text.insert(at, seeds[random(std::size(seeds))].substr(0, random(60))); break;
      }
    }
    const Parsed parsed(text);
    if (parsed.diagnostics.has_errors()) continue;
    const std::string once = format(parsed.sources, parsed.module);
    const Parsed again(once);
    ASSERT_EQ(again.tree(), parsed.tree()) << text;
    ASSERT_EQ(format(again.sources, again.module), once) << text;
    ++valid;
  }
  EXPECT_GT(valid, 100u);
}

}  // namespace
}  // namespace modelc::syntax
