"use strict";
// The compiler, in a thread of its own so that the page stays alive while it works: questions and answers as compiler/web/answer.h
// describes them. A page that was opened from a disk may not start a script in another thread by its name, but may hand over text.

/** What runs in the thread. Beyond an error of the engine itself, such as a stack that is full, a module is good for nothing. */
function answerQuestions() {
  let module = null;
  self.onmessage = async ({ data }) => {
    let answer;
    try {
      module ??= await self.modelcModule();
      answer = JSON.parse(module.ccall("modelc_answer", "string", ["string"], [JSON.stringify(data.question)]));
    } catch (error) {
      module = null;
      answer = { error: error instanceof RangeError ? "The model nests deeper than this browser's stack." : `The compiler failed: ${error}` };
    }
    self.postMessage({ id: data.id, answer });
  };
}

class Compiler {
  constructor() {
    this.waiting = new Map();
    this.next = 0;
    this.start();
  }

  start() {
    const text = `var _scriptDir = undefined; self.modelcModule = ${modelcModule}; (${answerQuestions})();`;
    this.url ??= URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
    this.worker = new Worker(this.url);
    this.worker.onmessage = ({ data }) => {
      this.waiting.get(data.id)?.(data.answer);
      this.waiting.delete(data.id);
    };
  }

  /** The answer to a question. */
  ask(question) {
    const id = this.next++;
    this.worker.postMessage({ id, question });
    return new Promise((resolve) => this.waiting.set(id, resolve));
  }

  /** Ends what is being computed; everyone who waits is told so. */
  stop() {
    this.worker.terminate();
    for (const resolve of this.waiting.values()) resolve({ error: "Stopped." });
    this.waiting.clear();
    this.start();
  }
}
