/// Sizes that the app chooses, each at least 1.
struct Symbols {
  $fields$
};
