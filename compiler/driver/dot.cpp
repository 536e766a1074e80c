#include "driver/dot.h"

#include <fmt/format.h>

#include <algorithm>

namespace modelc::driver {

std::string dot_text(const std::string& text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '&': escaped += "&amp;"; break;
      case '<': escaped += "&lt;"; break;
      case '>': escaped += "&gt;"; break;
      case '"': escaped += "&quot;"; break;
      default: escaped += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
  }
  return escaped;
}

Dot::Dot(const std::string& name) {
  std::string quoted;
  for (const char c : name) quoted += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
  text_ = fmt::format("digraph \"{}\" {{\n", quoted);
  line("rankdir=TB nodesep=0.4 ranksep=0.35 fontname=\"Helvetica\" fontsize=11");
  line("node [shape=plain fontname=\"Helvetica\" fontsize=11]");
  line("edge [color=\"#5a6a7a\" arrowsize=0.7 fontname=\"Helvetica\" fontsize=9 fontcolor=\"#5a6a7a\"]");
}

void Dot::line(const std::string& text) {
  text_ += std::string(2 * static_cast<std::size_t>(depth_), ' ') + text + "\n";
}

void Dot::box(const std::string& id, const DotBox& box) {
  std::size_t columns = 1;
  for (const auto& row : box.rows) columns = std::max(columns, row.size());
  std::string title = "<B>" + dot_text(box.title) + "</B>";
  if (!box.name.empty()) title += "&nbsp; " + dot_text(box.name);
  std::string table = fmt::format(
      "<TABLE BORDER=\"0\" CELLBORDER=\"1\" CELLSPACING=\"0\" CELLPADDING=\"5\" COLOR=\"#5a6a7a\">"
      "<TR><TD COLSPAN=\"{}\" BGCOLOR=\"{}\">{}</TD></TR>",
      columns, box.colour, title);
  for (const auto& row : box.rows) {
    table += "<TR>";
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::size_t span = i + 1 == row.size() ? columns - i : 1;
      table += fmt::format("<TD COLSPAN=\"{}\">{}</TD>", span, dot_text(row[i]));
    }
    table += "</TR>";
  }
  line(fmt::format("{} [label=<{}</TABLE>>]", id, table));
}

void Dot::port(const std::string& id, const std::string& title, const std::string& text) {
  line(
      fmt::format("{} [shape=box style=\"rounded,filled\" fillcolor=\"#eef3e6\" color=\"#5a6a7a\" margin=\"0.15,0.08\" "
                  "label=<<B>{}</B><BR/>{}>]",
                  id, dot_text(title), dot_text(text)));
}

void Dot::open_cluster(const std::string& id, const std::string& title) {
  line(fmt::format("subgraph cluster_{} {{", id));
  ++depth_;
  line(fmt::format("label=<<B>{}</B>> style=\"rounded\" color=\"#8a9aaa\" margin=14", dot_text(title)));
}

void Dot::close_cluster() {
  --depth_;
  line("}");
}

void Dot::edge(const std::string& from, const std::string& to, const std::string& label) {
  line(label.empty() ? fmt::format("{} -> {}", from, to)
                     : fmt::format("{} -> {} [label=<{}>]", from, to, dot_text(label)));
}

std::string Dot::text() const { return text_ + "}\n"; }

}  // namespace modelc::driver
