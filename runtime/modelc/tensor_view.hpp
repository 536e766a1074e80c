#pragma once
#include <unsupported/Eigen/CXX11/Tensor>

#include "modelc/view.hpp"

namespace modelc::detail {

/// Views of rank three and more; apart from the others because Eigen's tensors take seconds to compile.
template <class T, Index First, Index Second, Index Third, Index... Rest>
struct ViewOf<T, First, Second, Third, Rest...> {
  using type = Eigen::TensorMap<Eigen::Tensor<T, static_cast<int>(3 + sizeof...(Rest)), Eigen::RowMajor, Index>>;
};

}  // namespace modelc::detail
