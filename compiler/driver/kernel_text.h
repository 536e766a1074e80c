#pragma once
#include <string>

#include "plan/plan.h"
#include "source/source.h"

/// What people are told about a kernel of a plan.
namespace modelc::driver {

/// "product batch × 784 × 128", "conv", "loops".
std::string kernel_title(const plan::Plan& plan, const plan::Kernel& kernel);

/// The operations in its loops, each once: "add, relu".
std::string kernel_operations(const plan::Plan& plan, const plan::Kernel& kernel);

/// The line of the user's that it comes from: "13: x = image |> Dense(hidden)"; empty where there is none.
std::string kernel_place(const plan::Plan& plan, const plan::Kernel& kernel, const SourceMap& sources);

}  // namespace modelc::driver
