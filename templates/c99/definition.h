$arrays$

void $name$_init($name$ *model$weights$) {
  $start$
}

void $name$_predict($parameters$) {
  $locals$

  $statements$

  $results$
}
