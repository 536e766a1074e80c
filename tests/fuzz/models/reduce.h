#pragma once
#include <functional>
#include <string>

namespace modelc::fuzz {

/// A shorter program that still fails: statements and declarations left out, calls replaced by what they are given,
/// arguments dropped, as long as `fails` says so. Tries at most `tries` programs.
std::string reduced(std::string text, const std::function<bool(const std::string&)>& fails, int tries = 400);

}  // namespace modelc::fuzz
