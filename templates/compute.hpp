void $compute$($parameters$) noexcept {
  $called$
  $prepared$
  $locals$

  $statements$

  $updates$
  $end$
}
