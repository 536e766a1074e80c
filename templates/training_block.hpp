/// What training keeps from step to step beside the weights: the optimizer's state, and the sums of metrics.
struct Training {
  modelc::Arena block{training_bytes};

  $initialize$
};
