#include <gtest/gtest.h>

#include "elaborate/library.h"
#include "source/embedded.h"
#include "syntax/format.h"
#include "syntax/parser.h"

namespace modelc::elaborate {
namespace {

/// One by one, the declarations of the library are what its files parse to.
TEST(Declarations, AreThoseOfTheFiles) {
  SourceMap sources;
  Diagnostics diagnostics;
  const FileId first = add_library(sources);
  const Library library(first);
  std::size_t next = 0;
  for (FileId file = first; file < sources.size(); ++file) {
    const syntax::Module whole = syntax::parse(sources, file, diagnostics);
    syntax::Module parts;
    parts.file = file;
    for (; next < library.entries().size() && library.entries()[next].span.file == file; ++next)
      parts.declarations.push_back(library.statement(next, sources, diagnostics));
    ASSERT_EQ(parts.declarations.size(), whole.declarations.size()) << sources.file(file).path();
    EXPECT_EQ(syntax::print(parts), syntax::print(whole)) << sources.file(file).path();
    for (std::size_t i = 0; i < parts.declarations.size(); ++i) {
      EXPECT_EQ(parts.declarations[i]->span, whole.declarations[i]->span);
      EXPECT_EQ(parts.declarations[i]->doc, whole.declarations[i]->doc);
    }
  }
  EXPECT_EQ(next, library.entries().size());
  EXPECT_EQ(render_text(diagnostics, sources, false), "");
}

TEST(Declarations, AreParsedOnce) {
  SourceMap sources;
  Diagnostics diagnostics;
  const Library library(add_library(sources));
  EXPECT_EQ(library.statement(0, sources, diagnostics), library.statement(0, sources, diagnostics));
}

TEST(Declarations, StandInASourceMapOnce) {
  SourceMap sources;
  EXPECT_EQ(add_library(sources), 0u);
  const std::size_t files = sources.size();
  EXPECT_EQ(add_library(sources), 0u);
  EXPECT_EQ(sources.size(), files);
  SourceMap others;
  others.add("mine.model", "");
  EXPECT_EQ(add_library(others), 1u);
}

}  // namespace
}  // namespace modelc::elaborate
