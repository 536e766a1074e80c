/// What is built once for each of $targets$. At start the program chooses
/// those of the processor it runs on.
struct Kernels {
  const char* target;  ///< set by who chooses
  $functions$
};
/// Those of this build; for the objects that a program is linked with.
static Kernels own_kernels() noexcept {
  return {nullptr,$own$};
}
/// The one whose kernels are called, by its name in -march.
static const char* target() noexcept { return kernels_.target; }
