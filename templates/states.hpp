/// Sets what is kept between calls of predict to its initial value$where$.
void reset_states() noexcept {
  $copies$
}
