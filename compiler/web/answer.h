#pragma once
#include <string>

#include "elaborate/elaborate.h"

/// The compiler as a page uses it: a request in JSON, an answer in JSON, nothing kept between them.
namespace modelc::web {

/// A request is an object:
///   do        "check", "summary", "graph", "compile", "format", "inputs" or "run"
///   files     texts by path; `path` is that of the file that is meant
///   settings  symbols and hyperparameters, texts by name; may be absent, as may what follows
///   model     the file's model that is meant
///   level     of a graph: "layer" or "kernel"
///   train     of a header: with training
///   seed      of fresh weights for a run
///   inputs    of a run: by name, numbers in nested lists
/// The answer has `status`, the tool's exit status, `diagnostics` as `check --diagnostics json` prints them, and
///   check            `models`: name, inputs, outputs, and whether they train; `shapes`: what lines of the file compute
///   inputs           `inputs`: made-up numbers for the model, in nested lists
///   run              `outputs`: name, type and numbers
///   the other ones   `text`
/// What is no such request gives `error`, a sentence.
std::string answer(const std::string& request, const elaborate::Library& library);

}  // namespace modelc::web

/// `answer` for callers without C++. The text is valid until the next call.
extern "C" const char* modelc_answer(const char* request);
