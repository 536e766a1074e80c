// Made by modelc from $source$. Changes here are lost when that is compiled again.
#pragma once
$includes$

static_assert(MODELC_RUNTIME_VERSION / 100 == $version$,
              $mismatch$);
$target$

$doc$
namespace $namespace$ {

$models$

$alias$

$behind$

}  // namespace $namespace$
