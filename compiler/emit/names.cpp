#include "emit/names.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "emit/arena.h"
#include "emit/text.h"
#include "ops/table.h"

namespace modelc::emit {
namespace {

using Words = std::set<std::string, std::less<>>;

// What no name in C++ may be, and namespaces that generated code refers to.
const Words& keywords() {
  static const Words words = {
      "alignas", "alignof", "and", "and_eq", "asm", "auto", "bitand", "bitor", "bool", "break", "case", "catch", "char",
      "char16_t", "char32_t", "char8_t", "class", "compl", "concept", "const", "const_cast", "consteval", "constexpr",
      "constinit", "continue", "co_await", "co_return", "co_yield", "decltype", "default", "delete", "do", "double",
      "dynamic_cast", "else", "enum", "explicit", "export", "extern", "false", "float", "for", "friend", "goto", "if",
      "inline", "int", "long", "mutable", "namespace", "new", "noexcept", "not", "not_eq", "nullptr", "operator", "or",
      "or_eq", "private", "protected", "public", "register", "reinterpret_cast", "requires", "return", "short",
      "signed", "sizeof", "static", "static_assert", "static_cast", "struct", "switch", "template", "this",
      "thread_local", "throw", "true", "try", "typedef", "typeid", "typename", "union", "unsigned", "using", "virtual",
      "void", "volatile", "wchar_t", "while", "xor", "xor_eq", "std", "modelc", "Eigen",
      // macros of the platforms and the C library
      "linux", "unix", "i386", "NULL", "EOF", "assert", "errno", "stdin", "stdout", "stderr", "NAN", "INFINITY",
      "HUGE_VAL", "RAND_MAX", "BUFSIZ", "INT_MAX", "INT_MIN", "CHAR_BIT", "SEEK_SET", "SEEK_CUR", "SEEK_END", "NDEBUG",
      "TRUE", "FALSE"};
  return words;
}

// The runtime's functions of elements, which statements call without its namespace.
Words scalar_functions() {
  Words words = {"select", "fma"};
  for (const ir::OpRow* row : ops::all()) {
    if (!row->scalar()) continue;
    for (std::size_t term = 0; term < row->scalar()->size(); ++term)
      if (const ir::ScalarFunction* function = (*row->scalar())[term].function) words.emplace(function->name);
  }
  return words;
}

// Names in the scope of the printed statements.
Words scope_words() {
  Words words = {// members of the class
                 "Symbols", "Weights", "Inputs", "Outputs", "Model", "symbol_names", "input_infos", "output_infos",
                 "weight_infos", "arena_bytes", "weight_bytes", "seed", "symbols", "inputs", "outputs", "predict",
                 "compute", "lay_out", "results", "block", "scratch", "prepare", "prepared",
                 // locals of the kernels
                 "i", "j", "k", "n", "r", "c", "lane", "lanes", "first", "acc", "row", "column", "channel", "pixel",
                 "out", "in", "value", "values", "sum", "sums", "total", "body", "turn", "step", "result", "band",
                 "begin", "place", "float_t", "double_t"};
  words.merge(scalar_functions());
  return words;
}

// One letter and digits, "i0" and "v12": the kernels' locals. Axes and states are often x1, y2, z, w0, h1.
bool counted(std::string_view name) {
  constexpr std::string_view free = "xyzwh";
  return name.size() > 1 && free.find(name[0]) == std::string_view::npos &&
         std::all_of(name.begin() + 1, name.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void choose(const plan::Plan& plan, const Arena::Slots& slots, const std::string& table, const std::string& arena,
            UniqueNames& unique, Names& names) {
  names.buffers.resize(plan.buffers.size());
  names.places.resize(plan.buffers.size());
  // What the app passes keeps its name; the rest gets numbers where it must.
  for (const bool leaves : {true, false}) {
    for (plan::BufferId id = 0; id < plan.buffers.size(); ++id) {
      const plan::Buffer& buffer = plan.buffers[id];
      if ((buffer.kind == plan::Buffer::Kind::leaf) == leaves)
        names.buffers[id] =
            buffer.kind == plan::Buffer::Kind::constant ? unique.add_with_values(buffer.name) : unique.add(buffer.name);
      if (buffer.kind == plan::Buffer::Kind::arena) names.places[id] = place(buffer, slots, table, arena);
    }
  }
  for (const auto& [kernel, body_slots] : slots.scans) {
    Names& body = names.scans[kernel];
    body.symbols = names.symbols;
    choose(*plan.kernels[kernel].scan.body, body_slots, table, arena, unique, body);
  }
}

void collect_symbols(const plan::Plan& plan, std::set<std::string>& symbols) {
  const auto add = [&](const ir::Dim& dim) {
    for (const std::string& symbol : dim.symbols()) symbols.insert(symbol);
  };
  const auto add_layout = [&](const plan::Layout& layout) {
    add(layout.offset);
    for (const ir::Dim& stride : layout.strides) add(stride);
  };
  const ir::Graph& graph = *plan.graph;
  for (ir::NodeId id = 0; id < graph.size(); ++id) {
    for (const ir::TensorType& type : graph[id].types)
      for (const ir::Dim& dim : type.shape) add(dim);
  }
  for (const plan::Kernel& kernel : plan.kernels) {
    for (const plan::Value& value : kernel.nest.values) {
      add(value.dim);
      add_layout(value.layout);
    }
    add(kernel.scan.length);
    if (kernel.scan.body) collect_symbols(*kernel.scan.body, symbols);
  }
}

}  // namespace

std::string identifier(const std::string& text) {
  std::string name;
  for (const char c : text) {
    const bool good = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (good || (!name.empty() && name.back() != '_')) name += good ? c : '_';  // no `__`: reserved in C++
  }
  // Members end in `_`; a name without letters, or one that starts with a digit, needs a start.
  while (!name.empty() && name.back() == '_') name.pop_back();
  if (name.empty() || (name[0] >= '0' && name[0] <= '9')) name = name.empty() ? "unnamed" : "t" + name;
  return keywords().contains(name) ? name + "_" : name;
}

bool reserved(std::string_view name) {
  static const Words words = scope_words();
  return words.contains(name) || counted(name);
}

bool called(std::string_view name) {
  static const Words words = scalar_functions();
  return words.contains(name);
}

std::string UniqueNames::add(const std::string& text) {
  const std::string base = identifier(text);
  std::string name = base;
  int& number = numbers_.try_emplace(base, 1).first->second;
  while (reserved(name) || takes(name)) name = base + (base.back() == '_' ? "" : "_") + std::to_string(++number);
  taken_.insert(name);
  return name;
}

std::string UniqueNames::add_with_values(const std::string& text) {
  std::string name = add(text);
  while (takes(name + "_values")) name = add(text);
  take(name + "_values");
  return name;
}

Names choose_names(const plan::Plan& plan, const std::string& slots, const std::string& arena) {
  Names names;
  UniqueNames unique;
  std::set<std::string> symbols;
  collect_symbols(plan, symbols);
  for (const std::string& symbol : symbols) names.symbols[symbol] = unique.add(symbol);
  choose(plan, plan_arena(plan).plan, slots, arena, unique, names);
  return names;
}

std::string declare(const plan::Plan& plan, plan::BufferId id, const Names& names) {
  const plan::Buffer& buffer = plan.buffers[id];
  const std::string type = element_type(buffer.type.dtype);
  if (buffer.kind == plan::Buffer::Kind::arena)
    return fmt::format("{}* const {} = {};", type, names.buffers[id], names.places[id]);
  const std::int64_t count = buffer.data->size();
  return fmt::format(
      "alignas(64) static constexpr {0} {1}_values[{2}] = {{{3}}};\nconst {0}* const {1} = modelc::opaque({1}_values);",
      type, names.buffers[id], std::max<std::int64_t>(count, 1), literals(*buffer.data));
}

}  // namespace modelc::emit
