/* What a shared library made by `modelc build` exports: its models as tables and functions, for programs that find them
   at run time (modelc.load of the Python package does). C99 and C++. */
#ifndef MODELC_INTERFACE_H
#define MODELC_INTERFACE_H
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define MODELC_INTERFACE_VERSION 1

/* Row-major elements side by side. */
typedef struct modelc_tensor {
  const char* name;
  const char* dtype;      /* "f32", "f64", "i32", "i64", "u8", "i8" or "bool" */
  int rank;               /* 8 at most */
  const int64_t* extents; /* -1 where an extent depends on symbols */
  const int* symbols;     /* for each axis the symbol that its extent is, or -1 */
} modelc_tensor;

typedef struct modelc_interface {
  const char* name;
  int input_count, output_count, symbol_count;
  const modelc_tensor* inputs;
  const modelc_tensor* outputs;
  const char* const* symbols;

  /* Symbols in the order of the table. NULL when a size is refused or memory is out. */
  void* (*create)(const int64_t* symbols);
  void (*destroy)(void* model);
  /* The weights, as a safetensors file; 0 when it is done. NULL in the table of a model without weights. */
  int (*load)(void* model, const char* path);
  int (*save)(void* model, const char* path);
  int (*initialize)(void* model, uint64_t seed);
  /* Sets what is kept between calls to its initial value; NULL where nothing is. */
  void (*reset_states)(void* model);
  /* Those of this model's sizes; room for 8. */
  void (*input_extents)(const void* model, int input, int64_t* extents);
  void (*output_extents)(const void* model, int output, int64_t* extents);
  void (*predict)(void* model, const void* const* inputs, void* const* outputs);
  /* Why the last call on this thread failed. */
  const char* (*error)(void);
} modelc_interface;

typedef struct modelc_library {
  int version; /* MODELC_INTERFACE_VERSION */
  int count;
  const modelc_interface* models;
} modelc_library;

/* The one function that every such library exports by this name. */
const modelc_library* modelc_models(void);

#ifdef __cplusplus
}
#endif
#endif
