#pragma once
#include <fmt/format.h>

#include "emit/nest_parts.h"
#include "emit/text.h"

namespace modelc::emit {

/// What the printers of loops over elementwise work share.
class NestPrinter : public NestParts {
 public:
  NestPrinter(const Printer& printer, const plan::Nest& nest, Lines& lines);
  /// Loops without reductions.
  void elementwise();

 protected:
  void open_loop(std::size_t loop, Lines& lines) const;
  void open_loop(std::size_t loop) { open_loop(loop, lines_); }
  static void close_loops(std::size_t count, Lines& lines) {
    for (std::size_t k = 0; k < count; ++k) lines.close();
  }
  void close_loops(std::size_t count) { close_loops(count, lines_); }

  /// Prints what `make` prints for the body of a loop over lanes: packets of this type, or single elements.
  template <class Make>
  void lanes(std::size_t loop, const std::optional<ir::DType>& packed, Make make) {
    Lines body;
    make(body);
    const std::string kind =
        packed ? fmt::format("modelc::for_lanes<{}>", element_type(*packed)) : "modelc::for_scalars";
    lines_.open(fmt::format("{}({}, [&](auto lane, modelc::Index{}) {{", kind, printer_.cpp(extent(loop)),
                            parameter(body, loop)));
    lines_.add_all(body);
    lines_.close("});");
  }
  /// " j" where the body needs the index.
  std::string parameter(const Lines& body, std::size_t loop) const {
    return mentions(body.text(), loops()[loop]) ? " " + loops()[loop] : "";
  }

  /// Makes the scope read from scratch what passes before that one kept.
  void read_scratch(Scope& scope, std::uint32_t before) const;

  /// Prints the objects that collect totals over all loops, in a block of their own. Returns whether there is one.
  bool open_totals();
  /// Prints what follows from the totals, and ends their block.
  void close_totals(bool block);
  void add_to_totals(Scope& scope, std::uint32_t pass, const std::string& lane, Lines& lines) const;

  Lines& lines_;
  std::map<ValueId, std::string> totals_;
};

/// Loops whose lanes run along the last loop of each inner loop. What is the same for a row is a number.
void print_rows(const Printer& printer, const plan::Nest& nest, Lines& lines);
/// Loops whose lanes run along the last outer one: each lane is a column of its own.
void print_columns(const Printer& printer, const plan::Nest& nest, Lines& lines);

}  // namespace modelc::emit
