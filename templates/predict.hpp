$doc$
/// Checks sizes by assertion alone. What it returns is valid until the next call.
$result$ predict($views$) noexcept {
  $asserts$
  compute($pointers$);
  return results();
}
