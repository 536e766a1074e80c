/* Made by modelc from $source$. Changes here are lost when that is compiled again.
   Functions that give an int give 0 when it is done, and otherwise 1: $prefix$_error() says why. A model is for one
   thread at a time. Tensors are row-major elements side by side, as many as the shape in the comment says. */
#ifndef $guard$
#define $guard$
#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

$models$

/* Why the last call on this thread failed. */
const char* $prefix$_error(void);

#ifdef __cplusplus
}
#endif
#endif
