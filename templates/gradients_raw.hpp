/// The losses and gradients for callers that know the model by its tables alone: `outputs` receives where each lies
/// until the next call, in the order of gradient_infos.
void gradients_raw(const void* const* inputs, const void** outputs) noexcept {
  $inputs$
  $outputs$
}
