# `compile --emit c` and `build`: a program in C99 links the one, and finds the other at run time.
. "$(dirname "$0")/support.sh"
cat >net.model <<'EOF'
# Two models: sizes that the caller chooses, and a state.
## Adds */ up.
model Pair {
    input left: f32[batch, 3]
    input restrict: f32[batch, 3]
    output total = Dense(2)(left + restrict)
    output count = sum(cast(left > 0.0, f32))
}
model Meter {
    input x: i64
    state level: f32 = constant(0.5)
    y = 0.5 * level + cast(x, f32)
    update level = y
    output y
}
EOF
cat >linked.c <<'EOF'
#include <stdio.h>

#include "net.h"

int main(int argc, char** argv) {
  const net_Pair_symbols sizes = {4}, none = {0};
  net_Pair_model* pair = net_Pair_create(&sizes);
  net_Meter_model* meter = net_Meter_create();
  float left[12], right[12], sum[8], count = 0.0f, y = 0.0f;
  const int64_t x = 1;
  int i;
  if (argc != 2 || !pair || !meter) return 1;
  if (net_Pair_create(&none) != NULL) return 2;
  printf("%s\n", net_error());
  if (net_Pair_load(pair, "missing.safetensors") == 0) return 3;
  printf("%s\n", net_error());
  if (net_Pair_load(pair, argv[1]) != 0) return 4;
  for (i = 0; i < 12; ++i) left[i] = (float)(i - 6), right[i] = 0.25f * (float)i;
  net_Pair_predict(pair, left, right, sum, &count);
  for (i = 0; i < 8; ++i) printf("%.4f ", sum[i]);
  printf("%.0f\n", count);
  for (i = 0; i < 2; ++i) net_Meter_predict(meter, &x, &y);
  printf("%.4f ", y);
  net_Meter_reset_states(meter);
  net_Meter_predict(meter, &x, &y);
  printf("%.4f\n", y);
  net_Pair_destroy(pair);
  net_Meter_destroy(meter);
  return 0;
}
EOF
cat >found.c <<'EOF'
#include <dlfcn.h>
#include <stdio.h>

#include "modelc/interface.h"

typedef const modelc_library* (*Models)(void);

int main(int argc, char** argv) {
  void* library = argc == 3 ? dlopen(argv[1], RTLD_NOW) : NULL;
  Models models;
  const modelc_interface* pair;
  void* model;
  float left[12], right[12], sum[8], count = 0.0f;
  int64_t sizes[1] = {4}, extents[8];
  const void* inputs[2];
  void* outputs[2];
  int i;
  if (!library) return 1;
  *(void**)&models = dlsym(library, "modelc_models");
  if (models()->version != MODELC_INTERFACE_VERSION || models()->count != 2) return 2;
  pair = models()->models;
  printf("%s(%s:%s[%d, %d]) by %s\n", pair->name, pair->inputs[1].name, pair->inputs[1].dtype,
         (int)pair->inputs[1].extents[0], (int)pair->inputs[1].extents[1], pair->symbols[pair->inputs[1].symbols[0]]);
  model = pair->create(sizes);
  if (!model || pair->load(model, argv[2]) != 0 || pair->reset_states) return 3;
  pair->output_extents(model, 0, extents);
  printf("%d %d\n", (int)extents[0], (int)extents[1]);
  for (i = 0; i < 12; ++i) left[i] = (float)(i - 6), right[i] = 0.25f * (float)i;
  inputs[0] = left, inputs[1] = right, outputs[0] = sum, outputs[1] = &count;
  pair->predict(model, inputs, outputs);
  for (i = 0; i < 8; ++i) printf("%.4f ", sum[i]);
  printf("%.0f\n", count);
  pair->destroy(model);
  return models()->models[1].reset_states ? 0 : 4;
}
EOF
expect 0 "$MODELC" init net.model --model Pair -o w.safetensors
expect 0 "$TENSORS" make in.safetensors left=4x3:-6,-5,-4,-3,-2,-1,0,1,2,3,4,5 restrict=4x3:0,.25,.5,.75,1,1.25,1.5,1.75,2,2.25,2.5,2.75
expect 0 "$MODELC" run net.model --model Pair --weights w.safetensors --input in.safetensors --interpret -o out.safetensors

expect 0 "$MODELC" compile net.model --emit c --standalone
expect 0 cc -std=c99 -pedantic -Wall -Wextra -Werror -c linked.c
expect 0 "$CXX" -std=c++17 -Wall -Wextra -Werror -isystem "$EIGEN" -c net.cpp -o net.o
expect 0 "$CXX" linked.o net.o -o linked
expect 0 ./linked w.safetensors
linked=$out
has "$linked" "missing.safetensors"
has "$linked" "batch"
has "$linked" "1.6250 1.2500"  # from 0.5: 1.25, 1.625; from 0.5 anew: 1.25
numbers=$(grep -E '^(-?[0-9.]+ ){8}' <<<"$linked")
expect 0 "$TENSORS" make c.safetensors "total=4x2:$(cut -d' ' -f1-8 <<<"$numbers" | tr ' ' ,)" count=:5
expect 0 "$TENSORS" compare c.safetensors out.safetensors 1e-3
same "${numbers##* }" 5

expect 0 "$MODELC" build net.model -o net.so
expect 0 cc -std=c99 -I"$SOURCE/runtime" found.c -ldl -o found
expect 0 ./found ./net.so w.safetensors
has "$out" "Pair(restrict:f32[-1, 3]) by batch"
has "$out" "4 2"
has "$out" "$numbers"

# Embedded weights; what is wrong writes nothing.
expect 0 "$MODELC" build net.model --model Pair --embed-weights w.safetensors -o embedded.so
expect 2 "$MODELC" compile net.model --emit c -o net.hpp
has "$err" "\`net.hpp\` does not end in .h"
expect 3 env CXX=no-such-compiler "$MODELC" build net.model -o other.so
has "$err" "cannot run \`no-such-compiler\`"
expect 1 "$MODELC" build linked.c -o other.so
only c.safetensors embedded.so found found.c in.safetensors linked linked.c linked.o net.cpp net.h net.hpp net.model net.o \
  net.so out.safetensors w.safetensors
finish
