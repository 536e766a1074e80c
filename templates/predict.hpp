$doc$
/// Checks sizes by assertion alone.$until$
$result$ $name$($views$) noexcept {
  $asserts$
  $compute$($pointers$);
  return $results$();
}
