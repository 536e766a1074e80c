/// All weights in one block$initially$. Models may share it, each on a thread of its own,
/// as long as nobody changes it meanwhile.
struct Weights {
  modelc::Arena block{weight_bytes};
  $prepared$

  $initialize$

  $accessors$
};
