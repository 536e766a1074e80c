#include "driver/load.h"
#include "driver/tensors.h"

namespace modelc::driver {

Result init(const std::string& path, const InitOptions& options, const FileSystem& files) {
  Loaded loaded = load(path, options.program, files);
  const elaborate::Model* model = single_model(loaded);
  Result result = finish(loaded.diagnostics, loaded.sources, options.colour);
  if (model != nullptr && result.status == Status::done)
    result.files.push_back({options.output, write_tensors(initial_weights(*model, options.seed))});
  return result;
}

}  // namespace modelc::driver
