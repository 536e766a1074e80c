// The whole training: data, stages, what is written and shown.
#pragma once

#include <cstdint>
#include <string>

#include "augment.hpp"

namespace trainer {

struct TrainOptions {
  std::string training;     ///< annotations
  std::string validation;   ///< annotations of others
  std::string classes;      ///< a file of names
  std::string output;       ///< a folder for all that is written
  std::string weights;      ///< to begin with; what they do not have is fresh
  bool fresh_head = false;  ///< the last convolution begins fresh in any case
  int head_epochs = 0;      ///< of the last convolution alone
  int epochs = 0;           ///< of everything
  int last_epochs = 0;      ///< of everything at the lowest rate, at most
  int patience = 0;         ///< of those, without a better loss of validation
  double rate = 0;          ///< of learning
  double last_rate = 0;
  int batch_size = 0;
  std::uint64_t seed = 0;
  int threads = 1;
  bool resume = false;  ///< goes on from the checkpoints in `output`
  Augmentation augmentation;
};

/// Trains, as `yolo-train train` does. Throws DataError, pictures::Error and modelc::Error.
void train(const TrainOptions& options);

}  // namespace trainer
