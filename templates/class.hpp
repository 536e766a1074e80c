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
  $prepare$
  $targets$

  $initialize$

  $predict$

  $training$

  $states_access$

  $seed_access$

  $self_test$

  /// What large steps are split over: the caller's thread alone unless the app brings some, as in modelc/threads.hpp,
  /// which must outlive their use. Any number of threads gives the same bits.
  void set_threads(const modelc::Parallel& threads) noexcept { threads_ = threads; }
  const modelc::Parallel& threads() const noexcept { return threads_; }

  $predict_raw$

  static constexpr std::array<const char*, $symbol_count$> symbol_names{$symbol_names$};
  $input_infos$
  $output_infos$
  $weight_infos$
  $weight_bytes$
  $prepared_bytes$
  $training_infos$
  $arena_bytes$

 private:
  $lay_out$

  $results$

  $computes$

  $members$
};
