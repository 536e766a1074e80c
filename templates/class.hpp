$doc$
class $class$ {
 public:
  $symbols$

  $weights$

  $training_block$

  $structs$

  $constructors$

  $symbols_access$
  $weights_access$

  $initialize$

  $predict$

  $training$

  $states_access$

  $seed_access$

  /// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
  /// input_infos and output_infos.
  void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
    $raw_inputs$
    $raw_outputs$
  }

  static constexpr std::array<const char*, $symbol_count$> symbol_names{$symbol_names$};
  $input_infos$
  $output_infos$
  $weight_infos$
  $weight_bytes$
  $training_infos$
  $arena_bytes$

 private:
  $lay_out$

  $results$

  $computes$

  $members$
};
