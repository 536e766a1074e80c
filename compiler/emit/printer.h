#pragma once
#include <map>
#include <string>
#include <vector>

#include "emit/kernels.h"
#include "emit/scalar_text.h"
#include "ops/window.h"

namespace modelc::emit {

/// What the printers of a plan's kernels share. They note in `body` what their text refers to.
/// The member that says whether large weights are read from their end; each call turns it.
constexpr std::string_view sweep_member = "back_";

/// A stage of plan::Bands, while it is printed.
struct BandStage {
  std::string band;  ///< "band[1]", the modelc::Band that says what it does
  bool first = false, last = false;
};

struct Printer {
  const plan::Plan& plan;
  const SourceMap& sources;
  const Names& names;
  Body& body;
  UniqueNames& locals;                      ///< of everything in scope
  std::optional<plan::BufferId> loss = {};  ///< whose kernel says that it computes the loss
  const BandStage* stage = nullptr;         ///< what is printed runs by rows: with sizes and places of a band

  const ir::Graph& graph() const { return *plan.graph; }
  /// The pointer to a buffer's first element.
  const std::string& buffer(plan::BufferId id) const {
    if (body.buffers.insert(id).second) body.order.push_back(id);
    return names.buffers[id];
  }
  std::string cpp(const ir::Dim& dim) const;
  /// `dim` as an operand of * and /.
  std::string factor(const ir::Dim& dim) const;
  /// "2 + i * 784 + j" for loops "i", "j"; a loop without a name is not walked. "0" for the first element.
  std::string index(const plan::Layout& layout, const std::vector<std::string>& loops) const;
  /// "image + i * 784 + j"
  std::string address(plan::BufferId id, const plan::Layout& layout, const std::vector<std::string>& loops) const;
  /// The pointer to a window's first element.
  std::string start_of(const plan::Window& window) const {
    return address(window.buffer, {window.layout.offset, {}}, {});
  }
  /// How a kernel may split its work: bands are split already.
  std::string_view threads() const { return stage ? "modelc::Parallel{}" : "threads_"; }
};

/// Lines with indentation.
class Lines {
 public:
  void add(const std::string& line) { text_ += std::string(2 * depth_, ' ') + line + "\n"; }
  void open(const std::string& line) {
    add(line);
    ++depth_;
  }
  void close(const std::string& line = "}") {
    --depth_;
    add(line);
  }
  const std::string& text() const { return text_; }
  /// Lines that another object has collected, at this depth.
  void add_all(const Lines& lines) { add_text(lines.text_); }
  /// The lines of a text.
  void add_text(const std::string& text) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      add(text.substr(at, end - at));
      at = end + 1;
    }
  }

 private:
  std::size_t depth_ = 0;
  std::string text_;
};

/// Prints the values of a nest where its loops stand, as expressions in terms of the lane object `lane`.
class Scope {
 public:
  /// `loops` names the nest's outer and inner loops; `lane_loop` is the one that lanes run along, or -1. `known` are
  /// the numbers that an enclosing scope has computed.
  Scope(const Printer& printer, const plan::Nest& nest, std::string lane, std::vector<std::string> loops, int lane_loop,
        const std::map<plan::ValueId, std::string>& known)
      : printer_(printer),
        nest_(nest),
        lane_(std::move(lane)),
        loops_(std::move(loops)),
        lane_loop_(lane_loop),
        known_(known) {}

  /// Reads a value that was kept in its scratch buffer.
  void read_scratch(plan::ValueId id) { from_scratch_.insert({id, true}); }
  /// Another expression for a value: an accumulator.
  void set(plan::ValueId id, std::string text) { bound_[id] = std::move(text); }

  /// Binds what the roots need more than once to constants.
  void bind(const std::vector<plan::ValueId>& roots, Lines& lines);
  /// Binds the value itself.
  const std::string& name(plan::ValueId id, Lines& lines);
  /// An expression for a value after `bind`.
  std::string text(plan::ValueId id) { return expression(id).text; }
  /// All stores, each after every value that one of them needs: buffers may be in place.
  void print_stores(const std::vector<plan::Store>& stores, Lines& lines);
  /// "lane.store(out + j, v);"
  std::string store(const plan::Store& store, const std::string& value) const;
  std::string store_scratch(plan::ValueId id, const std::string& value) const;

 private:
  Spelled expression(plan::ValueId id);
  Spelled apply(const plan::Value& value);
  std::string load(plan::BufferId buffer, const plan::Layout& layout) const;
  std::string store_at(plan::BufferId buffer, const plan::Layout& layout, const std::string& value) const;
  std::string plain(const plan::Value& value) const;
  std::string index(const plan::Value& value) const;
  std::string one_hot(const plan::Value& value);
  /// By how much the layout moves from lane to lane, as C++.
  std::string lane_stride(const plan::Layout& layout) const;
  bool is_plain(plan::ValueId id) const;
  void count(plan::ValueId id, std::map<plan::ValueId, int>& uses) const;
  bool leaf(plan::ValueId id) const;

  const Printer& printer_;
  const plan::Nest& nest_;
  std::string lane_;
  std::vector<std::string> loops_;
  int lane_loop_;
  std::map<plan::ValueId, std::string> known_;
  std::map<plan::ValueId, std::string> bound_;
  std::map<plan::ValueId, bool> from_scratch_;
};

/// Does the word occur in the text, as a whole word?
bool mentions(const std::string& text, const std::string& word);

/// The source's name for a value, or what it is: "exp", "digit_true" of an element that is loaded.
std::string readable_name(const Printer& printer, const plan::Value& value);

/// The runtime's reducer for a reduction, "modelc::Sum".
std::string reducer(const Printer& printer, const plan::Value& value);

/// The windows of a convolution or pooling: "modelc::Windows<modelc::Window<3, 2, 1, 0>>{}", size, stride, dilation and
/// padding before, with the values of what is open.
std::string print_windows(const Printer& printer, const ops::Windows& windows);

void print_nest(const Printer& printer, const plan::Kernel& kernel, Lines& lines);
void print_contraction(const Printer& printer, const plan::Kernel& kernel, Lines& lines);
void print_call(const Printer& printer, const plan::Kernel& kernel, Lines& lines);
void print_fill(const Printer& printer, const plan::Kernel& kernel, Lines& lines);
void print_scan(const Printer& printer, std::size_t kernel, Lines& lines);
void print_bands(const Printer& printer, const plan::Kernel& kernel, Lines& lines);
/// Of a kernel that may be a stage: its windows, what it reads first, and where it puts its result.
ops::Windows windows_of(const Printer& printer, const ir::Node& node);
std::string source_of(const Printer& printer, const plan::Window& window);
std::string result_of(const Printer& printer, const plan::Window& window);
/// "mnist.model:13: x = image |> Dense(hidden)"
std::string where(const Printer& printer, const plan::Kernel& kernel);
/// A comment that says where the kernel comes from, unless that is `before`, and what it writes: "hidden: f32[batch,
/// 128]".
std::string comment_of(const Printer& printer, const plan::Kernel& kernel, const std::string& here,
                       const std::string& before);
/// All kernels of the plan, with their comments.
void print_plan(const Printer& printer, Lines& lines);

}  // namespace modelc::emit
