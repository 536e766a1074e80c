/// Trains on a dataset: epochs over shuffled batches, as fit.hpp says.
modelc::History fit(const modelc::Dataset& data, const modelc::FitOptions& options = {}) {
  return modelc::fit(*this, data, options);
}
