/// The symbols for batches of another size.
Symbols with_batch(modelc::Index size) const noexcept {
  Symbols chosen = symbols_;
  chosen.$field$ = size;
  return chosen;
}
