/// The same as predict for callers that know the model by its tables alone: row-major elements, in the order of
/// input_infos and output_infos.
void predict_raw(const void* const* inputs, void* const* outputs) noexcept {
  $raw_inputs$
  $raw_outputs$
}
