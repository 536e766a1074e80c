extern "C" {
$declarations$
}
#if defined(MODELC_KERNELS)
static_assert(modelc::lane_width<float> <= $lanes$, "memory is laid out for narrower lanes");
extern "C" void MODELC_NAME_FOR($symbol$, MODELC_KERNELS)(void* kernels) noexcept {
  *static_cast<$class$::Kernels*>(kernels) = $class$::own_kernels();
}
inline const $class$::Kernels $class$::kernels_{};  // nobody calls it here: what runs at start must run anywhere
#else
inline const $class$::Kernels $class$::kernels_ = [] {
  $class$::Kernels kernels{};
  $choices$
  return kernels;
}();
#endif
