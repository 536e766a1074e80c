#pragma once
#include "emit/printer.h"

namespace modelc::emit {

/// A nest taken apart for printers of any language: what each pass over each inner loop reduces, keeps and stores, and
/// what deserves a name.
class NestParts {
 public:
  using Value = plan::Value;
  using ValueId = plan::ValueId;

  NestParts(const Printer& printer, const plan::Nest& nest);

  const plan::Nest& nest() const { return nest_; }
  std::size_t outer() const { return nest_.outer.size(); }
  const ir::Shape& loops_of(std::uint32_t inner_loop) const { return nest_.inner_loops[inner_loop].loops; }
  const ir::Dim& extent(std::size_t loop) const { return extents_[loop]; }
  /// Names of the loops; those of different inner loops are the same.
  const std::vector<std::string>& loops() const { return loops_; }

  std::uint32_t last_phase() const;
  /// Is it a reduction that is known after the pass?
  bool reduces(ValueId id, std::uint32_t pass) const { return reduces(id) && nest_.values[id].pass == pass + 1; }
  /// Those over the inner loop: of a row, or of a row's part of a total.
  std::vector<ValueId> reductions(std::uint32_t pass, std::uint32_t inner_loop) const;
  /// What the pass over the inner loop keeps for later ones.
  std::vector<ValueId> scratch(std::uint32_t pass, std::uint32_t inner_loop) const;
  /// What passes before that one kept.
  std::vector<ValueId> kept(std::uint32_t before) const;
  /// The stores of a pass along the inner loop; without one, those that happen once.
  std::vector<plan::Store> stores(std::uint32_t pass, std::optional<std::uint32_t> inner_loop) const;
  /// Those that follow from totals.
  std::vector<plan::Store> last_stores() const;
  /// The reductions over all loops.
  std::vector<ValueId> totals() const;
  /// Those that the pass adds to once in each turn of the outer loops, a number that is the same along inner loops.
  std::vector<ValueId> row_totals(std::uint32_t pass) const;
  /// Is the value, the same along the inner loops, worth a name: do passes, stores or several others need it?
  bool named(ValueId id) const;
  /// A name for what a reduction gives.
  std::string fold_name(ValueId id, const char* what) const;

 protected:
  const Printer& printer_;
  const plan::Nest& nest_;

 private:
  void mark(std::vector<bool>& needed, ValueId id) const;
  bool reduces(ValueId id) const { return live_[id] && nest_.values[id].kind == Value::Kind::reduce; }

  std::vector<std::string> loops_;
  std::vector<ir::Dim> extents_;
  std::vector<bool> live_;
  std::vector<bool> inside_;  // needed in the loops, not only behind them
};

}  // namespace modelc::emit
