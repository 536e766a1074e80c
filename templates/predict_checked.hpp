/// The same for whatever has its elements in row-major order side by side: Eigen's vectors, matrices and tensors,
/// std::vector, std::array. Throws modelc::Error when a size is wrong.
template <$types$>
$result$ $name$($arguments$) {
  $checks$
  $compute$($pointers$);
  return $results$();
}
