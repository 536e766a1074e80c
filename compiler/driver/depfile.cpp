#include "driver/depfile.h"

namespace modelc::driver {
namespace {

std::string escape(const std::string& path) {
  std::string out;
  std::size_t backslashes = 0;
  for (const char c : path) {
    if (c == ' ' || c == '\t' || c == '#')
      out.append(backslashes + 1, '\\');  // those before it would escape the escape
    if (c == ':') out += '\\';
    if (c == '$') out += '$';
    out += c;
    backslashes = c == '\\' ? backslashes + 1 : 0;
  }
  return out;
}

}  // namespace

std::string depfile(const std::string& target, const std::vector<std::string>& dependencies) {
  std::string out = escape(target) + ":";
  for (const std::string& dependency : dependencies) out += " \\\n  " + escape(dependency);
  return out + "\n";
}

}  // namespace modelc::driver
