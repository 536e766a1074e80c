/// Sets what is kept between calls of predict to its initial value$where$.
void reset_states() noexcept {
  $copies$
}
/// Takes over what another model keeps between calls of predict.
void copy_states(const $class$& from) noexcept {
  modelc::copy_elements(from.states_.at<unsigned char>(0), states_.size(), states_.at<unsigned char>(0));
}
