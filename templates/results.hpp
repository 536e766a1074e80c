$result$ $name$() const noexcept {
  return $results$;
}
