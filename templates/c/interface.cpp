// Made by modelc from $source$: the C interface $file$.h. Changes here are lost when that is compiled again.
// What is declared here a shared library exports, whatever else it hides.
#if defined(__GNUC__)
#pragma GCC visibility push(default)
#endif
#include "$file$.h"
#include "modelc/interface.h"
#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

#include "$file$.hpp"
#include "modelc/c_calls.hpp"

$structs$

extern "C" {

$functions$

const char* $prefix$_error(void) { return modelc::c::problem().c_str(); }

const modelc_library* modelc_models(void) {
  $tables$
  static const modelc_interface models[] = {
      $rows$
  };
  static const modelc_library library = {MODELC_INTERFACE_VERSION, $count$, models};
  return &library;
}

}  // extern "C"
