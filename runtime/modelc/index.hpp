#pragma once
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>
#include <string>
#include <utility>

#include "modelc/error.hpp"

#if defined(__linux__)
#include <sys/mman.h>
#endif

#if defined(_MSC_VER)
#define MODELC_INLINE __forceinline
#else
#define MODELC_INLINE inline __attribute__((always_inline))
#endif

// Around code on packets. GCC 12 suspects the undefined operands inside its own AVX-512 intrinsics where they are
// inlined, and warns that a packet's alignment is dropped where it is a template argument (it is not needed there).
#if defined(__GNUC__) && !defined(__clang__)
#define MODELC_PACKETS_BEGIN                                                           \
  _Pragma("GCC diagnostic push") _Pragma("GCC diagnostic ignored \"-Wuninitialized\"") \
      _Pragma("GCC diagnostic ignored \"-Wmaybe-uninitialized\"")                      \
          _Pragma("GCC diagnostic ignored \"-Wignored-attributes\"")
#define MODELC_PACKETS_END _Pragma("GCC diagnostic pop")
#else
#define MODELC_PACKETS_BEGIN
#define MODELC_PACKETS_END
#endif

// In front of a short loop with a constant bound whose arrays belong in registers: GCC unrolls no such loop at -O2.
#if defined(__clang__)
#define MODELC_UNROLL _Pragma("clang loop unroll(full)")
#elif defined(__GNUC__)
#define MODELC_UNROLL _Pragma("GCC unroll 32")
#else
#define MODELC_UNROLL
#endif

// What lies there is read soon; or later, so that the second cache is the place for it. Behind the end of all memory
// they do nothing.
#if defined(__GNUC__)
#define MODELC_PREFETCH(address) __builtin_prefetch(address)
#define MODELC_PREFETCH_LATER(address) __builtin_prefetch(address, 0, 2)
#else
#define MODELC_PREFETCH(address) static_cast<void>(0)
#define MODELC_PREFETCH_LATER(address) static_cast<void>(0)
#endif

namespace modelc {

/// Signed size and position, the same type as Eigen::Index.
using Index = std::ptrdiff_t;

/// A size that is known only at run time, where a template asks for one.
constexpr Index Dynamic = -1;

/// A member of classes that stay where they are made. Where g++ 12 copies 32 or 64 bytes at once whose values it knows,
/// it takes those that end in zeros, 1, 1, 1, 0, for 1, 1, 1, 1 (docs/decisions). What kernels keep of their geometry
/// is therefore not copied.
struct Pinned {
  Pinned() = default;
  Pinned(const Pinned&) = delete;
  Pinned& operator=(const Pinned&) = delete;
};

/// a / b rounded towards minus infinity; b > 0.
constexpr Index floor_div(Index a, Index b) { return a >= 0 ? a / b : -((-a + b - 1) / b); }

/// a / b rounded towards plus infinity; b > 0.
constexpr Index ceil_div(Index a, Index b) { return -floor_div(-a, b); }

/// a - b * floor_div(a, b), in 0..b-1; b > 0.
constexpr Index floor_mod(Index a, Index b) { return a - b * floor_div(a, b); }

/// The least multiple of `unit` that is not below a.
constexpr Index round_up(Index a, Index unit) { return ceil_div(a, unit) * unit; }

/// Alignment of every block: one cache line, one AVX-512 register.
constexpr std::size_t block_alignment = 64;

/// Bytes of a huge page. Blocks of several begin at one: a processor that reads weights once a call spends much of its
/// time on the addresses of small pages.
constexpr Index huge_page = Index{1} << 21;

/// One 64-byte aligned, zeroed block of bytes, allocated once: the arena of activations, the weights. Moves, does not
/// copy.
class Arena {
 public:
  Arena() = default;
  /// Throws an Error when there is not so much memory.
  explicit Arena(Index bytes) : size_(bytes) {
    if (bytes <= 0) return;
    data_ = ::operator new(static_cast<std::size_t>(bytes), alignment(), std::nothrow);
    if (data_ == nullptr) raise("out of memory: the system has no " + std::to_string(bytes) + " bytes to give");
#if defined(__linux__) && defined(MADV_HUGEPAGE)
    if (is_huge()) static_cast<void>(madvise(data_, static_cast<std::size_t>(bytes), MADV_HUGEPAGE));
#endif
    std::memset(data_, 0, static_cast<std::size_t>(bytes));
  }
  Arena(Arena&& other) noexcept : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}
  Arena& operator=(Arena&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    return *this;
  }
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;
  ~Arena() { ::operator delete(data_, alignment()); }

  /// The object at a byte offset, which must be a multiple of alignof(T).
  template <class T>
  T* at(Index offset) const noexcept {
    return reinterpret_cast<T*>(static_cast<unsigned char*>(data_) + offset);
  }
  void* data() const noexcept { return data_; }
  Index size() const noexcept { return size_; }  ///< bytes

 private:
  bool is_huge() const noexcept { return size_ >= 2 * huge_page; }
  std::align_val_t alignment() const noexcept {
    return std::align_val_t{is_huge() ? static_cast<std::size_t>(huge_page) : block_alignment};
  }

  void* data_ = nullptr;
  Index size_ = 0;
};

/// The same pointer, of which the compiler does not know where it leads: under AVX-512, GCC 12 copies blocks whose
/// bytes it knows wrong where equal words stand before zeros.
template <class T>
MODELC_INLINE const T* opaque(const T* p) noexcept {
#if (defined(__x86_64__) || defined(__i386__)) && defined(__GNUC__) && !defined(__clang__)
  asm("" : "+r"(p));
#endif
  return p;
}

/// Copies n elements, of which there may be none.
template <class T>
void copy_elements(const T* from, Index n, T* to) noexcept {
  if (n > 0) std::memcpy(to, opaque(from), static_cast<std::size_t>(n) * sizeof(T));
}

}  // namespace modelc
