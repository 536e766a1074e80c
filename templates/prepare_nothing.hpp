/// To be called after changing weights by hand: nothing is computed from them ahead in this model.
void prepare() noexcept {}
