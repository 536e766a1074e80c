/// Computes what follows from the weights alone. It is done when these are loaded, initialized or trained; call it after
/// changing them by hand, while no other model that shares them runs. Allocates.
void prepare() {
  $called$
  $scratch$
  $locals$

  $statements$

  $stores$
  $end$
}
