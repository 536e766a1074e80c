$type$* $call$_create($symbols_parameter$) {
  return modelc::c::made([&] { return new $type$$construct$; });
}
void $call$_destroy($type$* model) { delete model; }
$weights$
$states$
void $call$_predict($predict_parameters$) {
  $arrays$
  model->model.predict_raw(inputs, outputs);
}
