void $compute$($parameters$) noexcept {
  $locals$

  $statements$

  $updates$
}
