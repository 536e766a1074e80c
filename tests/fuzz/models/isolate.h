#pragma once
#include <functional>
#include <string>

namespace modelc::fuzz {

/// What came of work in a process of its own.
struct Isolated {
  std::string text;   ///< what the work returned; of a crash, what was said on standard error
  std::string crash;  ///< "signal 11", "no end after 60 s"; empty when it returned
};

/// Runs `work` in a process of its own, so that a crash or a hang of it is an answer like any other. `seconds` are of
/// the processor's time, which does not depend on what else the machine does.
Isolated isolated(const std::function<std::string()>& work, int seconds);

}  // namespace modelc::fuzz
