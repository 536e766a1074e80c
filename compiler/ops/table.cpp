#include "ops/table.h"

#include <fmt/format.h>

#include <stdexcept>
#include <unordered_map>
#include <vector>

#include "ops/rows.h"

namespace modelc::ops {

std::span<const ir::OpRow* const> all() {
  static const std::vector<const ir::OpRow*> rows = [] {
    std::vector<const ir::OpRow*> list;
    for (const std::span<const ir::OpRow> family :
         {structural_rows(), elementwise_rows(), binary_rows(), reduction_rows(), shape_rows(), gather_rows(),
          segment_rows(), special_rows(), signal_rows(), linear_algebra_rows(), contraction_rows(), bytes_rows(),
          pooling_rows(), selection_rows(), random_rows(), control_rows(), external_rows()})
      for (const ir::OpRow& row : family) list.push_back(&row);
    return list;
  }();
  return rows;
}

const ir::OpRow* find(std::string_view name) {
  static const std::unordered_map<std::string_view, const ir::OpRow*> index = [] {
    std::unordered_map<std::string_view, const ir::OpRow*> map;
    for (const ir::OpRow* row : all()) map.emplace(row->name, row);
    return map;
  }();
  const auto found = index.find(name);
  return found == index.end() ? nullptr : found->second;
}

const ir::OpRow& row(std::string_view name) {
  if (const ir::OpRow* found = find(name)) return *found;
  throw std::logic_error(fmt::format("no operation is called `{}`", name));
}

}  // namespace modelc::ops
