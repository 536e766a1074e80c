/// The weights, for other models to share and to read and write by name.
const std::shared_ptr<Weights>& weights() const noexcept { return weights_; }
/// Takes all weights from a safetensors file$and_resets$. Throws modelc::Error, with everything that
/// is missing, unexpected or of another shape, and then leaves the weights as they were.
void load(const std::string& path) {
  modelc::load_weights(path, weight_infos.data(), $count$, weights_->block.data());
  $prepare$
  $reset$
}
/// Writes all weights as a safetensors file, whole or not at all; modelc::Error when that fails.
void save(const std::string& path) const {
  modelc::save_weights(path, weight_infos.data(), $count$, weights_->block.data());
}
