/// Trains on a dataset: epochs over shuffled batches, as fit.hpp says.
modelc::History fit(const modelc::Dataset& data, const modelc::FitOptions& options = {}) {
  $train$
}
/// The optimizer begins anew: its state, the steps it has taken, and the learning rate. Allocates.
void reset_optimizer() { training_->block = Training().block; }
/// Writes all that training goes on from, whole or not at all; modelc::Error when that fails.
void save_checkpoint(const std::string& path) const { modelc::save_checkpoint(*this, path); }
/// Goes back to a checkpoint: weights, the optimizer's state$and_resets$. Throws modelc::Error, with everything
/// that does not fit, and then leaves the model as it was.
modelc::Checkpoint load_checkpoint(const std::string& path) {
  modelc::Checkpoint at = modelc::load_checkpoint(*this, path);
  $prepare$
  $reset$
  return at;
}
