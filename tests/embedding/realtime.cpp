// Calls of predict as an audio thread makes them, with everything forbidden that may take time without bound: the
// functions that allocate and lock are replaced by ones that end the program there, and then by the kernel's strict
// mode, in which any system call but read, write and exit kills the process.
//   realtime quiet|allocate|lock|wait    quiet: predict alone; the others do what must be noticed
#include <dlfcn.h>
#include <linux/seccomp.h>
#include <pthread.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <mutex>
#include <new>
#include <vector>

#include "gru_stream.hpp"
#include "lenet5.hpp"
#include "transformer.hpp"
#include "wavenet_stream.hpp"

extern "C" {
void* __libc_malloc(std::size_t);
void* __libc_calloc(std::size_t, std::size_t);
void* __libc_realloc(void*, std::size_t);
void* __libc_memalign(std::size_t, std::size_t);
void __libc_free(void*);
}

namespace {
bool forbidden = false;  // one thread

void used(const char* function) {
  if (!forbidden) return;
  forbidden = false;
  std::fprintf(stderr, "predict called %s\n", function);
  std::_Exit(3);
}
}  // namespace

extern "C" {
void* malloc(std::size_t size) { return used("malloc"), __libc_malloc(size); }
void* calloc(std::size_t n, std::size_t size) { return used("calloc"), __libc_calloc(n, size); }
void* realloc(void* at, std::size_t size) { return used("realloc"), __libc_realloc(at, size); }
void* aligned_alloc(std::size_t alignment, std::size_t size) {
  return used("aligned_alloc"), __libc_memalign(alignment, size);
}
int posix_memalign(void** at, std::size_t alignment, std::size_t size) {
  used("posix_memalign");
  *at = __libc_memalign(alignment, size);
  return *at == nullptr ? 12 : 0;
}
void free(void* at) { used("free"), __libc_free(at); }
int pthread_mutex_lock(pthread_mutex_t* mutex) {
  used("pthread_mutex_lock");
  static const auto next = reinterpret_cast<int (*)(pthread_mutex_t*)>(dlsym(RTLD_NEXT, "pthread_mutex_lock"));
  return next(mutex);
}
int pthread_mutex_trylock(pthread_mutex_t* mutex) {
  used("pthread_mutex_trylock");
  static const auto next = reinterpret_cast<int (*)(pthread_mutex_t*)>(dlsym(RTLD_NEXT, "pthread_mutex_trylock"));
  return next(mutex);
}
}

namespace {

// A model with its inputs and room for its outputs, made beforehand.
template <class Model>
class Call {
 public:
  Call() : model_(make()) {
    model_.initialize(1);
    for (const modelc::TensorInfo& info : Model::input_infos) add(info, inputs_, given_);
    for (const modelc::TensorInfo& info : Model::output_infos) add(info, outputs_, computed_);
  }
  void operator()() noexcept { model_.predict_raw(given_.data(), computed_.data()); }

 private:
  static Model make() {
    if constexpr (Model::symbol_names.empty())
      return Model();
    else
      return Model({1});
  }
  template <class Pointer>
  static void add(const modelc::TensorInfo& info, std::vector<std::vector<double>>& memory,
                  std::vector<Pointer>& pointers) {
    std::size_t count = 1;
    for (int i = 0; i < info.rank; ++i) count *= info.shape[i] < 0 ? 1 : static_cast<std::size_t>(info.shape[i]);
    memory.emplace_back(count);  // zeros are right for every dtype
    pointers.push_back(memory.back().data());
  }

  Model model_;
  std::vector<std::vector<double>> inputs_, outputs_;
  std::vector<const void*> given_;
  std::vector<void*> computed_;
};

}  // namespace

int main(int argc, char** argv) {
  const char* const kind = argc == 2 ? argv[1] : "";
  Call<gru_stream::Stream> gru;
  Call<wavenet_stream::WaveNetStream> wavenet;
  Call<lenet5::LeNet5> lenet;
  Call<transformer::Transformer> transformer;
  std::mutex mutex;
  const auto calls = [&] {
    for (int i = 0; i < 1000; ++i) gru();
    for (int i = 0; i < 50; ++i) wavenet(), lenet(), transformer();
  };

  forbidden = true;
  calls();
  if (std::strcmp(kind, "allocate") == 0) ::operator delete(::operator new (std::size_t{1000}));
  if (std::strcmp(kind, "lock") == 0) mutex.lock();
  forbidden = false;

  const pid_t child = fork();
  if (child == 0) {
    if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_STRICT) != 0) _exit(4);
    calls();
    const timespec moment = {0, 1000};
    if (std::strcmp(kind, "wait") == 0) nanosleep(&moment, nullptr);
    syscall(SYS_exit, 0);  // exit_group is not allowed
  }
  int status = 0;
  if (child < 0 || waitpid(child, &status, 0) != child) return 4;
  if (WIFSIGNALED(status)) return std::fprintf(stderr, "a call of predict made a system call\n"), 5;
  return WEXITSTATUS(status);
}
