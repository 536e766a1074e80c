#pragma once
#include <fmt/format.h>

#include "emit/printer.h"
#include "emit/text.h"

namespace modelc::emit {

/// What the printers of loops over elementwise work share.
class NestPrinter {
 public:
  NestPrinter(const Printer& printer, const plan::Nest& nest, Lines& lines);
  /// Loops without reductions.
  void elementwise();

 protected:
  using Value = plan::Value;
  using ValueId = plan::ValueId;

  std::size_t outer() const { return nest_.outer.size(); }
  const ir::Shape& loops_of(std::uint32_t range) const { return nest_.ranges[range].loops; }
  const ir::Dim& extent(std::size_t loop) const { return extents_[loop]; }

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
    return mentions(body.text(), loops_[loop]) ? " " + loops_[loop] : "";
  }

  std::uint32_t last_phase() const;
  /// Is it a reduction that is known after the sweep?
  bool reduces(ValueId id, std::uint32_t sweep) const { return reduces(id) && nest_.values[id].phase == sweep + 1; }
  /// Those over the range: of a row, or of a row's part of a total.
  std::vector<ValueId> reductions(std::uint32_t sweep, std::uint32_t range) const;
  /// What the sweep over the range keeps for later ones.
  std::vector<ValueId> scratch(std::uint32_t sweep, std::uint32_t range) const;
  /// The stores of a sweep along the range; without one, those that happen once.
  std::vector<plan::Store> stores(std::uint32_t sweep, std::optional<std::uint32_t> range) const;
  /// Makes the scope read from scratch what sweeps before that one kept.
  void read_scratch(Scope& scope, std::uint32_t before) const;
  /// Is the value, the same along the inner loops, worth a name: do sweeps, stores or several others need it?
  bool named(ValueId id) const;
  /// A name for what a reduction gives.
  std::string fold_name(ValueId id, const char* what) const;

  /// Prints the objects that collect totals over all loops, in a block of their own. Returns whether there is one.
  bool open_totals();
  /// Prints what follows from the totals, and ends their block.
  void close_totals(bool block);
  /// Does the sweep add to totals what is one number in each turn of the outer loops?
  bool adds_rows(std::uint32_t sweep) const;
  void add_to_totals(Scope& scope, std::uint32_t sweep, Lines& lines) const;

  const Printer& printer_;
  const plan::Nest& nest_;
  Lines& lines_;
  std::vector<std::string> loops_;  // names; those of different ranges are the same
  std::map<ValueId, std::string> totals_;

 private:
  void mark(std::vector<bool>& needed, ValueId id) const;
  bool reduces(ValueId id) const { return live_[id] && nest_.values[id].kind == Value::Kind::reduce; }

  std::vector<ir::Dim> extents_;
  std::vector<bool> live_;
  std::vector<bool> inside_;  // needed in the loops, not only behind them
};

/// Loops whose lanes run along the last loop of each range. What is the same for a row is a number.
void print_rows(const Printer& printer, const plan::Nest& nest, Lines& lines);
/// Loops whose lanes run along the last outer one: each lane is a column of its own.
void print_columns(const Printer& printer, const plan::Nest& nest, Lines& lines);

}  // namespace modelc::emit
