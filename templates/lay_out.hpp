// Checks what the app chose, and finds where everything lies; returns the bytes of the arena.
modelc::Index lay_out() {
  $symbols$
  $requirements$
  $inputs$
  $slots$
}
