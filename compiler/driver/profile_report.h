#pragma once
#include <string>
#include <utility>
#include <vector>

#include "driver/kernel_work.h"

namespace modelc::driver {

struct KernelProfile {
  std::string title;       ///< "product 2 × 784 × 128"
  std::string operations;  ///< of its loops, "add, relu"
  std::string writes;      ///< "hidden: f32[batch, 128]"
  std::string place;       ///< "13: x = image |> Dense(hidden)"
  KernelWork work;
  double seconds = 0;  ///< the median of all calls
};

/// What one core can do.
struct Machine {
  double peak = 0;  ///< GFLOP/s, of multiply-adds in registers
  /// GB/s of loops over so many bytes, in ascending order of these.
  std::vector<std::pair<double, double>> bandwidth;

  /// The least seconds that the work takes: its arithmetic at the peak, or its bytes as fast as a loop goes over so
  /// many, whichever is longer (the roofline model: Williams, Waterman, Patterson, 2009).
  double least_seconds(const KernelWork& work) const;
};

struct Profile {
  std::string title;  ///< "Mnist (mnist.model)"
  std::string setup;  ///< "random inputs with batch = 2, fresh weights"
  Machine machine;
  std::vector<KernelProfile> kernels;
  std::size_t calls = 0;
  double call_seconds = 0;  ///< the median
};

/// A table with a line for each kernel.
std::string text_report(const Profile& profile);
/// The same as a page with a bar for each, that needs nothing else.
std::string html_report(const Profile& profile);
/// One call as JSON in the Trace Event Format, as Perfetto and Chrome read it.
std::string trace(const Profile& profile);

}  // namespace modelc::driver
