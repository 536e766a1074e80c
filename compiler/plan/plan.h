#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ir/graph.h"
#include "plan/view.h"

/// Graph -> Plan: which loops run in which order, and where every value lies in memory.
namespace modelc::plan {

using ir::DType;
using ir::NodeId;
using BufferId = std::uint32_t;
using ValueId = std::uint32_t;

/// A block of elements in row-major order.
struct Buffer {
  enum class Kind : std::uint8_t {
    leaf,
    constant,
    arena,
    updated,  ///< the memory of a leaf, for its new value
  };
  Kind kind = Kind::arena;
  std::string name;  ///< from the source, for people; not unique
  ir::TensorType type;
  std::uint32_t leaf = 0;                           ///< index into Graph::leaves; of leaf and updated
  std::shared_ptr<const ir::TensorData> data = {};  ///< of a constant
  NodeId node = 0;                                  ///< the node whose value it holds
  bool kept = false;                                ///< a result: lives to the end
  std::uint32_t first = 0;                          ///< kernels that write and read it, for arena buffers
  std::uint32_t last = 0;
  std::uint32_t slot = 0;
  std::int64_t offset = 0;  ///< bytes within the slot
};

/// A part of the arena. Slot 0 holds everything of static size; each further slot is as large as its largest live
/// interval.
struct Slot {
  std::vector<Dim> bytes;  ///< of its live intervals, without those that another one covers
};

/// A strided window of a buffer. With `over` loops, strides count the kernel's loops, otherwise the window's own axes.
struct Window {
  BufferId buffer = 0;
  Shape shape;
  Layout layout;
};

/// One step of a loop body, in static single assignment.
struct Value {
  enum class Kind : std::uint8_t {
    load,         ///< an element of `buffer` at `layout` (strides over outer, then inner loops)
    index,        ///< the number that `layout` gives
    one_hot,      ///< is args[0] that number?
    literal,      ///< the scalar `constant`
    dim,          ///< the number `dim`
    apply,        ///< `node`'s elementwise operation on `args`
    reduce,       ///< `node`'s reduction of args[0] over its inner loop, with `after` over the outer loops, too
    accumulator,  ///< what a contraction hands to its epilogue
  };
  Kind kind = Kind::apply;
  NodeId node = 0;
  DType dtype = DType::f32;
  std::vector<ValueId> args = {};
  BufferId buffer = 0;
  Layout layout = {};
  std::shared_ptr<const ir::TensorData> constant = {};
  Dim dim = 0;
  bool inner = false;                    ///< differs along the loops of its inner loop
  std::uint32_t inner_loop = 0;          ///< of an inner value, and of the reduction of one
  bool after = false;                    ///< one number, known once all loops have run
  std::uint32_t pass = 0;                ///< pass over the inner loops in which it is first available
  std::optional<BufferId> scratch = {};  ///< kept here by its own phase for later ones; strides are `layout`

  /// Does it depend on where the loops stand by its own `layout`?
  bool has_layout() const { return kind == Kind::load || kind == Kind::index || kind == Kind::one_hot; }
};

struct Store {
  ValueId value;
  BufferId buffer;
  Layout layout;
};

/// Inner loops: what a row is walked in. A row has several inner loops where slices of several widths meet in it.
struct InnerLoop {
  Shape loops;
  std::optional<DType> packed = {};  ///< as Nest::packed, for passes over this inner loop
};

/// Loops over `outer`, and in each of their turns passes over each of the inner loops; then what follows from their
/// full reductions. All elementwise work is of this form. Layouts have a stride for each outer loop, then for those of
/// every inner loop.
struct Nest {
  Shape outer;
  std::vector<InnerLoop> inner_loops;
  bool lanes_inner = false;  ///< SIMD lanes run along a inner loop's last loop; otherwise along the last outer loop
  std::vector<Value> values;
  std::vector<Store> stores;
  std::optional<DType> packed;  ///< the one float type of all values when SIMD packets can compute the body

  /// Which values stores need.
  std::vector<bool> live() const;
  /// Where the inner loop's loops begin in layouts; the number of all loops for the inner loop behind the last.
  std::size_t first_loop(std::size_t inner_loop) const;
  /// The inner loop along whose loops the layout moves, if it does.
  std::optional<std::uint32_t> inner_loop_of(const Layout& layout) const;
  /// The inner loop along whose loops the store happens; none when it happens once in a turn of the outer loops.
  std::optional<std::uint32_t> inner_loop_of(const Store& store) const;
};

/// A matrix that a contraction reads, another one in each turn of its batch loops.
struct Operand {
  BufferId buffer = 0;
  Dim rows = 1, columns = 1;
  Layout layout;  ///< strides over the batch loops, then its rows and columns

  const Dim& row_stride() const { return layout.strides[layout.strides.size() - 2]; }
  const Dim& column_stride() const { return layout.strides.back(); }
};

/// What a contraction of matrices computes [row, column] of, for each turn of the `batch` loops.
struct Matrices {
  Shape batch;
  std::vector<Operand> operands;  ///< none where it is no contraction of matrices, but a convolution
};

struct Kernel;
struct KernelRow;
struct Plan;

/// A loop around a planned body.
struct Scan {
  std::shared_ptr<const Plan> body;
  Dim length;
};

/// A chain of convolutions and poolings that runs by bands of rows: each reads what the one before it has computed, of
/// which only the rows of a band are kept.
struct Bands {
  std::vector<Kernel> stages;
  std::vector<std::int64_t> kept;  ///< rows of each stage's result but the last one's that have a place
  std::int64_t rows = 0;           ///< of the last result that are computed at a time
  std::int64_t lots = 0;           ///< how many threads may run bands at once, each with places of its own
  Dim cost = 0;                    ///< multiply-adds of all

  /// What is between the stages.
  std::vector<BufferId> between() const;
};

struct Kernel {
  enum class Kind : std::uint8_t { nest, contraction, call, fill, scan, bands };
  Kind kind = Kind::nest;
  NodeId node = 0;            ///< contraction, call, scan: the node; otherwise the last one computed
  std::vector<NodeId> nodes;  ///< everything that is computed here, in order
  Nest nest;  ///< a contraction's epilogue loops over its result: batch, row, column or batch, spatial..., channel
  const KernelRow* row = nullptr;  ///< of a contraction
  Matrices matrices;
  std::vector<Window> inputs;   ///< convolution, call, scan
  std::vector<Window> results;  ///< call, scan, fill; a workspace behind them
  std::vector<BufferId> reads;  ///< sorted, without doubles
  std::vector<BufferId> writes;
  std::optional<BufferId> workspace;  ///< call, contraction: the last of its results, which nobody else reads
  double fill = 0;
  Scan scan;
  Bands bands;

  /// What it writes for others: `writes` without what it keeps for itself.
  std::vector<BufferId> lasting() const;
};

/// What a computation hands out: an output or a state's new value.
struct Result {
  std::string name;
  Window window;
};

struct Plan {
  std::shared_ptr<const ir::Graph> graph;
  std::vector<Buffer> buffers;
  std::vector<Slot> slots;
  std::vector<Kernel> kernels;
  std::vector<Result> outputs;
  std::vector<Result>
      updates;  ///< named by their states; copied after the last kernel unless their buffer is `updated`

  /// The largest sum of what lies in slot 0 at the same time, each piece rounded to the alignment: no order of places
  /// needs less.
  std::int64_t live_bytes = 0;

  std::optional<std::int64_t> arena_bytes() const;  ///< when every size is static
};

inline constexpr std::int64_t arena_alignment = 64;

/// What a plan must know from outside.
struct Surroundings {
  /// Leaves that lie in the memory of another leaf: "weights" -> "dense/kernel".
  std::multimap<std::string, std::string, std::less<>> parts = {};
  /// So many of the first outputs are the new values of the first leaves: what a loop carries.
  std::size_t carried = 0;
  bool fuse = true;  ///< otherwise each operation is a kernel of its own
  /// May chains of kernels run by bands of rows? Only where what prints the plan knows them.
  bool bands = true;
};

/// Plans a graph that has been through the passes. Deterministic.
Plan make(const ir::Graph& graph, const Surroundings& surroundings = {});

/// Kernels, buffers and bytes as text, for `--emit plan` and tests.
std::string print(const Plan& plan);

}  // namespace modelc::plan
