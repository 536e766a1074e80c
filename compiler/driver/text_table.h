#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace modelc::driver {

/// Rows of cells in aligned columns, the first row a heading above a rule. Columns named in `right` are aligned at the
/// right. Cells are UTF-8; a column is as wide as its longest cell, counted in code points.
std::string table(const std::vector<std::vector<std::string>>& rows, const std::vector<bool>& right);

/// 118282 as "118,282".
std::string grouped(std::int64_t number);

/// Bytes as Keras shows them: "462.04 KB", powers of 1024.
std::string byte_size(std::int64_t bytes);

}  // namespace modelc::driver
