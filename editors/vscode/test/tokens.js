// The TextMate grammar on lines whose words have known scopes, and on every file of the library and the examples.
// Usage: tokens.js [NODE_MODULES]
const fs = require("fs");
const path = require("path");
const { createRequire } = require("module");

const here = path.join(__dirname, "..");
const modules = createRequire(path.resolve(process.argv[2] || here, "package.json"));
const textmate = modules("vscode-textmate");
const oniguruma = modules("vscode-oniguruma");

// A line, and of words in it the end of their scope without ".model".
const CASES = [
  ["fn relu(x) = maximum(x, 0)", { fn: "storage.type.function", relu: "entity.name.function", maximum: "entity.name.function", 0: "constant.numeric.integer" }],
  ["layer Dense(units, activation = none)", { layer: "storage.type.class", Dense: "entity.name.type", activation: "variable.parameter", none: "constant.language" }],
  ["model Net {", { model: "storage.type.class", Net: "entity.name.type" }],
  ["    input image: f32[batch, 784]", { input: "keyword.other.statement", image: "variable.other.definition", f32: "support.type", 784: "constant.numeric.integer" }],
  ["    output digit = x |> Dense(10)", { output: "keyword.other.statement", digit: "variable.other.definition", "|>": "keyword.operator.arrow", Dense: "entity.name.type" }],
  ["    compile(loss = mse)", { compile: "keyword.other.statement", loss: "variable.parameter" }],
  ["    loss = 1e-3", { loss: "source", "1e-3": "constant.numeric.float" }],
  ["    loss sum(x)", { loss: "keyword.other.statement" }],
  ["    update count = count + 1", { update: "keyword.other.statement", count: "variable.other.definition" }],
  ["    y = a if training else b", { if: "keyword.control", training: "variable.language", else: "keyword.control" }],
  ["    s = \"a\\n\\q\"", { "\\n": "constant.character.escape", "\\q": "invalid.illegal.escape" }],
  ["## Documentation.", { Documentation: "comment.line.documentation" }],
  ["# A remark.", { remark: "comment.line.number-sign" }],
  ["import \"blocks.model\" as blocks", { import: "keyword.control.import", blocks: "string.quoted.double", as: "keyword.control.import" }],
  ["extern fn warp(x: f32[n]) -> f32[n]", { extern: "storage.modifier", warp: "entity.name.function", "->": "keyword.operator.arrow" }],
];

async function load() {
  const wasm = fs.readFileSync(path.join(path.dirname(modules.resolve("vscode-oniguruma")), "onig.wasm"));
  await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (scope) => {
      const file = path.join(here, "syntaxes/model.tmLanguage.json");
      return scope === "source.model" ? textmate.parseRawGrammar(fs.readFileSync(file, "utf8"), file) : null;
    },
  });
  return registry.loadGrammar("source.model");
}

function tokens(grammar, text) {
  const out = [];
  let stack = textmate.INITIAL;
  for (const line of text.split("\n")) {
    const result = grammar.tokenizeLine(line, stack);
    stack = result.ruleStack;
    for (const token of result.tokens)
      out.push({ line, text: line.slice(token.startIndex, token.endIndex), scope: token.scopes[token.scopes.length - 1], depth: stack.depth });
  }
  return { out, depth: stack.depth };
}

function files(folder) {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const name = path.join(folder, entry.name);
    return entry.isDirectory() ? files(name) : name.endsWith(".model") ? [name] : [];
  });
}

async function main() {
  const failures = [];
  const grammar = await load();
  for (const [line, expected] of CASES)
    for (const [word, scope] of Object.entries(expected)) {
      const found = tokens(grammar, line).out.find((token) => token.text.includes(word));
      const wanted = scope === "source" ? "source.model" : `${scope}.model`;
      if (!found || found.scope !== wanted) failures.push(`${line}: \`${word}\` is ${found && found.scope}, not ${wanted}`);
    }
  const root = path.join(here, "../..");
  const all = [...files(path.join(root, "stdlib")), ...files(path.join(root, "examples"))];
  for (const file of all) {
    const { out, depth } = tokens(grammar, fs.readFileSync(file, "utf8"));
    for (const token of out) if (token.scope.startsWith("invalid")) failures.push(`${file}: ${token.line}`);
    if (depth !== 1) failures.push(`${file}: ends inside of a bracket or string`);
  }
  const extension = JSON.parse(fs.readFileSync(path.join(here, "package.json"), "utf8"));
  for (const file of [extension.main, extension.contributes.languages[0].configuration, extension.contributes.grammars[0].path])
    if (!fs.existsSync(path.join(here, file))) failures.push(`package.json names ${file}, which is not there`);
  JSON.parse(fs.readFileSync(path.join(here, "language-configuration.json"), "utf8"));
  if (all.length < 100) failures.push("hardly any files");
  console.log(failures.length ? failures.join("\n") : `${all.length} files and ${CASES.length} lines: done`);
  process.exit(failures.length ? 1 : 0);
}

main();
