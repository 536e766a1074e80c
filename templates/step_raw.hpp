/// The same for callers that know the model by its tables alone: row-major elements in the order of
/// train_input_infos; `values` receives the batch's loss and the metrics' values since reset_metrics(), as
/// metric_names says.
void $name$_raw(const void* const* inputs, double* values) noexcept {
  $inputs$
  $values$
}
