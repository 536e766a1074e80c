// What a program finds out about its processor, in the ways of tests/machines/narrow.sh.
#include <sys/wait.h>
#include <unistd.h>

#include <csetjmp>
#include <csignal>
#include <cstdio>
#include <string_view>
#include <thread>

namespace {

const char* found() { return __builtin_cpu_supports("avx512f") ? "AVX-512" : "no AVX-512"; }

/// Anew, where `found` knows from the start.
const char* asked() {
  __builtin_cpu_init();
  unsigned a = 7, b = 0, c = 0, d = 0;
  __asm__ volatile("cpuid" : "+a"(a), "=b"(b), "+c"(c), "=d"(d));
  return b >> 16 & 1 ? "AVX-512" : "no AVX-512";
}

void write_to(volatile int* place) { *place = 1; }

sigjmp_buf back;
void jump_back(int) { siglongjmp(back, 1); }

int handled() {
  struct sigaction action {};
  action.sa_handler = jump_back;
  sigaction(SIGSEGV, &action, nullptr);
  volatile int times = 0;
  if (sigsetjmp(back, 1) == 0) write_to(nullptr);
  times = times + 1;
  if (times < 2) raise(SIGSEGV);
  struct sigaction now {};
  sigaction(SIGSEGV, nullptr, &now);
  std::printf("%s, %s\n", times == 2 && now.sa_handler == jump_back ? "handled twice" : "not handled", asked());
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  const std::string_view way = count > 1 ? arguments[1] : "";
  if (way == "main") std::puts(found());
  if (way == "thread") std::thread([] { std::puts(asked()); }).join();
  if (way == "fork") {
    if (const pid_t child = fork()) return waitpid(child, nullptr, 0) == child ? 0 : 1;
    std::puts(asked());
  }
  if (way == "blocked") {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, nullptr);
    std::puts(asked());
  }
  if (way == "handled") return handled();
  if (way == "null") write_to(nullptr);
  if (way == "raise") raise(SIGSEGV);
  return 0;
}
