/// What the last call of gradients left for update_step, part_bytes long: the gradients side by side, then the loss, new
/// values of states, and what metrics add up; part_infos says where. An app that splits batches, or has several machines,
/// puts its means and sums here first.
void* part() noexcept { return arena_.at<unsigned char>($begin$); }
/// Who is told while gradients are computed: from a byte of part() on they are complete.
void set_ready(const modelc::Ready& ready) noexcept { ready_ = ready; }
/// The other half of a step of training: the optimizer's update of every weight by what part() holds, which states and
/// metrics take in. `values` receives the loss and the metrics' values since reset_metrics(), as metric_names says.
void update_step(double* values) noexcept {
  compute_update_step();
  values[0] = static_cast<double>(*$loss$);
  $values$
}
