#include <gtest/gtest.h>

#include "syntax/support.h"

namespace modelc::syntax {
namespace {

TEST(Expressions, FollowThePrecedencesOfTheLanguage) {
  EXPECT_EQ(expression("-x ** 2"), "(neg (** x 2))");
  EXPECT_EQ(expression("2 ** -x"), "(** 2 (neg x))");
  EXPECT_EQ(expression("-a ** -b ** c"), "(neg (** a (neg (** b c))))");
  EXPECT_EQ(expression("a ** b ** c"), "(** a (** b c))");
  EXPECT_EQ(expression("2 ** -x * y"), "(* (** 2 (neg x)) y)");
  EXPECT_EQ(expression("--x"), "(neg (neg x))");
  EXPECT_EQ(expression("-x.shape[0]"), "(neg (index (. x shape) 0))");
  EXPECT_EQ(expression("f(x) ** g[0]"), "(** (call f x) (index g 0))");
  EXPECT_EQ(expression("a - b - c"), "(- (- a b) c)");
  EXPECT_EQ(expression("a + b * c - d"), "(- (+ a (* b c)) d)");
  EXPECT_EQ(expression("a / b // c % d @ e * f"), "(* (@ (% (// (/ a b) c) d) e) f)");
  EXPECT_EQ(expression("-a * b"), "(* (neg a) b)");
  EXPECT_EQ(expression("a * -b"), "(* a (neg b))");
  EXPECT_EQ(expression("a + b < c - d"), "(< (+ a b) (- c d))");
  EXPECT_EQ(expression("not a == b"), "(not (== a b))");
  EXPECT_EQ(expression("not not a and b"), "(and (not (not a)) b)");
  EXPECT_EQ(expression("a or b and not c or d"), "(or (or a (and b (not c))) d)");
  EXPECT_EQ(expression("a or b if c and d else e or f"), "(if (and c d) (or a b) (or e f))");
  EXPECT_EQ(expression("a if b else c if d else e"), "(if b a (if d c e))");
  EXPECT_EQ(expression("(a if b else c) if d else e"), "(if d (if b a c) e)");
  EXPECT_EQ(expression("x |> f |> g(1)"), "(|> (|> x f) (call g 1))");
  EXPECT_EQ(expression("x |> f if c else g"), "(|> x (if c f g))");
  EXPECT_EQ(expression("x + 1 |> f"), "(|> (+ x 1) f)");
  EXPECT_EQ(expression("a <= b"), "(<= a b)");
  EXPECT_EQ(expression("a >= b != c"),
            "error[E0104]: comparisons do not chain\n --> m.model:1:18\n  |\n"
            "1 | const c = a >= b != c\n  |                  ^^\n  |\n"
            "  = help: write `a < b and b < c`\n");
}

TEST(Expressions, LambdasReachToTheEnd) {
  EXPECT_EQ(expression("x -> x ** 2"), "(lambda (x) (** x 2))");
  EXPECT_EQ(expression("x -> y -> x + y"), "(lambda (x) (lambda (y) (+ x y)))");
  EXPECT_EQ(expression("() -> 1"), "(lambda () 1)");
  EXPECT_EQ(expression("(x) -> x"), "(lambda (x) x)");
  EXPECT_EQ(expression("(x, y) -> x"), "(lambda (x, y) x)");
  EXPECT_EQ(expression("((h, c), x) -> h"), "(lambda ((h, c), x) h)");
  EXPECT_EQ(expression("((a, (b, c)),) -> a"), "(lambda ((a, (b, c))) a)");
  EXPECT_EQ(expression("(x: f32[b, n], k = 3) -> x"), "(lambda (x: f32[b, n], k = 3) x)");
  EXPECT_EQ(expression("x -> a if x else b |> f"), "(lambda (x) (|> (if x a b) f))");
  EXPECT_EQ(expression("x |> v -> v + 1 |> g |> h"), "(|> x (lambda (v) (|> (|> (+ v 1) g) h)))");
  EXPECT_EQ(expression("x |> v -> v |> w -> w |> g"), "(|> x (lambda (v) (|> v (lambda (w) (|> w g)))))");
  EXPECT_EQ(expression("f(x -> x, (a, b) -> (a, b), (a, b))"),
            "(call f (lambda (x) x) (lambda (a, b) (tuple a b)) (tuple a b))");
  EXPECT_EQ(expression("(x) -> { y = x  return y }"), "(lambda (x) { y = x; return y })");
  EXPECT_EQ(expression("a -> b -> { return b }"), "(lambda (a) (lambda (b) { return b }))");
  EXPECT_EQ(expression("s -> (s[0], 2 * s[1])"), "(lambda (s) (tuple (index s 0) (* 2 (index s 1))))");
  EXPECT_EQ(expression("((x) -> x)(1)"), "(call (lambda (x) x) 1)");
}

TEST(Expressions, Comprehensions) {
  EXPECT_EQ(expression("[f(i) for i in range(n) if i != 2]"),
            "(collect (call f i) for i in (call range n) if (!= i 2))");
  EXPECT_EQ(expression("[a for a, (b, c) in d for e in a if b or c]"),
            "(collect a for (a, (b, c)) in d for e in a if (or b c))");
  EXPECT_EQ(expression("[v -> v if a else b for a in [1]]"), "(collect (lambda (v) (if a v b)) for a in (list 1))");
  EXPECT_EQ(expression("[[j for j in i] for i in (a if b else c)]"),
            "(collect (collect j for j in i) for i in (if b a c))");
}

TEST(Expressions, Literals) {
  EXPECT_EQ(expression("[42, 1_000, 0.5, 1e-3, 1E6, 2.5e+3]"), "(list 42 1000 0.5 0.001 1000000.0 2500.0)");
  EXPECT_EQ(expression("9223372036854775807"), "9223372036854775807");
  EXPECT_EQ(expression(R"("a\"b\\c\n\td")"), R"("a\"b\\c\n\td")");
  EXPECT_EQ(expression("\"# no comment \xC3\xA9\""), "\"# no comment \xC3\xA9\"");
  EXPECT_EQ(expression("[true, false, none, training]"), "(list true false none training)");
  EXPECT_EQ(expression("()"), "(tuple)");
  EXPECT_EQ(expression("(a)"), "a");
  EXPECT_EQ(expression("(a,)"), "(tuple a)");
  EXPECT_EQ(expression("(a, b,)"), "(tuple a b)");
  EXPECT_EQ(expression("[]"), "(list)");
  EXPECT_EQ(expression("[a, [b],]"), "(list a (list b))");
  EXPECT_EQ(expression("{}"), "(dict)");
  EXPECT_EQ(expression("{a: 1, \"b c\": {d: 2},}"), "(dict a:1 b c:(dict d:2))");
}

TEST(Expressions, CallsAndIndices) {
  EXPECT_EQ(expression("f()"), "(call f)");
  EXPECT_EQ(expression("f(a, b = 2,)"), "(call f a b=2)");
  EXPECT_EQ(expression("Dense(10)(x)"), "(call (call Dense 10) x)");
  EXPECT_EQ(expression("K.mean(x, axis = 1)"), "(call (. K mean) x axis=1)");
  EXPECT_EQ(expression("x[:, 0, 1:-1, ::2, ..., none]"), "(index x : 0 1:(neg 1) ::2 ... none)");
  EXPECT_EQ(expression("x[::-1]"), "(index x ::(neg 1))");
  EXPECT_EQ(expression("x[a:b:c, :b, a:, ::]"), "(index x a:b:c :b a: :)");
  EXPECT_EQ(expression("d[\"k\"].a.b"), "(. (. (index d \"k\") a) b)");
  EXPECT_EQ(expression("x\n[0]"), "(index x 0)");
}

TEST(Names, KeywordsOfStatementsAreNamesElsewhere) {
  const std::string words[] = {"as",     "extern", "layer",    "optimizer", "model", "input",     "target",
                               "output", "param",  "state",    "update",    "loss",  "compile",   "grad",
                               "header", "call",   "gradient", "class",     "int",   "namespace", "_x",
                               "a__b",   "std",    "template", "K"};
  for (const std::string& word : words) {
    EXPECT_EQ(Parsed("fn " + word + "(" + word + ") { " + word + " = 1  " + word + ", b = " + word + "(" + word +
                     " = " + word + ")[0]." + word + "  return " + word + " }")
                  .tree(),
              "fn " + word + "(" + word + ")\n  " + word + " = 1\n  (" + word + ", b) = (. (index (call " + word + " " +
                  word + "=" + word + ") 0) " + word + ")\n  return " + word + "\n");
    EXPECT_EQ(Parsed("model M { input " + word + ": f32[" + word + "]  output " + word + "  output " + word + " = " +
                     word + " update " + word + " = " + word + " state " + word + " = " + word + " loss " + word + "}")
                  .tree(),
              "model M()\n  input " + word + ": f32[" + word + "]\n  output " + word + "\n  output " + word + " = " +
                  word + "\n  update " + word + " = " + word + "\n  state " + word + " = " + word + "\n  loss " + word +
                  "\n");
    EXPECT_EQ(expression(word + " -> " + word + " |> " + word),
              "(lambda (" + word + ") (|> " + word + " " + word + "))");
  }
}

TEST(Statements, EndWhereTheNextBegins) {
  EXPECT_EQ(Parsed("fn moments(x, axis) { m = mean(x, axis, keepdims = true)  return m, f(m) }").tree(),
            "fn moments(x, axis)\n  m = (call mean x axis keepdims=true)\n  return (tuple m (call f m))\n");
  EXPECT_EQ(Parsed("fn f() { y = x @ k  if use_bias { y = y + 1 } return y }").tree(),
            "fn f()\n  y = (@ x k)\n  if use_bias\n    y = (+ y 1)\n  return y\n");
  EXPECT_EQ(Parsed("fn f() { y = a if c else b if d { z = 1 } else if e { z = 2 } else { z = 3 } }").tree(),
            "fn f()\n  y = (if c a b)\n  if d\n    z = 1\n  else\n    if e\n      z = 2\n    else\n      z = 3\n");
  EXPECT_EQ(
      Parsed("fn f() { state m = zeros   state v = zeros; update m = b * m; ; loss - x  loss = 1 loss [x] }").tree(),
      "fn f()\n  state m = zeros\n  state v = zeros\n  update m = (* b m)\n  loss (neg x)\n  loss = 1\n  loss (list "
      "x)\n");
  EXPECT_EQ(Parsed("fn f(x) { a, (b, c) = b, a\n for i, (j, k) in g(x) { x = x |> h } for i in range(3) {} }").tree(),
            "fn f(x)\n  (a, (b, c)) = (tuple b a)\n  for (i, (j, k)) in (call g x)\n    x = (|> x h)\n  for i in (call "
            "range 3)\n");
  EXPECT_EQ(Parsed("fn f() { x = a\n   |> g\n   |> h  y = x }").tree(), "fn f()\n  x = (|> (|> a g) h)\n  y = x\n");
  EXPECT_EQ(Parsed("fn f() { if {a: 1} { x = 1 } if x -> { return 1 } { y = 2 } }").tree(),
            "fn f()\n  if (dict a:1)\n    x = 1\n  if (lambda (x) { return 1 })\n    y = 2\n");
}

TEST(Declarations, AllForms) {
  EXPECT_EQ(
      Parsed("import \"a/b.model\" import \"c.model\" as blocks const k = [1] as = 3").brief(),
      "E0219 1:61 this statement stands outside of every `fn`, `layer` and `model`; help: a constant of the file is "
      "declared with `const`\n");
  EXPECT_EQ(Parsed("import \"a.model\" import \"c.model\" as blocks const k = [1]").tree(),
            "import \"a.model\"\nimport \"c.model\" as blocks\nconst k = (list 1)\n");
  EXPECT_EQ(Parsed("fn f(x: [..., n], w: f32[n, ceil_div(m, 2) + 1], s: i32 = 3, t: bool[],) -> [b, 2 * n] = x").tree(),
            "fn f(x: [..., n], w: f32[n, (+ (call ceil_div m 2) 1)], s: i32 = 3, t: bool) -> [b, (* 2 n)] = x\n");
  EXPECT_EQ(
      Parsed("fn hard_round(x) = round(x) grad (x, dy) -> dy fn g() { return 1 } grad (dy) -> { return dy }").tree(),
      "fn hard_round(x) = (call round x)\n  grad (lambda (x, dy) dy)\nfn g()\n  return 1\n  grad (lambda (dy) { return "
      "dy })\n");
  EXPECT_EQ(Parsed("fn g(x) = x grad ((a, b), dy) -> dy fn grad(x) -> f32 = x").tree(),
            "fn g(x) = x\n  grad (lambda ((a, b), dy) dy)\nfn grad(x) -> f32 = x\n");
  EXPECT_EQ(
      Parsed("extern fn warp(x: f32[b], a: f32) -> f32[b]\n header \"warp.hpp\" call \"app::warp\" gradient "
             "\"app::grad\"\n"
             "extern fn nms(b: f32[n]) -> (indices: i32[k], count: i32, f32) header \"n.hpp\" call \"n\" gradient none")
          .tree(),
      "extern fn warp(x: f32[b], a: f32) -> f32[b]\n  header \"warp.hpp\"\n  call \"app::warp\"\n  gradient "
      "\"app::grad\"\n"
      "extern fn nms(b: f32[n]) -> (indices: i32[k], count: i32, f32)\n  header \"n.hpp\"\n  call \"n\"\n  gradient "
      "none\n");
  EXPECT_EQ(Parsed("layer Dense(units, a = none)\n (x: [..., n]) -> [..., units] { param k: f32[n, units] = init, "
                   "regularizer = r, "
                   "trainable = false param b: f32 param c: f32, trainable = true }")
                .tree(),
            "layer Dense(units, a = none)(x: [..., n]) -> [..., units]\n"
            "  param k: f32[n, units] = init, regularizer=r, trainable=false\n  param b: f32\n  param c: f32, "
            "trainable=true\n");
  EXPECT_EQ(Parsed("layer Add()(inputs) { return inputs } layer Id(x) { return x }").tree(),
            "layer Add()(inputs)\n  return inputs\nlayer Id()(x)\n  return x\n");
  EXPECT_EQ(Parsed("optimizer SGD(rate = 0.01)(w, g, step) { state m: f32[3] = zeros return w - rate * g }").tree(),
            "optimizer SGD(rate = 0.01)(w, g, step)\n  state m: f32[3] = zeros\n  return (- w (* rate g))\n");
  EXPECT_EQ(
      Parsed("model M(n = 3) { input x: f32[b, n] target y: i32[b] output z = x compile(loss = mse, metrics = []) }")
          .tree(),
      "model M(n = 3)\n  input x: f32[b, n]\n  target y: i32[b]\n  output z = x\n  compile loss=mse metrics=(list)\n");
}

TEST(Documentation, IsTheBlockDirectlyBefore) {
  EXPECT_EQ(Parsed("## far\n\n# plain\n## one\n##two  \n##\n## four\nfn f(x) = x  ## not of g\nfn g(x) = x\n").tree(),
            "## one\n## two\n## \n## four\nfn f(x) = x\nfn g(x) = x\n");
  EXPECT_EQ(Parsed("model M {\n  ## the image\n  input x: f32\n  ### a banner\n  output y = x\n}").tree(),
            "model M()\n  ## the image\n  input x: f32\n  output y = x\n");
}

TEST(Spans, AreExact) {
  const Parsed parsed("const c = \"\xC3\xA9\" + (a - b) * f(x)[0]");
  const auto& sum = *std::get<ConstDecl>(parsed.module.declarations[0]->node).value;
  const auto text = [&](const ExprPtr& node) { return parsed.sources.text(node->span); };
  EXPECT_EQ(parsed.sources.text(sum.span), "\"\xC3\xA9\" + (a - b) * f(x)[0]");
  const auto& plus = std::get<BinaryExpr>(sum.node);
  EXPECT_EQ(parsed.sources.text(plus.op_span), "+");
  EXPECT_EQ(text(plus.left), "\"\xC3\xA9\"");
  const auto& times = std::get<BinaryExpr>(plus.right->node);
  EXPECT_EQ(text(times.left), "(a - b)");
  EXPECT_EQ(text(times.right), "f(x)[0]");
}

}  // namespace
}  // namespace modelc::syntax
