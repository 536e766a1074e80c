#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "plan/plan.h"

namespace modelc::emit {

/// The C++ spellings that the printers of kernels and of the class share.
struct Names {
  std::vector<std::string> buffers;  ///< by plan::BufferId: the local pointer to the first element, "hidden"; unique
  std::vector<std::string> places;   ///< by plan::BufferId: "arena_.at<float>(128)" for arena buffers, otherwise empty
  std::map<std::string, std::string, std::less<>> symbols;  ///< "batch" -> the local `modelc::Index`, "batch"
  std::map<std::size_t, Names> scans;  ///< of each scan's body, by the scan's position in Plan::kernels
};

/// Unique, readable identifiers for everything a plan has names for, and the places of its arena buffers (plan_arena in
/// arena.h) in `arena`. None hides a C++ keyword, a name that the operations' code uses (`exp` must stay the function),
/// or a local of the printed kernels. `slots` is the member that says where slots of open size begin.
Names choose_names(const plan::Plan& plan, const std::string& slots = "slots_", const std::string& arena = "arena_");

/// The declaration of the pointer to an arena buffer, "float* const hidden = arena_.at<float>(128);", or to a constant,
/// behind that of its array, "alignas(64) static constexpr float table_values[2] = {1.0f, 2.0f};".
std::string declare(const plan::Plan& plan, plan::BufferId buffer, const Names& names);

/// `text` as a C++ identifier: other characters become `_`, and keywords get one at the end.
std::string identifier(const std::string& text);

/// Is the name kept from buffers and symbols: a member of the class, a macro, a function that operations' code calls,
/// or a local of the printed kernels?
bool reserved(std::string_view name);
/// Do statements call a function of that name? A namespace would hide it.
bool called(std::string_view name);

/// Identifiers that differ from each other and from what is reserved.
class UniqueNames {
 public:
  UniqueNames() = default;
  /// Names that differ from those of a scope around, too, which must outlive it.
  explicit UniqueNames(const UniqueNames* outer) : outer_(outer) {}

  /// `text` as an identifier, with a number where it is taken: "hidden", "hidden_2".
  std::string add(const std::string& text);
  /// The same of a constant, whose array is that name with `_values` behind it.
  std::string add_with_values(const std::string& text);
  /// Keeps the name from being given.
  void take(const std::string& name) { taken_.insert(name); }
  /// Without those of the scope around.
  const std::set<std::string>& taken() const { return taken_; }

 private:
  bool takes(const std::string& name) const { return taken_.contains(name) || (outer_ && outer_->takes(name)); }

  const UniqueNames* outer_ = nullptr;
  std::set<std::string> taken_;
  std::map<std::string, int> numbers_;  ///< per name without number, the last one given
};

}  // namespace modelc::emit
