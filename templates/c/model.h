$doc$
typedef struct $type$ $type$;

$symbols$

/* $creates$ */
$type$* $call$_create($symbols_parameter$);
void $call$_destroy($type$* model);

$weights$

$states$

$predict_doc$
void $call$_predict($predict_parameters$);
