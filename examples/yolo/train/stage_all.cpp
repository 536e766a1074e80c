#include "shapes_all.hpp"
#include "stage.hpp"

namespace trainer {

modelc::History train_all(const Job& job) { return run_stage<shapes_all::Trainer>(job); }

void write_fresh_weights(const std::string& path, std::uint64_t seed) {
  shapes_all::Trainer model;
  model.initialize(seed);
  model.save(path);
}

}  // namespace trainer
