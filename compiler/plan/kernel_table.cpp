#include "plan/kernel_table.h"

#include <algorithm>
#include <stdexcept>

#include "modelc/panel_size.hpp"
#include "modelc/strip_size.hpp"
#include "modelc/winograd_size.hpp"
#include "ops/table.h"
#include "ops/window.h"

namespace modelc::plan {
namespace {

using Kind = Argument::Kind;
using ByRows = KernelRow::ByRows;
using ir::ContractionForm;

constexpr std::uint8_t in_rows = 0, in_panels = 1, in_winograd_2 = 2, in_winograd_4 = 3;

/// Few rows by a small matrix: a step of a recurrence, a layer on one row. The registers hold all sums.
bool in_registers(const Dim& rows, const Dim& inner, const Dim& columns, std::int64_t most_elements) {
  constexpr std::int64_t most_rows = 2, most_inner = 128, most_columns = 512;
  const auto r = rows.constant(), i = inner.constant(), c = columns.constant();
  return r && i && c && *r <= most_rows && *i > 0 && *i <= most_inner && *c > 1 && *c <= most_columns &&
         *i * *c <= most_elements;
}

/// Rows of a product's first operand.
Dim rows_of(const ir::Graph& graph, const ir::Node& node) {
  const Shape& shape = graph.type(node.inputs[0]).shape;
  Dim rows = 1;
  for (std::size_t k = 0; k + 1 < shape.size(); ++k) rows = rows * shape[k];
  return rows;
}

bool panels_pay(const ir::Graph& graph, const ir::Node& node, const KernelSizes& sizes) {
  constexpr std::int64_t fewest_columns = 8;    // of fewer, panels would mostly be padding
  constexpr std::int64_t most_in_place = 4096;  // elements of a small matrix that its own kernel reads faster as it is
  if (!node.op->is(ContractionForm::product))
    return sizes.filters / sizes.groups >= fewest_columns && sizes.taps <= modelc::detail::most_taps;
  // Of a matrix that is turned, panels are the copy.
  const bool as_it_is = graph[node.inputs[1]].op->lowering == ir::Lowering::leaf;
  return sizes.filters > 1 &&
         !(as_it_is && in_registers(rows_of(graph, node), sizes.channels, sizes.filters, most_in_place));
}

std::int64_t panel_elements(const KernelSizes& sizes, std::int64_t lane) {
  return modelc::panels_size(sizes.taps, sizes.channels, sizes.filters, sizes.groups, lane);
}

constexpr std::int64_t KernelSizes::*const all_sizes[] = {&KernelSizes::taps, &KernelSizes::channels,
                                                          &KernelSizes::filters, &KernelSizes::groups};

/// The side of the tiles with which Winograd's method pays for a convolution of 3 x 3 without strides, dilation and
/// groups, from `channels` to `filters`; 0 for others. `windows` are those of its result, or of its source where it is
/// transposed. Open sizes count as those of an image that is neither large nor small, and of `batch` of them.
std::int64_t winograd_tile(const ops::Windows& windows, ir::Dim ops::WindowAxis::*side, const Dim& images,
                           std::int64_t channels, std::int64_t filters, std::int64_t batch, bool fresh) {
  constexpr std::int64_t usual_side = 28;
  const auto plain = [](const ops::WindowAxis& axis) {
    return axis.size.is_constant(3) && axis.stride.is_constant(1) && axis.dilation == 1;
  };
  if (windows.groups != 1 || windows.axes.size() != 2 || !std::ranges::all_of(windows.axes, plain)) return 0;
  const auto size = [&](std::size_t axis) { return (windows.axes[axis].*side).constant().value_or(usual_side); };
  return modelc::winograd_tile(images.constant().value_or(batch), size(0), size(1), channels, filters, fresh);
}

ops::Windows windows_at(const ir::Graph& graph, const ir::Node& node) {
  return ops::windows_of(*node.op, graph.input_types(node.inputs), node.attrs);
}

template <int Tile>
bool winograd_pays(const ir::Graph& graph, const ir::Node& node, const KernelSizes& sizes) {
  return sizes.groups == 1 && winograd_tile(windows_at(graph, node), &ops::WindowAxis::output, node.type().shape[0],
                                            sizes.channels, sizes.filters, 1, false) == Tile;
}

/// The same with a kernel that is transformed at every call, where training has usual batches.
template <int Tile>
bool fresh_winograd_pays(const ir::Graph& graph, const Kernel& kernel) {
  constexpr std::int64_t usual_batch = 8;
  const ir::Node& node = graph[kernel.node];
  const bool transposed = node.op->is(ContractionForm::transposed_convolution);
  const Shape& shape = graph.type(node.inputs[1]).shape;
  if (shape.size() != 4) return false;
  const auto channels = shape[transposed ? 3 : 2].constant(), filters = shape[transposed ? 2 : 3].constant();
  return channels && filters &&
         winograd_tile(windows_at(graph, node), transposed ? &ops::WindowAxis::input : &ops::WindowAxis::output,
                       node.type().shape[0], *channels, *filters, usual_batch, true) == Tile;
}

template <int Tile>
std::int64_t winograd_elements(const KernelSizes& sizes, std::int64_t lane) {
  return modelc::winograd_size(Tile, sizes.channels, sizes.filters, lane);
}

/// Of open sizes, what the kernel takes for any.
template <int Tile, bool Fresh>
ir::TensorType winograd_workspace(const ir::Graph& graph, const ir::Node& node) {
  const Shape &shape = node.type().shape, &kernel = graph.type(node.inputs[1]).shape;
  const bool transposed = node.op->is(ContractionForm::transposed_convolution);
  const std::int64_t channels = *kernel[transposed ? 3 : 2].constant(),
                     filters = *kernel[transposed ? 2 : 3].constant();
  const auto size = [&](std::int64_t batch, std::int64_t height, std::int64_t width) -> std::int64_t {
    return Fresh ? modelc::fresh_winograd_workspace(Tile, batch, height, width, channels, filters)
                 : modelc::winograd_workspace(Tile, batch, height, width, channels, filters);
  };
  const auto batch = shape[0].constant(), height = shape[1].constant(), width = shape[2].constant();
  std::int64_t elements = 0;
  if (batch && height && width) {
    elements = size(*batch, *height, *width);
  } else {
    constexpr std::int64_t enough_tiles = 1024;  // for a workspace of full size
    for (std::int64_t tiles = 1; tiles <= enough_tiles; ++tiles)
      elements = std::max<std::int64_t>(elements, size(tiles, Tile, Tile));
  }
  return {node.type().dtype, {Dim(elements)}};
}

constexpr std::int64_t KernelSizes::*const winograd_sizes[] = {&KernelSizes::channels, &KernelSizes::filters};

constexpr PackingRow packing_rows[] = {
    {"rows", {}, {}, {}},
    {"panels", "pack_kernel", "modelc/panels.hpp", all_sizes, panels_pay, panel_elements},
    {"winograd_2", "winograd_kernel<2>", "modelc/winograd.hpp", winograd_sizes, winograd_pays<2>, winograd_elements<2>},
    {"winograd_4", "winograd_kernel<4>", "modelc/winograd.hpp", winograd_sizes, winograd_pays<4>, winograd_elements<4>},
};

/// Do strips of the source stay in the nearest cache?
bool bytes_conv_pays(const ir::Graph& graph, const ir::Node& node, const KernelSizes& sizes) {
  const ops::Windows windows = windows_at(graph, node);
  const ops::WindowAxis& last = windows.axes.back();
  const auto size = last.size.constant(), stride = last.stride.constant();
  return size && stride && *size > 0 &&
         modelc::strips_fit(sizes.taps / *size, sizes.channels, *size, *stride, last.dilation);
}

/// Do all weights stay in the second cache while blocks of rows go by, or are all rows one block?
bool bytes_matmul_pays(const ir::Graph& graph, const ir::Node& node, const KernelSizes& sizes) {
  return modelc::byte_rows_fit(rows_of(graph, node).constant().value_or(0), sizes.channels, sizes.filters);
}

struct BytesRow {
  ContractionForm form;        ///< of numbers
  std::string_view operation;  ///< of bytes
  bool (*pays)(const ir::Graph& graph, const ir::Node& node, const KernelSizes& sizes);
};
constexpr BytesRow bytes_rows[] = {
    {ContractionForm::convolution, "bytes_conv", bytes_conv_pays},
    {ContractionForm::product, "bytes_matmul", bytes_matmul_pays},
};

bool is_small(const ir::Graph&, const Kernel& kernel) {
  constexpr std::int64_t most_elements = 8192;
  const Operand &a = kernel.matrices.operands[0], &b = kernel.matrices.operands[1];
  return in_registers(a.rows, a.columns, b.columns, most_elements) && a.column_stride().is_constant(1) &&
         b.column_stride().is_constant(1);
}

bool is_column(const ir::Graph&, const Kernel& kernel) {
  const Operand &a = kernel.matrices.operands[0], &b = kernel.matrices.operands[1];
  return b.columns.is_constant(1) && !a.columns.is_constant(1) && a.column_stride().is_constant(1) &&
         b.row_stride().is_constant(1);
}

/// Sums of so few terms that going through memory for the epilogue would cost as much, and enough of them.
bool is_short(const ir::Graph& graph, const Kernel& kernel) {
  constexpr std::int64_t most_terms = 32;
  const ir::Node& node = graph[kernel.node];
  const Shape& weights = graph.type(node.inputs[1]).shape;
  std::int64_t terms = 1;
  for (std::size_t k = 0; k + 1 < weights.size(); ++k) terms *= weights[k].constant().value_or(most_terms + 1);
  return weights.size() > 1 && terms > 0 && terms <= most_terms;
}

bool is_short_product(const ir::Graph& graph, const Kernel& kernel) {
  constexpr std::int64_t fewest_rows = 6;  // of a register tile
  return kernel.matrices.operands[0].rows.constant().value_or(0) >= fewest_rows && is_short(graph, kernel);
}

/// One row by a matrix that the second cache does not hold beside all else.
bool is_swept(const ir::Graph&, const Kernel& kernel) {
  constexpr std::int64_t fewest_bytes = 1 << 20;
  const Operand &a = kernel.matrices.operands[0], &b = kernel.matrices.operands[1];
  const auto inner = a.columns.constant(), columns = b.columns.constant();
  return a.rows.is_constant(1) && inner && columns && *inner * *columns * 4 >= fewest_bytes;
}

bool is_short_conv(const ir::Graph& graph, const Kernel& kernel) {
  return windows_at(graph, graph[kernel.node]).groups == 1 && is_short(graph, kernel);
}

bool is_depthwise(const ir::Graph& graph, const Kernel& kernel) {
  const ir::Node& node = graph[kernel.node];
  const Dim &channels = graph.type(node.inputs[0]).shape.back(), &filters = node.type().shape.back();
  const std::int64_t groups = windows_at(graph, node).groups;
  return groups > 1 && channels.is_constant(groups) && filters.is_constant(groups);
}

constexpr Argument matmul_arguments[] = {{},
                                         {Kind::rows, 0},
                                         {Kind::columns, 0},
                                         {Kind::columns, 1},
                                         {Kind::address, 0},
                                         {Kind::row_stride, 0},
                                         {Kind::column_stride, 0},
                                         {Kind::address, 1},
                                         {Kind::row_stride, 1},
                                         {Kind::column_stride, 1}};
constexpr Argument small_matmul_sizes[] = {{Kind::columns, 0}, {Kind::columns, 1}};
constexpr Argument small_matmul_arguments[] = {
    {Kind::rows, 0}, {Kind::address, 0}, {Kind::row_stride, 0}, {Kind::address, 1}, {Kind::row_stride, 1}};
constexpr Argument matvec_arguments[] = {
    {}, {Kind::rows, 0}, {Kind::columns, 0}, {Kind::address, 0}, {Kind::row_stride, 0}, {Kind::address, 1}};
constexpr Argument packed_matmul_arguments[] = {{},
                                                {Kind::rows, 0},
                                                {Kind::columns, 0},
                                                {Kind::columns, 1},
                                                {Kind::address, 0},
                                                {Kind::row_stride, 0},
                                                {Kind::address, 1}};
constexpr Argument swept_matmul_arguments[] = {
    {}, {Kind::columns, 0}, {Kind::columns, 1}, {Kind::address, 0}, {Kind::address, 1}, {Kind::back}};
constexpr Argument conv_arguments[] = {{}, {Kind::geometry}, {Kind::address, 0}, {Kind::address, 1}};

constexpr Argument bytes_matmul_arguments[] = {{},
                                               {Kind::rows, 0},
                                               {Kind::columns, 0},
                                               {Kind::columns, 1},
                                               {Kind::address, 0},
                                               {Kind::row_stride, 0},
                                               {Kind::address, 1},
                                               {Kind::address, 2},
                                               {Kind::columns, 2}};
constexpr Argument bytes_conv_arguments[] = {
    {}, {Kind::geometry}, {Kind::address, 0}, {Kind::address, 1}, {Kind::address, 2}};
constexpr Argument winograd_arguments[] = {
    {}, {Kind::geometry}, {Kind::address, 0}, {Kind::address, 1}, {Kind::workspace}};
constexpr Argument masked_attention_arguments[] = {{},
                                                   {Kind::rows, 0},
                                                   {Kind::columns, 0},
                                                   {Kind::columns, 1},
                                                   {Kind::columns, 2},
                                                   {Kind::number, 0, "scale"},
                                                   {Kind::address, 0},
                                                   {Kind::row_stride, 0},
                                                   {Kind::address, 1},
                                                   {Kind::row_stride, 1},
                                                   {Kind::column_stride, 1},
                                                   {Kind::address, 2},
                                                   {Kind::row_stride, 2},
                                                   {Kind::address, 3},
                                                   {Kind::row_stride, 3},
                                                   {Kind::column_stride, 3},
                                                   {Kind::number, 0, "otherwise"}};
constexpr auto attention_arguments = std::span(masked_attention_arguments).first<13>();  // all but the mask's

bool has_mask(const ir::Graph&, const Kernel& kernel) { return kernel.matrices.operands.size() > 3; }

constexpr KernelRow kernel_rows[] = {
    {"matmul", "modelc/matmul.hpp", ContractionForm::product, matmul_arguments},
    {.function = "small_matmul",
     .header = "modelc/small_matmul.hpp",
     .form = ContractionForm::product,
     .arguments = small_matmul_arguments,
     .template_arguments = small_matmul_sizes,
     .cost = 0.5,
     .fits = is_small},
    {.function = "matvec",
     .header = "modelc/matvec.hpp",
     .form = ContractionForm::product,
     .arguments = matvec_arguments,
     .cost = 0.5,
     .fits = is_column},
    {"packed_matmul", "modelc/packed.hpp", ContractionForm::product, packed_matmul_arguments, {}, in_panels},
    {.function = "short_matmul",
     .header = "modelc/short_sums.hpp",
     .form = ContractionForm::product,
     .arguments = packed_matmul_arguments,
     .packing = in_panels,
     .cost = 0.5,
     .fits = is_short_product},
    {.function = "swept_matmul",
     .header = "modelc/swept.hpp",
     .form = ContractionForm::product,
     .arguments = swept_matmul_arguments,
     .packing = in_panels,
     .cost = 0.5,
     .fits = is_swept},
    {"conv", "modelc/conv.hpp", ContractionForm::convolution, conv_arguments},
    {.function = "conv",  // the same function, which has another kernel for one filter each channel
     .header = "modelc/conv.hpp",
     .form = ContractionForm::convolution,
     .arguments = conv_arguments,
     .cost = 0.5,
     .fits = is_depthwise,
     .by_rows = ByRows::steady},
    {.function = "packed_conv",
     .header = "modelc/packed_conv.hpp",
     .form = ContractionForm::convolution,
     .arguments = conv_arguments,
     .packing = in_panels,
     .by_rows = ByRows::yes},
    {.function = "short_conv",
     .header = "modelc/short_sums.hpp",
     .form = ContractionForm::convolution,
     .arguments = conv_arguments,
     .packing = in_panels,
     .cost = 0.5,
     .fits = is_short_conv,
     .by_rows = ByRows::steady},
    {.function = "winograd_conv<2>",
     .header = "modelc/winograd.hpp",
     .form = ContractionForm::convolution,
     .arguments = winograd_arguments,
     .packing = in_winograd_2,
     .workspace = winograd_workspace<2, false>},
    {.function = "winograd_conv<4>",
     .header = "modelc/winograd.hpp",
     .form = ContractionForm::convolution,
     .arguments = winograd_arguments,
     .packing = in_winograd_4,
     .workspace = winograd_workspace<4, false>},
    {.function = "fresh_winograd_conv<2>",
     .header = "modelc/winograd.hpp",
     .form = ContractionForm::convolution,
     .arguments = winograd_arguments,
     .cost = 0.5,
     .fits = fresh_winograd_pays<2>,
     .workspace = winograd_workspace<2, true>},
    {.function = "fresh_winograd_conv<4>",
     .header = "modelc/winograd.hpp",
     .form = ContractionForm::convolution,
     .arguments = winograd_arguments,
     .cost = 0.5,
     .fits = fresh_winograd_pays<4>,
     .workspace = winograd_workspace<4, true>},
    {.function = "fresh_winograd_conv_transpose<2>",
     .header = "modelc/winograd.hpp",
     .form = ContractionForm::transposed_convolution,
     .arguments = winograd_arguments,
     .cost = 0.5,
     .fits = fresh_winograd_pays<2>,
     .workspace = winograd_workspace<2, true>},
    {.function = "fresh_winograd_conv_transpose<4>",
     .header = "modelc/winograd.hpp",
     .form = ContractionForm::transposed_convolution,
     .arguments = winograd_arguments,
     .cost = 0.5,
     .fits = fresh_winograd_pays<4>,
     .workspace = winograd_workspace<4, true>},
    {"bytes_matmul", "modelc/packed_bytes.hpp", ContractionForm::bytes_product, bytes_matmul_arguments, {}, in_panels},
    {"bytes_conv", "modelc/packed_bytes.hpp", ContractionForm::bytes_convolution, bytes_conv_arguments, {}, in_panels},
    {"conv_transpose", "modelc/conv.hpp", ContractionForm::transposed_convolution, conv_arguments},
    {"attention", "modelc/attention.hpp", ContractionForm::attention, attention_arguments},
    {.function = "masked_attention",
     .header = "modelc/attention.hpp",
     .form = ContractionForm::attention,
     .arguments = masked_attention_arguments,
     .cost = 0.5,
     .fits = has_mask},
};

}  // namespace

std::span<const PackingRow> packings() { return packing_rows; }
std::span<const KernelRow> kernel_table() { return kernel_rows; }

const KernelRow& choose_kernel(ir::ContractionForm form, std::uint8_t packing, const ir::Graph& graph,
                               const Kernel& kernel) {
  const KernelRow* best = nullptr;
  for (const KernelRow& row : kernel_rows) {
    if (row.form != form || row.packing != packing || (row.fits && !row.fits(graph, kernel))) continue;
    if (!best || row.cost < best->cost) best = &row;
  }
  if (!best) throw std::logic_error("plan: no kernel computes a contraction");
  return *best;
}

namespace {
bool is_read(std::uint8_t packing, ir::ContractionForm form) {
  return std::ranges::any_of(kernel_rows,
                             [&](const KernelRow& row) { return row.form == form && row.packing == packing; });
}
}  // namespace

std::uint8_t choose_packing(const ir::Graph& graph, const ir::Node& node, const KernelSizes& sizes) {
  const auto* form = std::get_if<ir::ContractionForm>(&node.op->code);
  for (std::uint8_t packing = std::size(packing_rows); form && packing-- > in_rows + 1;)
    if (is_read(packing, *form) && packing_rows[packing].pays(graph, node, sizes)) return packing;
  return in_rows;
}

const ir::OpRow* choose_bytes(const ir::Graph& graph, const ir::Node& node, const KernelSizes& sizes) {
  const std::uint8_t packing = choose_packing(graph, node, sizes);
  for (const BytesRow& row : bytes_rows) {
    if (packing == in_rows || !node.op->is(row.form)) continue;
    const ir::OpRow& operation = ops::row(row.operation);
    const bool read = is_read(packing, std::get<ir::ContractionForm>(operation.code));
    if (read && row.pays(graph, node, sizes)) return &operation;
  }
  return nullptr;
}

}  // namespace modelc::plan
