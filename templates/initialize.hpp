/// Sets all weights by their initializers, to the same bits as `modelc init` with this seed$and_resets$.
/// Allocates$throws$.
void initialize(std::uint64_t seed = 0) {
  $statements$
}
