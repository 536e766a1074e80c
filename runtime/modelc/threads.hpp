#pragma once
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

#include "modelc/error.hpp"
#include "modelc/parallel.hpp"

namespace modelc {

/// Threads that several models may share, one call at a time: `modelc::Threads threads(4);
/// model.set_threads(threads);`. They are made here and wait for work; using them allocates nothing. They must outlive
/// the calls of the models that use them.
class Threads {
 public:
  /// `count` threads in all, the caller's included. Throws modelc::Error when it is below 1, std::system_error when the
  /// system gives no more threads.
  explicit Threads(int count) : Threads() {  // so that what has begun is stopped when a thread cannot be had
    if (count < 1) raise("the number of threads is " + std::to_string(count) + ", and must be at least 1");
    for (int i = 1; i < count; ++i) workers_.emplace_back([this, i] { work(i); });
  }
  ~Threads() { stop(); }
  Threads(const Threads&) = delete;
  Threads& operator=(const Threads&) = delete;

  int count() const noexcept { return static_cast<int>(workers_.size()) + 1; }

  operator Parallel() noexcept {
    Parallel parallel;
    parallel.count = count();
    parallel.pool = this;
    parallel.run = [](void* pool, void (*part)(void*, int), void* context) {
      static_cast<Threads*>(pool)->run(part, context);
    };
    return parallel;
  }

 private:
  Threads() = default;

  // A job is a number that grows; a worker that sees a new one does its part and counts itself off.
  void run(void (*part)(void*, int), void* context) noexcept {
    part_ = part;
    context_ = context;
    left_.store(count() - 1, std::memory_order_relaxed);
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      job_.store(job_.load(std::memory_order_relaxed) + 1, std::memory_order_release);
    }
    wake_.notify_all();
    part(context, 0);
    for (int turn = 0; left_.load(std::memory_order_acquire) > 0; ++turn) pause(turn);
  }

  void work(int i) noexcept {
    for (unsigned seen = 0;;) {
      // Jobs of a step follow each other closely: look for the next one a while before sleeping.
      for (int turn = 0; turn < patience && job_.load(std::memory_order_acquire) == seen; ++turn) pause(turn);
      if (job_.load(std::memory_order_acquire) == seen) {
        std::unique_lock<std::mutex> lock(mutex_);
        wake_.wait(lock, [&] { return job_.load(std::memory_order_acquire) != seen; });
      }
      seen = job_.load(std::memory_order_acquire);
      if (stopping_.load(std::memory_order_acquire)) return;
      part_(context_, i);
      left_.fetch_sub(1, std::memory_order_release);
    }
  }

  void stop() noexcept {
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      stopping_.store(true, std::memory_order_release);
      job_.store(job_.load(std::memory_order_relaxed) + 1, std::memory_order_release);
    }
    wake_.notify_all();
    for (std::thread& worker : workers_) worker.join();
    workers_.clear();
  }

  // The first turns stay on the processor; then whoever else wants it may have it.
  static void pause(int turn) noexcept {
    if (turn >= 64) std::this_thread::yield();
  }

  static constexpr int patience = 2000;  // turns, some hundred microseconds on an idle machine

  std::vector<std::thread> workers_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::atomic<unsigned> job_{0};
  std::atomic<int> left_{0};
  std::atomic<bool> stopping_{false};
  void (*part_)(void*, int) = nullptr;
  void* context_ = nullptr;
};

}  // namespace modelc
