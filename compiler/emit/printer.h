#pragma once
#include <span>
#include <string>

#include "emit/kernels.h"

namespace modelc::emit {

/// What the printers of kernels share: the plan, its names, and the body that notes what the text refers to.
struct Printer {
  const plan::Plan& plan;
  const SourceMap& sources;
  const Names& names;
  Body& body;

  /// A number of type modelc::Index: "batch * 128". `factor` brackets sums, so that it may stand in a product.
  std::string dim(const ir::Dim& dim, bool factor = false);
  /// The pointer to the buffer's first element.
  const std::string& name(plan::BufferId buffer);
  /// Offset plus strides times loop variables: "row * 128 + column"; "0" when it is always the first element.
  std::string index(const plan::Layout& layout, std::span<const std::string> loops);
  /// The address of an element: "hidden + row * 128 + column".
  std::string address(plan::BufferId buffer, const plan::Layout& layout, std::span<const std::string> loops);
  /// The element itself: "hidden[row * 128 + column]".
  std::string element(plan::BufferId buffer, const plan::Layout& layout, std::span<const std::string> loops);
};

// Kernels by kind. Each gives statements without indentation that end in a newline.

/// Loops of elementwise work and reductions.
std::string print_nest(Printer& printer, const plan::Nest& nest);
/// The same work on one packet of a contraction's result: `loops` spells the nest's loops, the last of which runs along
/// the variable `lane`; the accumulated value is `sum`.
std::string print_epilogue(Printer& printer, const plan::Nest& nest, std::span<const std::string> loops);
std::string print_matmul(Printer& printer, const plan::Kernel& kernel);
std::string print_convolution(Printer& printer, const plan::Kernel& kernel);
std::string print_call(Printer& printer, const plan::Kernel& kernel);
std::string print_fill(Printer& printer, const plan::Kernel& kernel);
std::string print_scan(Printer& printer, const plan::Kernel& kernel, std::size_t position);

/// `text` with every line that is not empty moved right by two spaces for each level.
std::string indented(const std::string& text, int levels = 1);

}  // namespace modelc::emit
