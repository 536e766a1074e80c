// `modelc run`: reads the inputs as one block, writes the outputs as one.
#include "model.hpp"

using Model = $class$;

int main(int, char** argv) try {
  Model model$symbols$;
  $load$
  const program::Ports ports = program::Ports::of<Model>(argv[2], argv + $first$);
  model.predict_raw(ports.inputs(), ports.outputs());
  return ports.write_outputs(argv[3]) ? 0 : 1;
} catch (const std::exception& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 1;
}
