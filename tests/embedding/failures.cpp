// What fails at run time, in a build without exceptions.
//   failures KIND [handled]    with `handled` the app's own handler ends the program, with status 7
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "modelc/threads.hpp"
#include "net.hpp"

static void handle(const char* message) {
  std::printf("handled: %s\n", message);
  std::fflush(stdout);
  std::_Exit(7);
}

int main(int argc, char** argv) {
  const char* const kind = argc > 1 ? argv[1] : "";
  if (argc > 2) modelc::set_failure_handler(&handle);
  net::Model::Symbols sizes;
  sizes.batch = std::strcmp(kind, "symbol") == 0 ? 0 : 2;
  net::Model model(sizes);
  model.initialize(1);
  if (std::strcmp(kind, "missing") == 0) model.load("nowhere.safetensors");
  if (std::strcmp(kind, "malformed") == 0) model.load("malformed.safetensors");
  if (std::strcmp(kind, "misshapen") == 0) model.load("misshapen.safetensors");
  if (std::strcmp(kind, "unwritable") == 0) model.save("no/such/folder.safetensors");
  if (std::strcmp(kind, "threads") == 0) modelc::Threads(0);
  if (std::strcmp(kind, "data") == 0) model.fit(modelc::Dataset("misshapen.safetensors"));
  const std::vector<float> input(std::strcmp(kind, "input") == 0 ? 5 : 6, 0.5f);
  const auto y = model.predict(input);
  std::printf("%.6f %.6f\n", static_cast<double>(y(0, 0)), static_cast<double>(y(1, 1)));
}
