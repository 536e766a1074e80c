#pragma once
#include "elaborate/evaluator.h"

/// What holds of an evaluator for as long as a guard lives.
namespace modelc::elaborate {

/// A level of nesting, for as long as it is evaluated.
struct DepthGuard {
  int& depth;
  explicit DepthGuard(int& d) : depth(d) { ++depth; }
  ~DepthGuard() { --depth; }
  DepthGuard(const DepthGuard&) = delete;
  DepthGuard& operator=(const DepthGuard&) = delete;
};

/// Makes a scope the current one for a while.
class ScopeGuard {
 public:
  ScopeGuard(Evaluator& evaluator, Scope& scope) : evaluator_(evaluator), previous_(evaluator.scope_) {
    evaluator.scope_ = &scope;
  }
  ~ScopeGuard() { evaluator_.scope_ = previous_; }
  ScopeGuard(const ScopeGuard&) = delete;
  ScopeGuard& operator=(const ScopeGuard&) = delete;

 private:
  Evaluator& evaluator_;
  Scope* previous_;
};

/// Makes a graph the current one for a while; null where no tensor may be made.
class GraphGuard {
 public:
  GraphGuard(Evaluator& evaluator, Construction* graph) : evaluator_(evaluator), previous_(evaluator.graph_) {
    evaluator.graph_ = graph;
  }
  ~GraphGuard() { evaluator_.graph_ = previous_; }
  GraphGuard(const GraphGuard&) = delete;
  GraphGuard& operator=(const GraphGuard&) = delete;

 private:
  Evaluator& evaluator_;
  Construction* previous_;
};

/// Notes a call for as long as it is evaluated, and refuses to nest too deeply.
class CallGuard {
 public:
  CallGuard(Evaluator& evaluator, Span span, std::string callee, const Arguments* arguments = nullptr);
  ~CallGuard() { evaluator_.calls_.pop_back(); }
  CallGuard(const CallGuard&) = delete;
  CallGuard& operator=(const CallGuard&) = delete;

 private:
  Evaluator& evaluator_;
};

}  // namespace modelc::elaborate
