/// The optimizer's learning rate, for the steps to come.
void set_learning_rate($type$ rate) noexcept { *$place$ = rate; }
$type$ learning_rate() const noexcept { return *$place$; }
