#include "driver/big_stack.h"

#include <pthread.h>

#include <cstddef>
#include <exception>

namespace modelc::driver {
namespace {

struct Job {
  const std::function<void()>* work;
  std::exception_ptr failure;
};

void* enter(void* argument) {
  Job& job = *static_cast<Job*>(argument);
  try {
    (*job.work)();
  } catch (...) {
    job.failure = std::current_exception();
  }
  return nullptr;
}

}  // namespace

void on_big_stack(const std::function<void()>& work) {
  Job job{&work, nullptr};
  bool started = false;
  // Pages are used only when touched, so a big stack costs nothing until the nesting needs it.
  for (std::size_t mebibytes = 1024; mebibytes >= 16 && !started; mebibytes /= 2) {
    pthread_attr_t attributes;
    pthread_t thread;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, mebibytes << 20);
    started = pthread_create(&thread, &attributes, enter, &job) == 0;
    pthread_attr_destroy(&attributes);
    if (started) pthread_join(thread, nullptr);
  }
  if (!started) enter(&job);
  if (job.failure) std::rethrow_exception(job.failure);
}

}  // namespace modelc::driver
