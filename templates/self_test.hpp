/// Does this build compute what it should? Predicts for a made-up input$sizes$, with $weights$, in a model of
/// its own, and compares with what the compiler of this header computed in double precision. Returns the largest
/// difference, as a part of the largest value of its output: rounding explains up to self_test_allowed. Allocates.
static double self_test() {
  $values$
  static constexpr std::array<modelc::SelfTestInput, $input_count$> inputs{$inputs$};
  static constexpr std::array<modelc::SelfTestOutput, $output_count$> outputs{{
      $outputs$
  }};
  $class$ model$symbols$;
  $initialize$
  return modelc::self_test(model, inputs, outputs);
}
static constexpr double self_test_allowed = $allowed$;
