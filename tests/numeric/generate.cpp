// Compiles models while the tests are built.
//   generate header FILE.model NAMESPACE OUTPUT     one header
//   generate SUITE PART PARTS OUTPUT                a translation unit with the classes of a part of a suite
#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>
#include <stdexcept>

#include "emit/text.h"
#include "numeric/compile.h"

namespace {

using namespace modelc::tests;

std::string without_pragma(const std::string& header) {
  const std::string pragma = "#pragma once\n";
  const std::size_t at = header.find(pragma);
  return header.substr(0, at) + header.substr(at + pragma.size());
}

std::string batch(const std::string& suite, std::size_t part, std::size_t parts) {
  std::string text = "#include \"numeric/compiled.h\"\n\n";
  std::string rows;
  for (const Case& one : cases(suite, part, parts)) {
    try {
      text += without_pragma(header_of(one)) + "\n";
      const std::string model = one.name + "::Model";
      rows += fmt::format("    {{\"{}\", nullptr, &run<{}>, &tables<{}>}},\n", one.name, model, model);
    } catch (const std::exception& error) {
      // The test of the case reports it, the others still run.
      rows +=
          fmt::format("    {{\"{}\", {}, nullptr, nullptr}},\n", one.name, modelc::emit::string_literal(error.what()));
    }
  }
  text += fmt::format(
      "namespace modelc::tests {{\nstatic const Compiled rows[] = {{\n{}}};\nextern const Batch {}_{};\n"
      "const Batch {}_{} = {{rows, sizeof(rows) / sizeof(rows[0])}};\n}}  // namespace modelc::tests\n",
      rows, suite, part, suite, part);
  return text;
}

std::string header(const std::string& path, const std::string& name) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream source;
  source << file.rdbuf();
  if (!file) throw std::runtime_error("cannot read " + path);
  return header_of_all({name, source.str(), {}});
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    std::cerr << "usage: generate header FILE NAMESPACE OUTPUT | generate SUITE PART PARTS OUTPUT\n";
    return 2;
  }
  try {
    const std::string what = argv[1];
    const std::string text =
        what == "header" ? header(argv[2], argv[3])
                         : batch(what, std::strtoull(argv[2], nullptr, 10), std::strtoull(argv[3], nullptr, 10));
    // What has not changed keeps its time stamp, and need not be compiled again.
    std::ostringstream before;
    if (std::ifstream old(argv[4], std::ios::binary); old) before << old.rdbuf();
    if (before.str() == text) return 0;
    std::ofstream out(argv[4], std::ios::binary);
    out << text;
    return out.flush() ? 0 : 3;
  } catch (const std::exception& error) {
    std::cerr << "generate: " << error.what() << "\n";
    return 1;
  }
}
