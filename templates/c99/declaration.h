$doc$
typedef struct $name$ {
  $members$
} $name$;

enum { $name$_weight_bytes = $weight_bytes$ };
$places$

$init$
void $name$_init($name$ *model$weights$);

$says$
void $name$_predict($parameters$);
