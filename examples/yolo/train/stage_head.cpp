#include "shapes_head.hpp"
#include "stage.hpp"

namespace trainer {

modelc::History train_head(const Job& job) { return run_stage<shapes_head::Trainer>(job); }

}  // namespace trainer
