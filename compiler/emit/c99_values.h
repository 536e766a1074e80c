#pragma once
#include "emit/nest_parts.h"

/// Plain C: one element at a time.
namespace modelc::emit::c99 {

/// A kernel, or an operation in one, that printed C lacks: thrown by its printers.
struct Lacking {
  std::string what;  ///< "the kernel `fft`"
};

std::string element_type(ir::DType dtype);  ///< "float", "int32_t", "_Bool"
/// An element of a constant.
std::string literal(const ir::TensorData& data, std::size_t i);
/// "f" behind functions of floats, nothing for doubles. Throws Lacking for other types: `what` takes none.
std::string suffix(ir::DType dtype, std::string_view what);

/// A reducer's identity, and the statement that takes one more element in.
std::string identity(const ir::Reducer& reducer, ir::DType dtype);
std::string combined(const ir::Reducer& reducer, ir::DType dtype, const std::string& into, const std::string& value);

/// Values of a nest where its loops stand, as expressions of C.
class Values {
 public:
  using ValueId = plan::ValueId;

  Values(const Printer& printer, const plan::Nest& nest, std::vector<std::string> loops)
      : printer_(printer), nest_(nest), loops_(std::move(loops)) {}

  /// Another expression for a value: a name, an accumulator.
  void set(ValueId id, std::string text) { bound_[id] = std::move(text); }
  /// Reads a value that was kept in its scratch buffer.
  void read_scratch(ValueId id) { from_scratch_[id] = true; }

  /// Binds what the roots need more than once to constants.
  void bind(const std::vector<ValueId>& roots, Lines& lines);
  /// Binds the value itself.
  const std::string& name(ValueId id, Lines& lines);
  std::string text(ValueId id) const { return expression(id).text; }
  /// All stores, each after every value that one of them needs: buffers may be in place.
  void print_stores(const std::vector<plan::Store>& stores, Lines& lines);
  std::string store(plan::BufferId buffer, const plan::Layout& layout, const std::string& value) const;

 private:
  Spelled expression(ValueId id) const;
  Spelled apply(const plan::Value& value) const;
  std::string element(plan::BufferId buffer, const plan::Layout& layout) const;
  void count(ValueId id, std::map<ValueId, int>& uses) const;

  const Printer& printer_;
  const plan::Nest& nest_;
  std::vector<std::string> loops_;
  std::map<ValueId, std::string> bound_;
  std::map<ValueId, bool> from_scratch_;
};

void print_nest(const Printer& printer, const plan::Kernel& kernel, Lines& lines);
void print_contraction(const Printer& printer, const plan::Kernel& kernel, Lines& lines);
void print_call(const Printer& printer, const plan::Kernel& kernel, Lines& lines);

/// "for (int32_t i = 0; i < 784; ++i) {"
void open_loop(const std::string& index, const std::string& end, Lines& lines);

/// Loops that are open: those of one turn are left out, and their indices are empty, which positions leave out as well.
class Loops {
 public:
  explicit Loops(Lines& lines) : lines_(lines) {}
  /// The index's name; `always` opens a loop of one turn, too, for what may `continue`.
  std::string open(const std::string& index, const ir::Dim& end, bool always = false);
  void close();

 private:
  Lines& lines_;
  std::size_t count_ = 0;
};

}  // namespace modelc::emit::c99
