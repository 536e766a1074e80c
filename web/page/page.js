"use strict";
// The page: what is typed goes to the compiler, what it answers is shown.

const $ = (id) => document.getElementById(id);
const path = "page.model";
const compiler = new Compiler();
let graphs = null; // Graphviz, once it is there
let models = []; // of the text that was checked last
let version = 0; // of the text, the settings and the choice of a model

/** Shows errors and warnings only of what is typed now. */
const editor = new Editor($("source"), $("shown"), $("numbers"), changed);

function settings() {
  const pairs = $("settings").value.trim().split(/[\s,]+/).filter((word) => word.includes("="));
  return Object.fromEntries(pairs.map((word) => [word.slice(0, word.indexOf("=")), word.slice(word.indexOf("=") + 1)]));
}

/** A question about the model as it is now; `chosen` leaves out the file's other models. */
function question(task, more = {}, chosen = true) {
  const model = chosen && models.length > 1 ? { model: $("model").value } : {};
  return { do: task, path, files: { [path]: editor.text }, settings: settings(), ...model, ...more };
}

function plural(count, word) {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

// --- Errors and warnings, shapes, models

let timer = 0;
function changed() {
  ++version;
  if (!$("stop").disabled) compiler.stop(); // what runs is another model
  clearTimeout(timer);
  timer = setTimeout(check, 200);
}

async function check() {
  const of = ++version;
  const answer = await compiler.ask(question("check", {}, false));
  if (of !== version) return;
  if (answer.error) {
    $("state").textContent = answer.error;
    return;
  }
  editor.show(answer.diagnostics, answer.shapes);
  here();
  $("diagnostics").replaceChildren(...answer.diagnostics.map(described));
  const errors = answer.diagnostics.filter((one) => one.severity === "error").length;
  const warnings = answer.diagnostics.length - errors;
  $("state").textContent =
    (errors ? plural(errors, "error") : "No errors") + (warnings ? `, ${plural(warnings, "warning")}` : "") + ".";
  if (errors === 0) offer(answer.models);
  document.body.dataset.checked = of;
  await show(errors === 0);
}

/** A diagnostic as an entry of the list: its place selects what is meant, a likely fix can be taken. */
function described(one) {
  const place = one.range ? `line ${one.range.start.line}` : "";
  const words = `${one.severity} ${one.code}${place ? `, ${place}` : ""}`;
  const button = element("button", { type: "button", className: "place" }, element("b", {}, words), `: ${one.message}`);
  button.addEventListener("click", () => editor.select(one));
  const item = element("li", { className: one.severity === "error" ? "" : "mild" }, button);
  const places = one.labels.filter((label) => label.range && label.message).map((label) => `line ${label.range.start.line}: ${label.message}`);
  const notes = [one.label, ...places, ...one.notes].filter((text) => text);
  for (const text of notes) item.append(element("p", {}, text));
  if (one.help) item.append(element("p", {}, `help: ${one.help}`));
  const meant = one.help?.match(/^did you mean `([^`]+)`\?$/);
  if (meant && one.range && one.file === path) {
    const fix = element("button", { type: "button", className: "fix" }, `Write ${meant[1]}`);
    fix.addEventListener("click", () => {
      const { begin, end } = editor.range(one);
      editor.replace(begin, end, meant[1]);
    });
    item.append(fix);
  }
  return item;
}

function offer(found) {
  const before = $("model").value;
  models = found;
  $("model").replaceChildren(...models.map(({ name }) => element("option", {}, name)));
  if (models.some(({ name }) => name === before)) $("model").value = before;
  $("models").hidden = models.length < 2;
}

/** What the line of the caret computes, for who does not see the line's end. */
function here() {
  const line = editor.text.slice(0, editor.source.selectionStart).split("\n").length;
  const shape = editor.shapes.get(line);
  $("here").textContent = shape ? `line ${line}: ${shape}` : "";
}
document.addEventListener("selectionchange", here);

// --- Views

const views = {
  graph: {
    async show(ask) {
      const answer = await ask("graph", { level: $("kernels").checked ? "kernel" : "layer" });
      if (!answer) return;
      if (answer.status !== 0) {
        $("picture").textContent = answer.text;
        return;
      }
      graphs ??= await Viz.instance();
      const svg = graphs.renderSVGElement(answer.text);
      svg.setAttribute("role", "img");
      svg.setAttribute("aria-label", "The graph of the model");
      $("picture").replaceChildren(svg);
    },
  },
  code: {
    async show(ask) {
      const train = models.some((model) => model.trains);
      $("train").disabled = !train;
      const answer = await ask("compile", { train: train && $("train").checked });
      if (answer) $("header").textContent = answer.text;
    },
  },
  summary: {
    async show(ask) {
      const answer = await ask("summary");
      if (answer) $("table").textContent = answer.text;
    },
  },
  run: {
    async show() {
      await offerInputs();
    },
  },
};

function view() {
  return Object.keys(views).find((name) => !$(name).hidden);
}

/** Shows the view that is chosen, of a model without errors; what it showed before stays, faded, while there are some. */
async function show(right) {
  const name = view();
  $(name).classList.toggle("stale", !right);
  if (!right) return;
  const of = version;
  $(name).setAttribute("aria-busy", "true");
  await views[name].show(async (task, more) => {
    const answer = await compiler.ask(question(task, more));
    if (of !== version || answer.error) return null;
    return answer;
  });
  $(name).removeAttribute("aria-busy");
  if (of === version) $(name).dataset.shown = of;
}

function choose(name) {
  for (const tab of document.querySelectorAll('[role="tab"]')) {
    const chosen = tab.id === `tab-${name}`;
    tab.setAttribute("aria-selected", chosen);
    tab.tabIndex = chosen ? 0 : -1;
    $(tab.getAttribute("aria-controls")).hidden = !chosen;
  }
  check();
}

for (const tab of document.querySelectorAll('[role="tab"]')) {
  tab.addEventListener("click", () => choose(tab.getAttribute("aria-controls")));
  tab.addEventListener("keydown", (event) => {
    const tabs = [...document.querySelectorAll('[role="tab"]')];
    const steps = { ArrowRight: 1, ArrowLeft: tabs.length - 1 };
    const to = { Home: 0, End: tabs.length - 1 }[event.key] ?? (tabs.indexOf(tab) + steps[event.key]) % tabs.length;
    if (Number.isNaN(to)) return;
    event.preventDefault();
    tabs[to].focus();
    tabs[to].click();
  });
}

// --- Running

/** Numbers in nested lists, a row to a line. */
function written(values, short, depth = 0) {
  if (!Array.isArray(values)) return typeof values === "number" ? String(short && !Number.isInteger(values) ? Number(values.toPrecision(4)) : values) : String(values);
  const inner = values.map((value) => written(value, short, depth + 1));
  if (!Array.isArray(values[0])) return `[${inner.join(", ")}]`;
  return `[${inner.join(`,\n${" ".repeat(depth + 1)}`)}]`;
}

function typed() {
  return models.find((model) => models.length === 1 || model.name === $("model").value);
}

/** A field for each input of the model, which keeps what was typed while the model's inputs stay the same. */
async function offerInputs(anew = false) {
  const model = typed();
  const kind = JSON.stringify([model?.name, model?.inputs, settings()]);
  if (!anew && $("inputs").dataset.kind === kind) return;
  const answer = await compiler.ask(question("inputs"));
  if (answer.error || !answer.inputs.length) {
    $("inputs").replaceChildren();
    $("inputs").dataset.kind = "";
    say(answer.error ?? answer.diagnostics.map((one) => [one.message, ...one.notes, one.help ?? ""].join("\n")).join("\n"), true);
    return;
  }
  $("inputs").replaceChildren(
    ...answer.inputs.map(({ name, values }) => {
      const text = written(values, true);
      const type = model.inputs.find((input) => input.name === name)?.type ?? "";
      const field = element("textarea", { id: `input-${name}`, value: text, rows: Math.min(Math.max(text.split("\n").length, 2), 8), spellcheck: false });
      field.wrap = "off";
      field.dataset.name = name;
      return element("div", { className: "numbers" }, element("label", { htmlFor: field.id }, `${name}: ${type}`), field);
    }),
  );
  $("inputs").dataset.kind = kind;
  $("outputs").replaceChildren();
  say("");
}

function say(text, failed = false) {
  $("ran").textContent = text;
  $("ran").classList.toggle("failed", failed);
}

async function run() {
  if (view() !== "run") choose("run");
  if (!typed()) return;
  await offerInputs();
  const inputs = {};
  for (const field of $("inputs").querySelectorAll("textarea")) {
    try {
      inputs[field.dataset.name] = JSON.parse(field.value);
    } catch {
      say(`What is typed for ${field.dataset.name} is no list of numbers such as [[1, 2], [3, 4]].`, true);
      field.focus();
      return;
    }
  }
  $("start").disabled = true;
  $("stop").disabled = false;
  say("Running.");
  const begin = performance.now();
  const answer = await compiler.ask(question("run", { inputs, seed: Number($("seed").value) }));
  $("start").disabled = false;
  $("stop").disabled = true;
  if (answer.error || answer.status !== 0) {
    say(answer.error ?? answer.diagnostics.map((one) => [one.message, ...one.notes].join("\n  ")).join("\n"), true);
    return;
  }
  $("outputs").replaceChildren(
    ...answer.outputs.map(({ name, type, values }) =>
      element("div", { className: "numbers" }, element("label", {}, `${name}: ${type}`), element("pre", { id: `output-${name}`, tabIndex: 0 }, written(values, false))),
    ),
  );
  say(`Done in ${((performance.now() - begin) / 1000).toFixed(2)} s.`);
}

$("start").addEventListener("click", run);
$("stop").addEventListener("click", () => compiler.stop());
$("make").addEventListener("click", () => offerInputs(true));

// --- The rest of the controls

async function format() {
  const answer = await compiler.ask(question("format", {}, false));
  if (answer.status === 0 && answer.text !== editor.text) editor.replace(0, editor.text.length, answer.text);
}

$("format").addEventListener("click", format);
for (const id of ["settings", "kernels", "train", "model"]) $(id).addEventListener("input", changed);
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey && event.key === "Enter") run();
  if (event.altKey && event.shiftKey && event.code === "KeyF") format();
});

$("examples").replaceChildren(...examples.map(({ title }) => element("option", {}, title)));
$("examples").addEventListener("change", () => {
  const { text, settings: chosen } = examples[$("examples").selectedIndex];
  $("settings").value = chosen;
  editor.text = text;
  editor.show([], []);
  for (const id of ["picture", "header", "table", "inputs", "outputs", "ran"]) $(id).replaceChildren();
  $("inputs").dataset.kind = "";
  changed();
});
$("examples").dispatchEvent(new Event("change"));
