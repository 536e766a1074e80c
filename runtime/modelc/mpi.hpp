#pragma once
// What MPI had for C++ before 3.0 is of no use here.
#if !defined(OMPI_SKIP_MPICXX)
#define OMPI_SKIP_MPICXX 1
#endif
#if !defined(MPICH_SKIP_MPICXX)
#define MPICH_SKIP_MPICXX 1
#endif
#include <mpi.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "modelc/all_reduce.hpp"

/// Ranks that a launcher of MPI has started: `mpirun -n 4 app`.
namespace modelc {

/// MPI while it lives: `modelc::Mpi mpi(argc, argv); options.reduce = mpi.all_reduce();`. It must outlive that use. The
/// communicator is its own: an app may use MPI beside it, on the same thread.
class Mpi {
 public:
  /// Throws modelc::Error when MPI cannot begin. A rank that does not answer for so many seconds is an error.
  explicit Mpi(int argc, char** argv, double patience = 600) : patience_(patience) {
    int begun = 0;
    MPI_Initialized(&begun);
    owner_ = begun == 0;
    int level = MPI_THREAD_SINGLE;
    if (owner_ && MPI_Init_thread(&argc, &argv, MPI_THREAD_SERIALIZED, &level) != MPI_SUCCESS)
      raise("MPI cannot begin");
    if (!owner_) MPI_Query_thread(&level);
    any_thread_ = level >= MPI_THREAD_SERIALIZED;
    if (MPI_Comm_dup(MPI_COMM_WORLD, &ranks_) != MPI_SUCCESS) raise("MPI gives no communicator");
    MPI_Comm_set_errhandler(ranks_, MPI_ERRORS_RETURN);
    MPI_Comm_rank(ranks_, &rank_);
    MPI_Comm_size(ranks_, &count_);
  }
  ~Mpi() {
    for (MPI_Request& told : told_) MPI_Request_free(&told);
    // It would wait for ranks that are gone.
    if (owner_ && !(interrupted && interrupted())) MPI_Finalize();
  }
  Mpi(const Mpi&) = delete;
  Mpi& operator=(const Mpi&) = delete;

  int rank() const { return rank_; }
  int count() const { return count_; }

  /// Asked while others are waited for: true gives up, with an Error.
  std::function<bool()> interrupted = {};

  AllReduce all_reduce() {
    AllReduce all;
    all.rank = rank_;
    all.ranks = count_;
    all.any_thread = any_thread_;
    all.exchange = [this](int other, const void* out, void* in, Index bytes) { exchange(other, out, in, bytes); };
    all.fail = [this](const std::string& why) { fail(why); };
    return all;
  }

 private:
  enum Tag { tag_data = 1, tag_failed = 2 };
  static constexpr Index most = Index{1} << 30;  // bytes of a message: MPI counts in int

  void exchange(int other, const void* out, void* in, Index bytes) {
    const auto* from = static_cast<const unsigned char*>(out);
    auto* to = static_cast<unsigned char*>(in);
    for (Index at = 0; at < bytes; at += most) {
      const int size = static_cast<int>(std::min(most, bytes - at));
      MPI_Request requests[2] = {MPI_REQUEST_NULL, MPI_REQUEST_NULL};
      if (to != nullptr) check(MPI_Irecv(to + at, size, MPI_BYTE, other, tag_data, ranks_, &requests[0]), other);
      if (from != nullptr) check(MPI_Isend(from + at, size, MPI_BYTE, other, tag_data, ranks_, &requests[1]), other);
      wait(requests, other);
    }
  }

  void wait(MPI_Request (&requests)[2], int other) {
    const auto begin = std::chrono::steady_clock::now();
    for (int turn = 0;; ++turn) {
      int done = 0;
      check(MPI_Testall(2, requests, &done, MPI_STATUSES_IGNORE), other);
      if (done != 0) return;
      // Ranks that share a processor wait for each other: let the other one have it.
      if (turn >= 200) std::this_thread::yield();
      if (turn % 200 != 199) continue;
      hear(requests, other);
      if (interrupted && interrupted()) raise("interrupted while waiting for rank " + std::to_string(other));
      if (std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count() > patience_)
        raise("rank " + std::to_string(other) + " has not answered for " + std::to_string(patience_) + " s");
    }
  }

  /// Throws what another rank failed with.
  void hear(MPI_Request (&requests)[2], int other) {
    int there = 0, bytes = 0, done = 0;
    MPI_Status status;
    check(MPI_Iprobe(MPI_ANY_SOURCE, tag_failed, ranks_, &there, &status), other);
    if (there == 0) return;
    check(MPI_Testall(2, requests, &done, MPI_STATUSES_IGNORE), other);
    if (done != 0) return;
    MPI_Get_count(&status, MPI_BYTE, &bytes);
    std::string why(static_cast<std::size_t>(bytes), ' ');
    check(MPI_Recv(&why[0], bytes, MPI_BYTE, status.MPI_SOURCE, tag_failed, ranks_, MPI_STATUS_IGNORE), other);
    heard_ = true;
    raise("rank " + std::to_string(status.MPI_SOURCE) + " failed: " + why);
  }

  /// Short messages: MPI keeps them until they are asked for, and sending does not wait.
  void fail(const std::string& why) {
    if (heard_ || !why_.empty()) return;
    why_ = why.substr(0, 1000);
    for (int other = 0; other < count_; ++other) {
      if (other == rank_) continue;
      MPI_Request request = MPI_REQUEST_NULL;
      if (MPI_Isend(why_.data(), static_cast<int>(why_.size()), MPI_BYTE, other, tag_failed, ranks_, &request) ==
          MPI_SUCCESS)
        told_.push_back(request);
    }
    // Messages leave while MPI is called.
    const auto begin = std::chrono::steady_clock::now();
    for (int done = 0; done == 0 && std::chrono::steady_clock::now() - begin < std::chrono::seconds(2);)
      if (MPI_Testall(static_cast<int>(told_.size()), told_.data(), &done, MPI_STATUSES_IGNORE) != MPI_SUCCESS) break;
    told_.erase(std::remove(told_.begin(), told_.end(), MPI_REQUEST_NULL), told_.end());
  }

  void check(int result, int other) const {
    if (result == MPI_SUCCESS) return;
    char text[MPI_MAX_ERROR_STRING] = {};
    int length = 0;
    MPI_Error_string(result, text, &length);
    raise("rank " + std::to_string(other) +
          " cannot be reached: " + std::string(text, static_cast<std::size_t>(length)));
  }

  double patience_;
  bool owner_ = false, heard_ = false, any_thread_ = false;
  int rank_ = 0, count_ = 1;
  MPI_Comm ranks_ = MPI_COMM_NULL;
  std::string why_;
  std::vector<MPI_Request> told_;
};

}  // namespace modelc
