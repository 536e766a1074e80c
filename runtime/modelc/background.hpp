#pragma once
#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "modelc/error.hpp"
#include "modelc/index.hpp"

namespace modelc {

/// Who is told while a model computes gradients, on the thread that does: from byte `begin` of their block on, all are
/// there.
struct Ready {
  void* context = nullptr;
  void (*call)(void* context, Index begin) = nullptr;  ///< does not throw

  void operator()(Index begin) const noexcept {
    if (call != nullptr) call(context, begin);
  }
};

namespace detail {

/// A thread that works on one range behind the other while its owner goes on.
class Background {
 public:
  /// At most so many ranges between start and wait.
  explicit Background(std::size_t most) {
    ranges_.reserve(most);
    thread_ = std::thread([this] { run(); });
  }
  ~Background() {
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      stopping_ = true;
    }
    changed_.notify_all();
    thread_.join();
  }
  Background(const Background&) = delete;
  Background& operator=(const Background&) = delete;

  void start(std::function<void(Index begin, Index end)> work) {
    work_ = std::move(work);
    ranges_.clear();
    done_ = 0;
    error_ = nullptr;
  }
  void add(Index begin, Index end) noexcept {
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      ranges_.emplace_back(begin, end);
    }
    changed_.notify_all();
  }
  /// Until all is done; throws what the work threw, which ends it.
  void wait() {
    std::unique_lock<std::mutex> lock(mutex_);
    changed_.wait(lock, [&] { return done_ == ranges_.size(); });
    if (error_) std::rethrow_exception(error_);
  }

 private:
  void run() {
    std::unique_lock<std::mutex> lock(mutex_);
    for (;;) {
      changed_.wait(lock, [&] { return stopping_ || done_ < ranges_.size(); });
      if (stopping_) return;
      const std::pair<Index, Index> range = ranges_[done_];
      lock.unlock();
      std::exception_ptr error;
      if (!error_) error = outcome(range);
      lock.lock();
      if (error) error_ = error;
      ++done_;
      changed_.notify_all();
    }
  }

  std::exception_ptr outcome(const std::pair<Index, Index>& range) const noexcept {
#if MODELC_EXCEPTIONS
    try {
      work_(range.first, range.second);
    } catch (...) {
      return std::current_exception();
    }
#else
    work_(range.first, range.second);
#endif
    return nullptr;
  }

  std::function<void(Index, Index)> work_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::pair<Index, Index>> ranges_;
  std::size_t done_ = 0;
  std::exception_ptr error_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace detail
}  // namespace modelc
