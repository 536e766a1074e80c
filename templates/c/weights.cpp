int $call$_load($type$* model, const char* path) {
  return modelc::c::guarded([&] { model->model.load(path); });
}
int $call$_save($type$* model, const char* path) {
  return modelc::c::guarded([&] { model->model.save(path); });
}
int $call$_initialize($type$* model, uint64_t seed) {
  return modelc::c::guarded([&] { model->model.initialize(seed); });
}
