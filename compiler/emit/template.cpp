#include "emit/template.h"

#include <set>
#include <stdexcept>

#include "source/embedded.h"

namespace modelc::emit {
namespace {

std::string_view next_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

void append_indented(std::string& out, std::string_view text, std::string_view indent) {
  bool first = true;
  while (!text.empty()) {
    const std::string_view line = next_line(text);
    if (!first) out += '\n';
    // Lines of the preprocessor begin at the margin.
    if (line.starts_with('#'))
      out.erase(out.find_last_not_of(' ') + 1).append(line);
    else if (!line.empty())
      out.append(first ? std::string_view() : indent).append(line);
    first = false;
  }
}

class Filler {
 public:
  explicit Filler(const Holes& holes) : holes_(holes) {}

  std::string run(std::string_view text) {
    while (!text.empty()) {
      const std::string_view line = next_line(text);
      const bool begins =
          (ends_with("{\n") && !last_line().starts_with("namespace")) || ends_with(":\n") || ends_with("#else\n");
      if (line.empty() && (begins || ends_with("\n\n"))) continue;
      const std::size_t begin = line.find_first_not_of(' ');
      const bool closes = begin != std::string_view::npos && line[begin] == '}' && !line.starts_with("}  //");
      while (closes && ends_with("\n\n")) out_.pop_back();
      add(line);
    }
    while (!out_.empty() && out_.back() == '\n') out_.pop_back();
    for (const auto& [name, value] : holes_)
      if (!used_.contains(name)) throw std::logic_error("template: there is no hole for `" + name + "`");
    return std::move(out_);
  }

 private:
  bool ends_with(std::string_view end) const { return std::string_view(out_).ends_with(end); }

  std::string_view last_line() const {
    const std::string_view out = std::string_view(out_).substr(0, out_.size() - 1);
    return out.substr(out.rfind('\n') + 1);
  }

  void add(std::string_view line) {
    const std::string_view indent = line.substr(0, std::min(line.find_first_not_of(' '), line.size()));
    const std::string_view rest = line.substr(indent.size());
    if (rest.size() > 2 && rest.front() == '$' && rest.find('$', 1) == rest.size() - 1 &&
        value(rest.substr(1, rest.size() - 2)).empty())
      return;
    std::string filled(indent);
    for (std::size_t at = 0; at < rest.size();) {
      const std::size_t begin = std::min(rest.find('$', at), rest.size());
      filled += rest.substr(at, begin - at);
      if (begin == rest.size()) break;
      const std::size_t end = rest.find('$', begin + 1);
      if (end == std::string_view::npos) throw std::logic_error("template: `$` without its end");
      append_indented(filled, value(rest.substr(begin + 1, end - begin - 1)), indent);
      at = end + 1;
    }
    out_ += filled + '\n';
  }

  const std::string& value(std::string_view name) {
    const auto found = holes_.find(name);
    if (found == holes_.end()) throw std::logic_error("template: nothing fills `" + std::string(name) + "`");
    used_.insert(found->first);
    return found->second;
  }

  const Holes& holes_;
  std::set<std::string, std::less<>> used_;
  std::string out_;
};

}  // namespace

std::string fill_text(std::string_view text, const Holes& holes) { return Filler(holes).run(text); }

std::string fill(std::string_view file, const Holes& holes) {
  for (const EmbeddedFile& embedded : template_files)
    if (embedded.path == file) return fill_text(embedded.text, holes);
  throw std::logic_error("template: there is no file `" + std::string(file) + "`");
}

}  // namespace modelc::emit
