/// Starts the metrics anew, for an epoch or an evaluation.
void reset_metrics() noexcept {
  $reset_metrics$
}
$rate$
$with_batch$
/// Is axis 0 of every input one and the same open symbol?
static constexpr bool batched = $batched$;
/// What training keeps beside the weights, for other models to share.
const std::shared_ptr<Training>& training() const noexcept { return training_; }
$fit$
/// The loss and the metrics of a dataset, in the order of metric_names.
std::vector<double> evaluate(const modelc::Dataset& data, modelc::Index batch_size = 32) {
  return modelc::evaluate(*this, data, batch_size);
}
/// Elements of each training input, in the order of train_input_infos.
std::array<modelc::Index, $input_count$> train_input_sizes() const noexcept { return {$sizes$}; }
