#pragma once
#include <cstdint>
#include <span>
#include <string_view>

#include "plan/plan.h"

/// The kernels under contractions. A row is a function of the runtime: what it computes, for which sizes, how its call
/// is written. Who adds one writes its row and its header.
namespace modelc::plan {

/// Sizes of a kernel [taps, channels / groups, filters]; a matrix has one tap and one group.
struct KernelSizes {
  std::int64_t taps = 1, channels = 1, filters = 1, groups = 1;
};

/// How weights may lie for the kernels that read them often: made once, when weights are loaded.
struct PackingRow {
  std::string_view name;      ///< "panels": what is packed is called "dense/kernel/panels"
  std::string_view function;  ///< of the runtime: takes the weights, the sizes and where to put them
  std::string_view header;
  std::span<std::int64_t KernelSizes::*const> sizes;  ///< that the function takes, in its order
  /// Is it worth it for that contraction, whose second operand has these sizes?
  bool (*pays)(const ir::Graph& graph, const ir::Node& node, const KernelSizes& sizes) = nullptr;
  /// Elements of what is packed, for lanes of so many at most.
  std::int64_t (*elements)(const KernelSizes& sizes, std::int64_t lane) = nullptr;
};

/// The first row is weights as they are. Of several that pay the last is taken.
std::span<const PackingRow> packings();

/// An argument of a kernel's call, of its operand of that number.
struct Argument {
  enum class Kind : std::uint8_t {
    threads,
    address,  ///< of its first element
    rows,     ///< of a matrix
    columns,
    row_stride,
    column_stride,
    number,    ///< the attribute `name`, in the dtype of the result
    geometry,  ///< modelc::ConvShape
    workspace,
    back,  ///< is what is large to be read from its end? By turns
  };
  Kind kind = Kind::threads;
  std::uint8_t operand = 0;
  std::string_view name = {};
};

struct KernelRow {
  std::string_view function;  ///< modelc::packed_conv; its last argument is the epilogue
  std::string_view header;
  ir::ContractionForm form;
  std::span<const Argument> arguments;
  std::span<const Argument> template_arguments = {};
  std::uint8_t packing = 0;  ///< how its second operand lies: a row of packings()
  double cost = 1;           ///< of a multiply-add where it fits, beside the others
  bool (*fits)(const ir::Graph& graph, const Kernel&) = nullptr;  ///< null: always
  /// The memory that it takes beside its result; null: none.
  ir::TensorType (*workspace)(const ir::Graph& graph, const ir::Node& node) = nullptr;
  /// Can it compute some rows of an image at a time? `steady`: with the same bits whichever these are.
  enum class ByRows : std::uint8_t { no, yes, steady } by_rows = ByRows::no;
};

std::span<const KernelRow> kernel_table();

/// The cheapest that computes the contraction of `kernel`, whose operands are known and the second of which is packed
/// so. Throws std::logic_error where there is none.
const KernelRow& choose_kernel(ir::ContractionForm form, std::uint8_t packing, const ir::Graph& graph,
                               const Kernel& kernel);

/// Can kernels of that form read their second operand in a packing that pays? 0 where not.
std::uint8_t choose_packing(const ir::Graph& graph, const ir::Node& node, const KernelSizes& sizes);

/// The operation of bytes that computes what that product or convolution does, if that pays: nullptr where not.
const ir::OpRow* choose_bytes(const ir::Graph& graph, const ir::Node& node, const KernelSizes& sizes);

}  // namespace modelc::plan
