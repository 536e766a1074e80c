#include "driver/load.h"
#include "driver/tensors.h"

namespace modelc::driver {

Result init(const std::string& path, const InitOptions& options, const FileSystem& files) {
  Loaded loaded = load(path, options.program, files);
  const elaborate::Model* model = single_model(loaded);
  std::vector<NamedTensor> weights;
  if (model != nullptr) weights = initial_weights(*model, options.seed, loaded.diagnostics);
  Result result = finish(loaded.diagnostics, loaded.sources, options.colour);
  if (model != nullptr && result.status == Status::done)
    result.files.push_back({options.output, write_tensors(weights)});
  return result;
}

}  // namespace modelc::driver
