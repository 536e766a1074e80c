void $compute$($parameters$) noexcept {
  $prepared$
  $locals$

  $statements$

  $updates$
}
