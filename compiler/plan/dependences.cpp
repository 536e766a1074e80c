#include "plan/dependences.h"

#include <algorithm>
#include <queue>
#include <stdexcept>
#include <tuple>

namespace modelc::plan {

namespace {

constexpr std::int64_t spacing = std::int64_t{1} << 32;

}  // namespace

Dependences::Dependences(const std::vector<LoweredOp>& ops, const Fusion& fusion)
    : ops_(ops), fusion_(fusion), dependents_(ops.size(), [&](auto add) {
        for (LoweredId id = 0; id < ops.size(); ++id) {
          for (const Use& use : ops[id].inputs) add(use.lowered, id);
          for (const LoweredId before : ops[id].after) add(before, id);
        }
      }) {
  places_.resize(ops.size() + fusion.groups.size());
  seen_.resize(places_.size(), 0);
  std::vector<std::uint32_t> waits(places_.size(), 0);
  std::vector<Unit> units;
  for (LoweredId id = 0; id < ops.size(); ++id)
    if (fusion.group_of[id] == no_group) units.push_back(id);
  for (std::uint32_t g = 0; g < fusion.groups.size(); ++g) units.push_back(of_group(g));
  for (const Unit unit : units) neighbours(unit, back, [&](Unit) { ++waits[unit]; });
  std::priority_queue<Unit, std::vector<Unit>, std::greater<>> ready;
  for (const Unit unit : units)
    if (waits[unit] == 0) ready.push(unit);
  std::size_t count = 0;
  for (Unit last = none; !ready.empty(); ++count) {
    const Unit unit = ready.top();
    ready.pop();
    places_[unit].before = last;
    (last == none ? first_ : places_[last].behind) = unit;
    last = unit;
    neighbours(unit, ahead, [&](Unit by) {
      if (--waits[by] == 0) ready.push(by);
    });
  }
  if (count != units.size()) throw std::logic_error("plan: groups depend on each other");
  number();
}

template <class Visit>
void Dependences::neighbours(Unit unit, Side side, Visit visit) const {
  const auto of_item = [&](LoweredId id) {
    const auto other = [&](LoweredId at) {
      if (const Unit found = unit_of(at); found != unit) visit(found);
    };
    if (side == ahead) {
      for (const LoweredId by : dependents_[id]) other(by);
      return;
    }
    for (const Use& use : ops_[id].inputs) other(use.lowered);
    for (const LoweredId before : ops_[id].after) other(before);
  };
  if (unit < ops_.size()) return of_item(unit);
  for (const Member& m : fusion_.groups[unit - ops_.size()].members) of_item(m.lowered);
}

void Dependences::open(std::uint32_t group, LoweredId first) {
  places_.resize(std::max<std::size_t>(places_.size(), of_group(group) + 1));
  seen_.resize(places_.size(), 0);
  insert_behind(of_group(group), first);
  unlink(first);
}

bool Dependences::step(Search& search, Side side, Unit from, Unit to) {
  const Unit at = search.done == 0 ? from : search.found[search.done - 1];
  ++search.done;
  bool met = false;
  neighbours(at, side, [&](Unit found) {
    if (found == to) {
      met = met || at != from;  // of the two themselves, one may read the other
      return;
    }
    const std::int64_t label = places_[found].label;
    if (label <= places_[low_].label || label >= places_[high_].label || seen_[found] == searched_ + side) return;
    met = met || seen_[found] >= searched_;  // by the search from the other end
    seen_[found] = searched_ + side;
    search.found.push_back(found);
  });
  return met;
}

bool Dependences::part(Unit a, Unit b) {
  std::tie(low_, high_) = places_[a].label < places_[b].label ? std::pair(a, b) : std::pair(b, a);
  searches_ = {};
  searched_ += 2;
  const auto more = [&](Side side) { return searches_[side].done <= searches_[side].found.size(); };
  while (more(back) && more(ahead)) {
    if (step(searches_[back], back, high_, low_) || step(searches_[ahead], ahead, low_, high_)) return true;
  }
  return false;
}

void Dependences::join(Unit into, Unit from) {
  // What the later one waits for goes before the earlier one, or what waits for the earlier one behind the later one.
  const bool backwards = searches_[back].done > searches_[back].found.size();
  std::vector<Unit>& moved = searches_[backwards ? back : ahead].found;
  std::ranges::sort(moved, [&](Unit a, Unit b) { return places_[a].label < places_[b].label; });
  const Unit stays = backwards ? low_ : high_;
  Unit at = backwards ? places_[low_].before : high_;
  for (const Unit unit : moved) {
    unlink(unit);
    insert_behind(unit, at);
    at = unit;
  }
  if (stays != into) {
    unlink(into);
    insert_behind(into, stays);
  }
  unlink(from);
}

void Dependences::unlink(Unit unit) {
  const Place& place = places_[unit];
  (place.before == none ? first_ : places_[place.before].behind) = place.behind;
  if (place.behind != none) places_[place.behind].before = place.before;
}

void Dependences::insert_behind(Unit unit, Unit at) {
  const Unit next = at == none ? first_ : places_[at].behind;
  places_[unit] = {0, at, next};
  (at == none ? first_ : places_[at].behind) = unit;
  if (next != none) places_[next].before = unit;
  const std::int64_t from = at == none ? places_[next].label - 2 * spacing : places_[at].label;
  const std::int64_t to = next == none ? from + 2 * spacing : places_[next].label;
  places_[unit].label = from + (to - from) / 2;
  if (to - from < 2) number();
}

void Dependences::number() {
  std::int64_t label = 0;
  for (Unit unit = first_; unit != none; unit = places_[unit].behind) places_[unit].label = label += spacing;
}

}  // namespace modelc::plan
