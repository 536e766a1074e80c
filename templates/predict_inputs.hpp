/// The same for inputs by name.
$result$ predict(const Inputs& inputs) noexcept {
  return predict($members$);
}
