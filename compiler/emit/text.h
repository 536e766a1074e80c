#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "ir/type.h"

/// Pieces of C++ text.
namespace modelc::emit {

std::string element_type(ir::DType dtype);  ///< "float"

/// A string literal with its quotes, whatever the bytes.
std::string string_literal(std::string_view text);

/// `text` as lines that start with `prefix` ("/// "), without trailing newline; empty for an empty text.
std::string comment(std::string_view prefix, std::string_view text);

/// Breaks lines of statements that are longer than `limit`, after the comma or before the operator that stands in the
/// fewest brackets; what follows is moved right by four. Comments stay as they are.
std::string wrapped(const std::string& text, std::size_t limit);

inline constexpr std::size_t columns = 116;  ///< of lines inside of a class

std::string joined(const std::vector<std::string>& items);  ///< "a, b, c"

/// "a, b, c", broken and indented where it does not fit behind `before` columns.
std::string wrapped_list(const std::vector<std::string>& items, std::size_t before);

/// An element of a constant as a literal of its type; floats are the shortest that read back as the same value.
std::string literal(const ir::TensorData& data, std::size_t i);
/// All elements with commas, in lines of at most 120 columns.
std::string literals(const ir::TensorData& data);

/// "modelc::View<const float, modelc::Dynamic, 784>".
std::string view_type(const ir::TensorType& type, bool constant);

/// `dim` as C++ over symbols that are spelt as `name` says.
using SymbolName = std::function<std::string(const std::string&)>;
std::string cpp(const ir::Dim& dim, const SymbolName& name, std::string_view integer = "modelc::Index");
/// ", batch, 784": the extents as further arguments.
std::string extents(const ir::Shape& shape, const SymbolName& name);

}  // namespace modelc::emit
