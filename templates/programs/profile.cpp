// `modelc profile`: calls predict for a while, and writes what each kernel took and what the machine can do as JSON.
#include "model.hpp"

using Model = $class$;

static double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

// What reading the clock takes, which is in the time of every kernel.
static double clock_seconds() {
  double least = 1;
  for (int i = 0; i < 1000; ++i) {
    const double begin = bench::wall_seconds();
    least = std::min(least, bench::wall_seconds() - begin);
  }
  return least;
}

int main(int, char** argv) try {
  constexpr std::size_t kernels = $kernels$;
  Model model$symbols$;
  $load$
  const program::Ports ports = program::Ports::of<Model>(argv[2], argv + $first$);
  auto& done = modelc::KernelTimes::instance().done;
  done.resize(kernels);
  model.predict_raw(ports.inputs(), ports.outputs());  // what is prepared is prepared now

  const double clock = clock_seconds(), end = bench::wall_seconds() + $seconds$;
  std::vector<std::vector<double>> times(kernels);
  std::vector<double> calls;
  while (calls.size() < 5 || (bench::wall_seconds() < end && calls.size() < 100000)) {
    auto before = modelc::KernelClock::now();
    const auto begin = before;
    model.predict_raw(ports.inputs(), ports.outputs());
    calls.push_back(std::chrono::duration<double>(modelc::KernelClock::now() - begin).count());
    for (std::size_t k = 0; k < kernels; ++k) {
      times[k].push_back(std::max(0.0, std::chrono::duration<double>(done[k] - before).count() - clock));
      before = done[k];
    }
  }

  std::ofstream out(argv[3]);
  out.precision(9);
  out << "{\"calls\": " << calls.size() << ", \"call\": " << median(calls) << ", \"peak\": "
      << bench::peak<$scalar$>(bench::wall_seconds) << ", \"bandwidth\": [";
  for (std::size_t bytes = std::size_t{1} << 14; bytes <= std::size_t{1} << 26; bytes *= 4)
    out << (bytes > (std::size_t{1} << 14) ? ", " : "") << "[" << bytes << ", "
        << bench::bandwidth(bytes, bench::wall_seconds) << "]";
  out << "], \"kernels\": [";
  for (std::size_t k = 0; k < kernels; ++k) out << (k == 0 ? "" : ", ") << median(times[k]);
  out << "]}\n";
  return out.flush() ? 0 : 1;
} catch (const std::exception& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 1;
}
