#pragma once
#include "modelc/product.hpp"

MODELC_PACKETS_BEGIN

namespace modelc {

/// The product of A [rows, inner] and B [inner, cols]. Element (i, k) of A is a[i * a_row + k * a_inner], (k, j) of B
/// b[k * b_inner + j * b_column]: any strides, so that either may be a transposed matrix. epilogue(lane, sum, row,
/// column) gets every element of the result once, some columns at a time, and stores it: lane.store(out + row * cols +
/// column, max(sum + lane.load(bias + column), 0.0f)). With threads it is called on all of them at once.
/// `Tiles` are the machine's unless a test asks for others.
template <template <class> class Tiles = detail::NativeTiles, class T, class Epilogue>
void matmul(const Parallel& threads, Index rows, Index inner, Index cols, const T* a, Index a_row, Index a_inner,
            const T* b, Index b_inner, Index b_column, const Epilogue& epilogue) noexcept {
  const detail::Product<T, Tiles<T>> product{detail::StridedIterator({rows, a_row, 1}),
                                             detail::StridedIterator({inner, a_inner, b_inner}),
                                             cols,
                                             a,
                                             b,
                                             b_column,
                                             0,
                                             0};
  product.run(threads, detail::Finish<T>::template with<Tiles<T>::width>(epilogue));
}

}  // namespace modelc

MODELC_PACKETS_END
