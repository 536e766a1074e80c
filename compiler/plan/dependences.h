#pragma once
#include <array>

#include "ir/lists.h"
#include "plan/fusion.h"

namespace modelc::plan {

/// An order of groups and of the ops outside of them in which each stands behind what it waits for. It says whether
/// two of them can become one, and is kept as they do: by looking at what stands between the two alone, and from
/// whichever side is nearer to an end (Pearce and Kelly, "A dynamic topological sort algorithm for directed acyclic
/// graphs"; here with labels, so that nothing else moves).
class Dependences {
 public:
  using Unit = std::uint32_t;

  Dependences(const std::vector<LoweredOp>& ops, const Fusion& fusion);

  Unit unit_of(LoweredId id) const { return fusion_.group_of[id] == no_group ? id : of_group(fusion_.group_of[id]); }
  Unit of_group(std::uint32_t group) const { return static_cast<Unit>(ops_.size()) + group; }

  /// The group has been opened with this op alone.
  void open(std::uint32_t group, LoweredId first);
  /// Would the two, as one, wait for themselves through others?
  bool part(Unit a, Unit b);
  /// `from` is now in `into`. The last question was about these two, and the answer was no.
  void join(Unit into, Unit from);

 private:
  static constexpr Unit none = std::numeric_limits<Unit>::max();
  enum Side : std::uint32_t { back, ahead };
  struct Place {
    std::int64_t label = 0;
    Unit before = none, behind = none;
  };
  /// What stands between two units and one of them waits for, or that waits for one of them.
  struct Search {
    std::vector<Unit> found = {};
    std::size_t done = 0;  ///< so many of `found` have been followed
  };

  /// What the unit waits for, or what waits for it.
  template <class Visit>
  void neighbours(Unit unit, Side side, Visit visit) const;
  /// Follows one more unit. Returns whether the search has come upon the other end.
  bool step(Search& search, Side side, Unit from, Unit to);
  void unlink(Unit unit);
  void insert_behind(Unit unit, Unit at);
  void number();

  const std::vector<LoweredOp>& ops_;
  const Fusion& fusion_;
  ir::Lists<LoweredId> dependents_;
  std::vector<Place> places_;  // of ops, then of groups
  Unit first_ = none;
  std::array<Search, 2> searches_;
  std::vector<std::uint32_t> seen_;  // the number of the search that came upon the unit
  std::uint32_t searched_ = 0;
  Unit low_ = none, high_ = none;
};

}  // namespace modelc::plan
