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
