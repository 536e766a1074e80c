// Chains of convolutions and poolings by bands of rows: what is between two of them stays in the cache.
#include <algorithm>

#include "ops/window.h"
#include "ops/work.h"
#include "plan/builder.h"
#include "plan/kernel_table.h"

namespace modelc::plan {

namespace {

/// Bytes of a result between two kernels that the second cache does not hold beside all else, and of what is kept of
/// all of them at a time.
constexpr std::int64_t fewest_bytes = std::int64_t{1} << 20, most_bytes = std::int64_t{512} << 10;
/// Bytes of weights that stay in the cache from band to band.
constexpr std::int64_t most_weights = std::int64_t{128} << 10;
constexpr std::int64_t most_lots = 8;

using ByRows = KernelRow::ByRows;

/// The windows along an axis, all of them known.
struct Rows {
  std::int64_t size, stride, dilation, positions;

  std::int64_t reach() const { return (size - 1) * dilation + 1; }
  /// Rows of what it reads for so many of its own.
  std::int64_t read(std::int64_t rows) const { return (rows - 1) * stride + reach(); }
};

class BandMaker {
 public:
  explicit BandMaker(Plan& plan) : plan_(plan), readers_(plan.buffers.size()), writers_(plan.buffers.size()) {
    for (std::size_t k = 0; k < plan.kernels.size(); ++k) {
      for (const BufferId id : plan.kernels[k].reads) readers_[id].push_back(k);
      for (const BufferId id : plan.kernels[k].writes) writers_[id].push_back(k);
    }
  }

  void run() {
    std::vector<std::size_t> chain;  // of which each kernel is the only one to read the one before it
    std::vector<bool> gone(plan_.kernels.size(), false);
    for (std::size_t k = 0; k < plan_.kernels.size(); ++k) {
      if (gone[k]) continue;
      chain = {k};
      while (const std::optional<std::size_t> next = next_of(chain.back())) chain.push_back(*next);
      std::optional<Bands> bands;
      for (; chain.size() > 1 && !(bands = bands_of(chain)); chain.pop_back()) {
      }
      if (!bands) continue;
      for (const std::size_t stage : chain) gone[stage] = true;
      gone[chain.back()] = false;
      put(std::move(*bands), chain);
    }
    std::vector<Kernel> left;
    for (std::size_t k = 0; k < gone.size(); ++k)
      if (!gone[k]) left.push_back(std::move(plan_.kernels[k]));
    plan_.kernels = std::move(left);
  }

 private:
  const ir::Node& node(std::size_t k) const { return (*plan_.graph)[plan_.kernels[k].node]; }

  ByRows by_rows(std::size_t k) const {
    const Kernel& kernel = plan_.kernels[k];
    if (kernel.kind == Kernel::Kind::contraction && !kernel.workspace) return kernel.row->by_rows;
    const auto* function = std::get_if<ir::RuntimeKernel>(&node(k).op->code);
    return kernel.kind == Kernel::Kind::call && function && function->pools && kernel.results.size() == 1
               ? ByRows::steady
               : ByRows::no;
  }

  /// Along the rows of images; nothing where a size other than the batch is open.
  std::optional<Rows> rows_of(std::size_t k) const {
    const ir::Node& at = node(k);
    const std::vector<ir::TensorType> types = plan_.graph->input_types(at.inputs);
    for (const ir::TensorType* type : {&types[0], &at.type()})
      if (type->rank() != 4 || elements(*type) == 0) return std::nullopt;
    const ops::Windows windows = ops::windows_of(*at.op, types, at.attrs);
    const ops::WindowAxis& axis = windows.axes.front();
    const auto size = axis.size.constant(), stride = axis.stride.constant(), positions = axis.output.constant();
    if (!size || !stride || !positions || !axis.low.constant() || *size < 1 || *positions < 1) return std::nullopt;
    return Rows{*size, *stride, axis.dilation, *positions};
  }

  /// Of an image, where the batch is open; 0 where other sizes are open too.
  static std::int64_t elements(const ir::TensorType& type) {
    Shape shape = type.shape;
    if (!shape.empty() && !shape[0].constant()) shape[0] = 1;
    return ir::element_count(shape).constant().value_or(0);
  }
  std::int64_t bytes(BufferId id) const {
    const ir::TensorType& type = plan_.buffers[id].type;
    return elements(type) * static_cast<std::int64_t>(ir::size_of(type.dtype));
  }

  /// The kernel that alone reads what this one writes, all of it and nothing else, if both run by rows and the cache
  /// does not hold what is between them.
  std::optional<std::size_t> next_of(std::size_t k) const {
    const Kernel& kernel = plan_.kernels[k];
    if (kernel.writes.size() != 1 || by_rows(k) == ByRows::no || !stores_result_alone(kernel)) return std::nullopt;
    const BufferId id = kernel.writes.front();
    const Buffer& buffer = plan_.buffers[id];
    if (buffer.kept || buffer.kind != Buffer::Kind::arena || writers_[id].size() != 1 || readers_[id].size() != 1 ||
        bytes(id) < fewest_bytes)
      return std::nullopt;
    const std::size_t next = readers_[id].front();
    const Kernel& reader = plan_.kernels[next];
    const ByRows can = by_rows(next);
    if (can == ByRows::no || !reads_first_alone(reader, id)) return std::nullopt;
    const bool known = rows_of(k) && rows_of(next);
    return known && node(k).type().dtype == node(next).type().dtype ? std::optional(next) : std::nullopt;
  }

  /// Loops of one turn have any stride.
  static bool is_whole(const Shape& shape, const Layout& layout) {
    const std::vector<Dim> strides = row_major(shape);
    for (std::size_t k = 0; k < shape.size(); ++k)
      if (!shape[k].is_constant(1) && !(layout.strides[k] == strides[k])) return false;
    return layout.offset.is_constant(0);
  }

  /// Its epilogue stores the result as it comes, and reads nothing that differs from pixel to pixel.
  bool stores_result_alone(const Kernel& kernel) const {
    if (kernel.kind == Kernel::Kind::call) return is_whole(kernel.results[0].shape, kernel.results[0].layout);
    const Nest& nest = kernel.nest;
    if (nest.stores.size() != 1 || !is_whole(nest.outer, nest.stores[0].layout)) return false;
    return std::ranges::all_of(nest.values, [](const Value& value) {
      if (!value.has_layout()) return true;
      const std::vector<Dim>& strides = value.layout.strides;
      return std::all_of(strides.begin(), strides.end() - 1, [](const Dim& stride) { return stride.is_constant(0); });
    });
  }

  bool reads_first_alone(const Kernel& kernel, BufferId id) const {
    if (kernel.inputs.empty() || kernel.inputs[0].buffer != id) return false;
    if (!is_whole(kernel.inputs[0].shape, kernel.inputs[0].layout)) return false;
    const auto reads = [&](const Window& input) { return input.buffer == id; };
    return std::count_if(kernel.inputs.begin(), kernel.inputs.end(), reads) == 1 &&
           std::ranges::none_of(kernel.nest.values, [&](const Value& value) {
             return value.kind == Value::Kind::load && value.buffer == id;
           });
  }

  bool weights_stay(const std::vector<std::size_t>& chain) const {
    std::int64_t all = 0;
    for (const std::size_t k : chain)
      for (std::size_t i = 1; i < plan_.kernels[k].inputs.size(); ++i) all += bytes(plan_.kernels[k].inputs[i].buffer);
    return all <= most_weights;
  }

  /// Where threads part, rows that windows share are computed twice, and so is what these rows read: with other rows
  /// beside them, which may not change their bits.
  bool bits_stay(const std::vector<std::size_t>& chain, const std::vector<Rows>& stages) const {
    bool twice = false;
    for (std::size_t s = chain.size() - 1; s-- > 0;) {
      twice = twice || stages[s + 1].reach() > stages[s + 1].stride;
      if (twice && by_rows(chain[s]) != ByRows::steady) return false;
    }
    return true;
  }

  /// As many rows as the cache holds; nothing where windows share too many of them.
  std::optional<Bands> bands_of(const std::vector<std::size_t>& chain) const {
    std::vector<Rows> stages;
    for (const std::size_t k : chain) stages.push_back(*rows_of(k));
    if (!weights_stay(chain) || !bits_stay(chain, stages)) return std::nullopt;
    const std::int64_t positions = stages.back().positions;
    const std::optional<std::int64_t> images = node(chain.back()).type().shape[0].constant();
    for (std::int64_t count = 2; count <= positions; ++count) {  // of bands, as alike as they can be
      Bands bands;
      bands.rows = (positions + count - 1) / count;
      bands.lots = images ? std::min(most_lots, *images * ((positions + bands.rows - 1) / bands.rows)) : most_lots;
      bands.kept.assign(chain.size() - 1, 0);
      std::int64_t rows = bands.rows, all = 0;
      bool pays = true;
      for (std::size_t s = chain.size() - 1; s-- > 0;) {
        const Rows& reader = stages[s + 1];
        const std::int64_t again = std::max<std::int64_t>(0, reader.reach() - reader.stride);
        pays = pays && 2 * again <= rows * reader.stride;
        rows = std::min(reader.read(rows), stages[s].positions);
        bands.kept[s] = rows;
        const BufferId between = plan_.kernels[chain[s]].writes.front();
        all += bytes(between) / images.value_or(1) / stages[s].positions * rows;
      }
      if (!pays) return std::nullopt;  // and with more bands, which are narrower, even less
      if (all > most_bytes) continue;
      for (const std::size_t k : chain) bands.cost = bands.cost + ops::multiply_adds(*plan_.graph, node(k));
      return bands;
    }
    return std::nullopt;
  }

  /// The chain takes the place of its last kernel.
  void put(Bands bands, const std::vector<std::size_t>& chain) {
    Kernel& last = plan_.kernels[chain.back()];
    Kernel made;
    made.kind = Kernel::Kind::bands;
    made.node = last.node;
    for (const std::size_t k : chain) {
      Kernel& stage = plan_.kernels[k];
      made.nodes.insert(made.nodes.end(), stage.nodes.begin(), stage.nodes.end());
      made.reads.insert(made.reads.end(), stage.reads.begin(), stage.reads.end());
      made.writes.insert(made.writes.end(), stage.writes.begin(), stage.writes.end());
      bands.stages.push_back(std::move(stage));
    }
    for (std::size_t s = 0; s < bands.kept.size(); ++s) {
      const BufferId between = bands.stages[s].writes.front();
      std::erase(made.reads, between);
      Shape& shape = plan_.buffers[between].type.shape;
      shape[0] = bands.lots;
      shape[1] = bands.kept[s];
    }
    for (std::vector<BufferId>* list : {&made.reads, &made.writes}) {
      std::ranges::sort(*list);
      list->erase(std::unique(list->begin(), list->end()), list->end());
    }
    made.bands = std::move(bands);
    last = std::move(made);
  }

  Plan& plan_;
  std::vector<std::vector<std::size_t>> readers_, writers_;  // kernels of each buffer
};

}  // namespace

void make_bands(Plan& plan) { BandMaker(plan).run(); }

}  // namespace modelc::plan
