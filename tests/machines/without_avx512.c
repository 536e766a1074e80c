// Preloaded by scripts/narrow: the program finds itself on a Haswell, the plainest machine of x86-64-v3. CPUID raises
// SIGSEGV, and the handler answers in its place; all else runs as fast as ever.
#define _GNU_SOURCE
#include <asm/prctl.h>
#include <cpuid.h>
#include <dlfcn.h>
#include <signal.h>
#include <string.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

#ifndef ARCH_SET_CPUID
#define ARCH_SET_CPUID 0x1012
#endif

typedef int (*Sigaction)(int, const struct sigaction*, struct sigaction*);
typedef int (*Sigmask)(int, const sigset_t*, sigset_t*);
typedef sighandler_t (*Signal)(int, sighandler_t);

// What the program asked for SIGSEGV to do: nothing special, at first.
static struct sigaction of_program;

// Of this thread, and of those and of the processes that it starts; exec undoes it.
static long let_cpuid_fault(int fault) { return syscall(SYS_arch_prctl, ARCH_SET_CPUID, !fault); }

enum { EAX, EBX, ECX, EDX };

// What this machine answers becomes what a Haswell would. Only bits that it has are left: nothing is promised anew.
static void narrow(unsigned leaf, unsigned part, unsigned found[4]) {
  const unsigned last = 0xd;  // none of AMX, AVX10, Key Locker and processor traces, which have leaves beyond
  if (leaf == 0) {
    if (found[EAX] > last) found[EAX] = last;
    memcpy(&found[EBX], "Genu", 4);  // compilers take the model of an AMD for another one
    memcpy(&found[EDX], "ineI", 4);
    memcpy(&found[ECX], "ntel", 4);
  } else if (leaf == 1) {
    found[EAX] = 0x306c3;
  } else if (leaf == 7 && part == 0) {
    found[EBX] &= 0x7ab;  // fsgsbase tsc_adjust bmi1 avx2 smep bmi2 erms invpcid
    found[EAX] = found[ECX] = found[EDX] = 0;
  } else if (leaf == last && part == 0) {
    found[EAX] &= 7;  // the states x87, SSE and AVX; the sizes stay, since XSAVE still saves what XGETBV shows
    found[EDX] = 0;
  } else if (leaf == last && part == 1) {
    found[EAX] &= 1;  // xsaveopt
    found[ECX] = found[EDX] = 0;
  } else if (leaf == 7 || (leaf == last && part > 2) || (leaf > last && leaf < 0x40000000)) {
    memset(found, 0, 4 * sizeof *found);
  } else if (leaf == 0x80000001) {
    found[ECX] &= 0x21;  // lahf_lm abm
  } else if (leaf == 0x80000008) {
    found[EBX] = 0;
  }
}

static Sigaction real_sigaction(void) { return (Sigaction)dlsym(RTLD_NEXT, "sigaction"); }

static int is_cpuid(const siginfo_t* info, greg_t at) {
  // A general protection at an address that can be read: a jump to one that cannot has other codes, or no such address.
  if (info->si_code != SI_KERNEL || at >> 47 != 0) return 0;
  const unsigned char* const code = (const unsigned char*)at;
  return code[0] == 0x0f && code[1] == 0xa2;
}

// A SIGSEGV that is the program's own.
static void pass_on(int number, siginfo_t* info, void* context) {
  const struct sigaction action = of_program;
  const int asked_for = info->si_code <= 0;  // by kill or raise
  if (action.sa_handler == SIG_IGN && asked_for) return;
  if (action.sa_handler == SIG_DFL || action.sa_handler == SIG_IGN) {
    const struct sigaction usual = {.sa_handler = SIG_DFL};
    real_sigaction()(SIGSEGV, &usual, NULL);
    if (asked_for) raise(SIGSEGV);
    return;  // to the instruction, which faults again
  }
  if (action.sa_flags & SA_RESETHAND) of_program.sa_handler = SIG_DFL;
  pthread_sigmask(SIG_BLOCK, &action.sa_mask, NULL);
  if (action.sa_flags & SA_SIGINFO)
    action.sa_sigaction(number, info, context);
  else
    action.sa_handler(number);
}

static void handle(int number, siginfo_t* info, void* context) {
  greg_t* const registers = ((ucontext_t*)context)->uc_mcontext.gregs;
  if (!is_cpuid(info, registers[REG_RIP])) {
    pass_on(number, info, context);
    return;
  }
  const unsigned leaf = (unsigned)registers[REG_RAX], part = (unsigned)registers[REG_RCX];
  unsigned found[4];
  let_cpuid_fault(0);
  __cpuid_count(leaf, part, found[EAX], found[EBX], found[ECX], found[EDX]);
  let_cpuid_fault(1);
  narrow(leaf, part, found);
  registers[REG_RAX] = found[EAX];
  registers[REG_RBX] = found[EBX];
  registers[REG_RCX] = found[ECX];
  registers[REG_RDX] = found[EDX];
  registers[REG_RIP] += 2;
}

// Linked to come before other libraries' constructors (-z initfirst).
__attribute__((constructor)) static void start(void) {
  struct sigaction before;
  // On the program's own stack for signals where it has one, which it needs once its stack is full.
  struct sigaction action = {.sa_sigaction = handle, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER};
  sigset_t fault;
  sigemptyset(&fault);
  sigaddset(&fault, SIGSEGV);
  pthread_sigmask(SIG_UNBLOCK, &fault, NULL);  // a blocked one that an instruction raises ends the process
  real_sigaction()(SIGSEGV, &action, &before);
  if (before.sa_handler == SIG_IGN && of_program.sa_handler == SIG_DFL) of_program = before;
  if (let_cpuid_fault(1) == 0) return;
  static const char complaint[] = "narrow: this kernel or processor does not let CPUID fault\n";
  (void)!write(STDERR_FILENO, complaint, sizeof complaint - 1);
  _exit(2);
}

// The program's own handler is kept here, from before `start` on: the sanitizers set theirs first of all.
int sigaction(int number, const struct sigaction* action, struct sigaction* before) {
  struct sigaction changed;
  if (action) {
    changed = *action;
    sigdelset(&changed.sa_mask, SIGSEGV);
  }
  if (number != SIGSEGV) return real_sigaction()(number, action ? &changed : NULL, before);
  const struct sigaction old = of_program;
  if (action) of_program = changed;
  if (before) *before = old;
  return 0;
}

sighandler_t signal(int number, sighandler_t handler) {
  if (number != SIGSEGV) return ((Signal)dlsym(RTLD_NEXT, "signal"))(number, handler);
  const sighandler_t old = of_program.sa_handler;
  of_program = (struct sigaction){.sa_handler = handler, .sa_flags = SA_RESTART};
  return old;
}

// No thread blocks SIGSEGV.
static int mask(const char* name, int how, const sigset_t* set, sigset_t* before) {
  sigset_t changed;
  if (set) {
    changed = *set;
    if (how != SIG_UNBLOCK) sigdelset(&changed, SIGSEGV);
  }
  return ((Sigmask)dlsym(RTLD_NEXT, name))(how, set ? &changed : NULL, before);
}
int sigprocmask(int how, const sigset_t* set, sigset_t* before) { return mask("sigprocmask", how, set, before); }
int pthread_sigmask(int how, const sigset_t* set, sigset_t* before) { return mask("pthread_sigmask", how, set, before); }
