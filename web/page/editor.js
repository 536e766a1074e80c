"use strict";
// A text area over a picture of its text: coloured, errors underlined, shapes at the ends of lines.

const words = new RegExp(
  [
    String.raw`(?<c>#.*)`,
    String.raw`(?<s>"(?:\\.|[^"\\])*"?)`,
    String.raw`(?<k>\b(?:import|const|fn|return|if|else|for|in|extern|layer|optimizer|model|input|target|output|param|state|loss|compile|update|grad|true|false|none|and|or|not|training)\b(?!\s*=[^=]))`,
    String.raw`(?<n>\b\d+(?:\.\d+)?(?:[eE][-+]?\d+)?\b|\b(?:f32|f64|i32|i64|u8|i8|bool)\b)`,
    String.raw`(?<f>\b\w+(?=\())`,
  ].join("|"),
  "g",
);

class Editor {
  /** `changed` is called when the text is another one. */
  constructor(source, shown, numbers, changed) {
    Object.assign(this, { source, shown, numbers, diagnostics: [], shapes: new Map() });
    source.addEventListener("input", () => {
      this.draw();
      changed();
    });
  }

  get text() {
    return this.source.value;
  }

  set text(text) {
    this.source.value = text;
    this.draw();
  }

  /** Replaces a range such that the browser's undo knows of it. */
  replace(begin, end, text) {
    this.source.focus();
    this.source.setSelectionRange(begin, end);
    document.execCommand("insertText", false, text);
  }

  /** Where a diagnostic's place is in the text: lines and code points, from 1, become code units. */
  offset({ line, column }) {
    const lines = this.text.split("\n");
    const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    return before + [...(lines[line - 1] ?? "")].slice(0, column - 1).join("").length;
  }

  range(diagnostic) {
    if (!diagnostic.range) return null;
    const begin = this.offset(diagnostic.range.start);
    return { begin, end: Math.max(this.offset(diagnostic.range.end), begin + 1) };
  }

  select(diagnostic) {
    const range = this.range(diagnostic);
    if (!range) return;
    this.source.focus();
    this.source.setSelectionRange(range.begin, range.end);
    const line = diagnostic.range.start.line;
    this.source.closest("#editor").scrollTop = Math.max(0, (line - 4) * 21);
  }

  show(diagnostics, shapes) {
    this.diagnostics = diagnostics;
    this.shapes = new Map(shapes.map(({ line, text }) => [line, text]));
    this.draw();
  }

  draw() {
    const text = this.text;
    const classes = new Array(text.length).fill("");
    for (const match of text.matchAll(words)) {
      const kind = Object.keys(match.groups).find((name) => match.groups[name] !== undefined);
      classes.fill(kind, match.index, match.index + match[0].length);
    }
    const bad = new Set();
    for (const diagnostic of this.diagnostics) {
      const range = this.range(diagnostic);
      if (!range) continue;
      bad.add(diagnostic.range.start.line);
      for (let i = range.begin; i < Math.min(range.end, text.length); ++i) classes[i] += ` ${diagnostic.severity}`;
    }
    const lines = text.split("\n");
    this.shown.replaceChildren();
    let at = 0;
    lines.forEach((line, index) => {
      for (let i = 0, end; i < line.length; i = end) {
        for (end = i + 1; end < line.length && classes[at + end] === classes[at + i]; ) ++end;
        this.shown.append(this.piece(line.slice(i, end), classes[at + i]));
      }
      const shape = this.shapes.get(index + 1);
      if (shape) this.shown.append(this.piece(shape, "shape"));
      this.shown.append("\n");
      at += line.length + 1;
    });
    this.numbers.replaceChildren(
      ...lines.map((_, index) => this.piece(`${index + 1}\n`, bad.has(index + 1) ? "bad" : "")),
    );
  }

  piece(text, kind) {
    const span = document.createElement("span");
    span.className = kind;
    span.textContent = text;
    return span;
  }
}
