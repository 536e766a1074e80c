// Writes a file of random models: generate SEED FIRST COUNT f32|f64 OUTPUT
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>

#include "numeric/random_program.h"

int main(int argc, char** argv) {
  if (argc != 6) {
    std::cerr << "usage: generate SEED FIRST COUNT f32|f64 OUTPUT\n";
    return 2;
  }
  modelc::tests::RandomProgram options;
  options.seed = std::strtoull(argv[1], nullptr, 10);
  options.first = std::atoi(argv[2]);
  options.count = std::atoi(argv[3]);
  options.f64 = std::string(argv[4]) == "f64";
  std::ofstream out(argv[5], std::ios::binary);
  out << modelc::tests::random_program(options);
  return out.flush() ? 0 : 3;
}
