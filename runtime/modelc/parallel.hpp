#pragma once
#include "modelc/index.hpp"

namespace modelc {

/// How a kernel may split its work: nothing but a number and a function, so that generated code needs no threads
/// unless the app brings some (threads.hpp). The default runs everything on the caller.
struct Parallel {
  int count = 1;  ///< threads, the caller's included
  void* pool = nullptr;
  /// Calls part(context, i) for every i in 0..count-1, each on its own thread, and waits for all of them.
  void (*run)(void* pool, void (*part)(void* context, int i), void* context) = nullptr;

  /// Work below this many multiply-adds takes less time than waking a thread.
  Index worthwhile = Index{1} << 19;

  bool splits(Index cost) const noexcept { return count > 1 && cost >= worthwhile; }

  /// Calls work(first, last) for consecutive ranges that cover 0..n-1, each but the last a multiple of `unit` long: one
  /// for each thread when `cost`, in multiply-adds, is worth it, otherwise one for all.
  template <class Work>
  void operator()(Index n, Index unit, Index cost, const Work& work) const noexcept {
    if (!splits(cost)) {
      work(Index{0}, n);
      return;
    }
    struct Split {
      const Work* work;
      Index n, unit;
      int count;
      Index bound(int i) const {
        const Index at = ceil_div(n, unit) * i / count * unit;
        return at < n ? at : n;
      }
    } split{&work, n, unit, count};
    run(
        pool,
        [](void* context, int i) {
          const Split& s = *static_cast<const Split*>(context);
          const Index first = s.bound(i), last = s.bound(i + 1);
          if (first < last) (*s.work)(first, last);
        },
        &split);
  }
};

}  // namespace modelc
