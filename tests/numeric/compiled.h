#pragma once
// What the generated classes of a suite look like to the tests. C++17, as are the headers.
#include <cstdint>
#include <cstring>
#include <memory>
#include <type_traits>
#include <vector>

#include "modelc/tensor_info.hpp"

#ifdef EIGEN_RUNTIME_NO_MALLOC
#include <Eigen/Core>
#endif

namespace modelc::tests {

/// Calls of operator new so far (see allocations.cpp).
std::int64_t allocations();

/// A tensor's elements as bytes.
using Bytes = std::vector<unsigned char>;

struct Invocation {
  std::vector<std::int64_t> symbols;  ///< in the order of symbol_names
  std::vector<Bytes> weights;         ///< in the order of weight_infos
  std::vector<Bytes> inputs;
  std::vector<Bytes> outputs;  ///< sized; of the last call
  std::uint64_t seed = 0;
  int calls = 1;               ///< of predict, with the same inputs
  std::int64_t allocated = 0;  ///< out: by predict
  bool repeated = true;        ///< out: every call gave the bytes of the first
};

struct Tables {
  std::vector<const char*> symbols;
  std::vector<TensorInfo> inputs, outputs, weights;
};

struct Compiled {
  const char* name;
  const char* error;  ///< why there is no code; null when there is
  void (*run)(Invocation&);
  Tables (*tables)();
};

template <class M, class = void>
struct Has {
  static constexpr bool weights = false;
};
template <class M>
struct Has<M, std::void_t<typename M::Weights>> {
  static constexpr bool weights = true;
};
template <class M, class = void>
constexpr bool has_symbols = false;
template <class M>
constexpr bool has_symbols<M, std::void_t<typename M::Symbols>> = true;
template <class M, class = void>
constexpr bool has_states = false;
template <class M>
constexpr bool has_states<M, std::void_t<decltype(std::declval<M&>().reset_states())>> = true;
template <class M, class = void>
constexpr bool has_seed = false;
template <class M>
constexpr bool has_seed<M, std::void_t<decltype(std::declval<M&>().set_seed(0))>> = true;

template <class M>
std::unique_ptr<M> construct(const std::vector<std::int64_t>& symbols) {
  if constexpr (has_symbols<M>) {
    typename M::Symbols chosen;
    static_assert(sizeof(chosen) == M::symbol_names.size() * sizeof(Index), "symbols are all there is");
    std::memcpy(static_cast<void*>(&chosen), symbols.data(), sizeof(chosen));
    return std::make_unique<M>(chosen);
  } else {
    return std::make_unique<M>();
  }
}

template <class M>
void run(Invocation& call) {
  const std::unique_ptr<M> model = construct<M>(call.symbols);
  if constexpr (Has<M>::weights) {
    for (std::size_t i = 0; i < call.weights.size(); ++i)
      if (!call.weights[i].empty())
        std::memcpy(model->weights()->block.template at<unsigned char>(M::weight_infos[i].offset),
                    call.weights[i].data(), call.weights[i].size());
    model->prepare();
  }
  if constexpr (has_states<M>) model->reset_states();
  if constexpr (has_seed<M>) model->set_seed(call.seed);
  std::vector<const void*> inputs;
  std::vector<void*> outputs;
  for (const Bytes& input : call.inputs) inputs.push_back(input.data());
  for (Bytes& output : call.outputs) outputs.push_back(output.data());
  for (int i = 0; i < call.calls; ++i) {
    const std::vector<Bytes> before = call.outputs;
    const std::int64_t counted = allocations();
#ifdef EIGEN_RUNTIME_NO_MALLOC
    Eigen::internal::set_is_malloc_allowed(false);
#endif
    model->predict_raw(inputs.data(), outputs.data());
#ifdef EIGEN_RUNTIME_NO_MALLOC
    Eigen::internal::set_is_malloc_allowed(true);
#endif
    call.allocated += allocations() - counted;
    call.repeated = call.repeated && (i == 0 || before == call.outputs);
  }
}

template <class M>
Tables tables() {
  Tables found;
  found.symbols.assign(M::symbol_names.begin(), M::symbol_names.end());
  found.inputs.assign(M::input_infos.begin(), M::input_infos.end());
  found.outputs.assign(M::output_infos.begin(), M::output_infos.end());
  found.weights.assign(M::weight_infos.begin(), M::weight_infos.end());
  return found;
}

/// The classes of one translation unit, which a generated file registers.
struct Batch {
  const Compiled* begin;
  std::size_t size;
};

}  // namespace modelc::tests
