#include <algorithm>
#include <functional>
#include <numeric>

#include "plan/builder.h"

namespace modelc::plan {

namespace {

std::int64_t rounded(std::int64_t bytes) { return (bytes + arena_alignment - 1) / arena_alignment * arena_alignment; }

/// Buffers that share their bytes from the first to the last moment one of them is alive.
struct Storage {
  std::vector<BufferId> intervals;
  Dim bytes = 0;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

bool overlap(const Storage& a, const Storage& b) { return a.first <= b.last && b.first <= a.last; }

class Placer {
 public:
  explicit Placer(Plan& plan) : plan_(plan), interval_of_(plan.buffers.size(), none) {}

  void run() {
    const auto end = static_cast<std::uint32_t>(plan_.kernels.size());
    for (BufferId id = 0; id < plan_.buffers.size(); ++id) {
      Buffer& buffer = plan_.buffers[id];
      if (buffer.kept) buffer.last = end;
      if (buffer.kind != Buffer::Kind::arena) continue;
      interval_of_[id] = storages_.size();
      storages_.push_back({{id}, bytes(buffer), buffer.first, buffer.last});
    }
    for (std::uint32_t k = 0; k < end; ++k) share_in_place(k);
    place();
  }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  static Dim bytes(const Buffer& buffer) {
    return ir::element_count(buffer.type.shape) * Dim(static_cast<std::int64_t>(ir::size_of(buffer.type.dtype)));
  }

  // A kernel may write over what it reads last, where it reads each element just before it writes it.
  void share_in_place(std::uint32_t at) {
    const Kernel& kernel = plan_.kernels[at];
    const bool elementwise = kernel.kind == Kernel::Kind::nest || kernel.kind == Kernel::Kind::contraction;
    if (!elementwise) return;
    for (const Store& store : kernel.nest.stores) {
      const Buffer& out = plan_.buffers[store.buffer];
      if (out.first != at || out.kind != Buffer::Kind::arena) continue;
      for (const BufferId read : kernel.reads) {
        if (may_overwrite(kernel, at, store, read)) {
          merge(read, store.buffer);
          break;
        }
      }
    }
  }

  bool may_overwrite(const Kernel& kernel, std::uint32_t at, const Store& store, BufferId read) const {
    const Buffer& in = plan_.buffers[read];
    const Buffer& out = plan_.buffers[store.buffer];
    if (in.kind != Buffer::Kind::arena || read == store.buffer) return false;
    const std::size_t source = interval_of_[read];
    const std::size_t target = interval_of_[store.buffer];
    if (source == target || storages_[source].last != at || storages_[target].first != at) return false;
    if (ir::size_of(in.type.dtype) != ir::size_of(out.type.dtype) || !(bytes(in) == bytes(out))) return false;
    for (const Store& other : kernel.nest.stores) {
      if (&other != &store && other.buffer == store.buffer) return false;
      if (&other != &store && interval_of_[other.buffer] == source) return false;
    }
    return reads_before(kernel, store, read);
  }

  void merge(BufferId into, BufferId from) {
    Storage& target = storages_[interval_of_[into]];
    Storage& source = storages_[interval_of_[from]];
    target.last = std::max(target.last, source.last);
    target.first = std::min(target.first, source.first);
    const std::size_t to = interval_of_[into];
    for (const BufferId id : source.intervals) interval_of_[id] = to;
    target.intervals.insert(target.intervals.end(), source.intervals.begin(), source.intervals.end());
    source.intervals.clear();
  }

  void place() {
    std::vector<std::size_t> fixed;
    std::vector<std::size_t> open;
    for (std::size_t s = 0; s < storages_.size(); ++s) {
      if (storages_[s].intervals.empty()) continue;
      (storages_[s].bytes.constant() ? fixed : open).push_back(s);
    }
    place_fixed(std::move(fixed));
    place_open(std::move(open));
  }

  std::int64_t size(std::size_t s) const { return rounded(*storages_[s].bytes.constant()); }
  std::int64_t lifetime(std::size_t s) const { return std::int64_t{1} + storages_[s].last - storages_[s].first; }

  // In the order that needs least: the largest first, or what takes most bytes for most kernels, or what comes first.
  void place_fixed(std::vector<std::size_t> order) {
    plan_.live_bytes = most_alive(order);
    using Rank = std::int64_t (*)(const Placer&, std::size_t);
    constexpr Rank ranks[] = {
        [](const Placer& placer, std::size_t s) { return -placer.size(s); },
        [](const Placer& placer, std::size_t s) { return -placer.size(s) * placer.lifetime(s); },
        [](const Placer& placer, std::size_t s) { return std::int64_t{placer.storages_[s].first}; },
    };
    std::optional<Packing> best;
    for (const Rank rank : ranks) {
      std::ranges::stable_sort(order, {}, [&](std::size_t s) { return rank(*this, s); });
      Packing packing = packed(order);
      if (!best || packing.end < best->end) best = std::move(packing);
      if (best->end == plan_.live_bytes) break;
    }
    for (const auto& [s, offset] : best->places) settle(s, 0, offset);
    plan_.slots.push_back({{Dim(best->end)}});
  }

  struct Packing {
    std::vector<std::pair<std::size_t, std::int64_t>> places;  // storages and their offsets
    std::int64_t end = 0;
  };

  // One after the other, each at the lowest offset where nothing alive at the same time is.
  Packing packed(const std::vector<std::size_t>& order) const {
    struct Placed {
      std::int64_t from, to;
      std::uint32_t first, last;
    };
    std::vector<Placed> placed;  // by offset
    Packing packing;
    for (const std::size_t s : order) {
      const Storage& storage = storages_[s];
      std::int64_t offset = 0;
      for (const Placed& other : placed) {
        if (other.from >= offset + size(s)) break;
        if (storage.first <= other.last && other.first <= storage.last) offset = std::max(offset, other.to);
      }
      const Placed here{offset, offset + size(s), storage.first, storage.last};
      placed.insert(std::ranges::upper_bound(placed, here.from, {}, &Placed::from), here);
      packing.places.push_back({s, offset});
      packing.end = std::max(packing.end, here.to);
    }
    return packing;
  }

  std::int64_t most_alive(const std::vector<std::size_t>& fixed) const {
    std::vector<std::int64_t> change(plan_.kernels.size() + 2, 0);  // when each kernel begins
    for (const std::size_t s : fixed) {
      const std::int64_t bytes = rounded(*storages_[s].bytes.constant());
      change[storages_[s].first] += bytes;
      change[storages_[s].last + 1] -= bytes;
    }
    std::int64_t alive = 0, most = 0;
    for (const std::int64_t step : change) most = std::max(most, alive += step);
    return most;
  }

  // By a guess of the sizes; the constructor takes each slot's largest live interval.
  void place_open(std::vector<std::size_t> order) {
    std::vector<std::int64_t> guesses(storages_.size(), 0);
    for (const std::size_t s : order) {
      ir::SymbolValues values;
      for (const std::string& symbol : storages_[s].bytes.symbols()) values[symbol] = 32;
      guesses[s] = storages_[s].bytes.evaluate(values).value_or(0);
    }
    std::ranges::stable_sort(order, std::greater<>(), [&](std::size_t s) { return guesses[s]; });
    std::vector<std::vector<std::size_t>> intervals;
    for (const std::size_t s : order) {
      std::size_t slot = 0;
      const auto free = [&](const std::vector<std::size_t>& others) {
        return std::none_of(others.begin(), others.end(),
                            [&](std::size_t other) { return overlap(storages_[s], storages_[other]); });
      };
      while (slot < intervals.size() && !free(intervals[slot])) ++slot;
      if (slot == intervals.size()) intervals.emplace_back();
      intervals[slot].push_back(s);
      settle(s, static_cast<std::uint32_t>(slot + 1), 0);
    }
    for (const std::vector<std::size_t>& slot : intervals) plan_.slots.push_back({largest(slot)});
  }

  std::vector<Dim> largest(const std::vector<std::size_t>& intervals) const {
    std::vector<Dim> sizes;
    for (const std::size_t s : intervals) {
      const Dim& size = storages_[s].bytes;
      const auto covers = [](const Dim& a, const Dim& b) { return Dim::at_least(a, b) == ir::Answer::yes; };
      if (std::any_of(sizes.begin(), sizes.end(), [&](const Dim& other) { return covers(other, size); })) continue;
      std::erase_if(sizes, [&](const Dim& other) { return covers(size, other); });
      sizes.push_back(size);
    }
    return sizes;
  }

  void settle(std::size_t s, std::uint32_t slot, std::int64_t offset) {
    for (const BufferId id : storages_[s].intervals) {
      plan_.buffers[id].slot = slot;
      plan_.buffers[id].offset = offset;
    }
  }

  Plan& plan_;
  std::vector<std::size_t> interval_of_;  // storage of each buffer
  std::vector<Storage> storages_;
};

}  // namespace

void place(Plan& plan) { Placer(plan).run(); }

Plan make(const ir::Graph& graph, const Surroundings& surroundings) {
  const LoweredGraph ops = lower(graph);
  Plan plan =
      build_kernels(graph, ops, surroundings.fuse ? group(ops, surroundings.carried) : separate(ops), surroundings);
  if (surroundings.fuse && surroundings.bands) make_bands(plan);
  set_lifetimes(plan);
  update_in_place(plan, surroundings);
  place(plan);
  return plan;
}

std::optional<std::int64_t> Plan::arena_bytes() const {
  if (slots.size() > 1) return std::nullopt;
  return slots.empty() ? 0 : slots[0].bytes[0].constant();
}

}  // namespace modelc::plan
