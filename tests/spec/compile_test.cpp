#include <gtest/gtest.h>

#include <cstdlib>

#include "driver/driver.h"
#include "spec/conformance.h"

namespace modelc::spec {
namespace {

/// Conformance programs through the whole tool: a file for the valid ones, nothing but diagnostics for the others. Each
/// compilation parses the library again, so a sample has to do, a smaller one where the sanitizers slow that down.
#ifdef __SANITIZE_ADDRESS__
constexpr std::size_t every = 18;
#else
constexpr std::size_t every = 6;
#endif
TEST(Compile, GivesAFileOrErrors) {
  const std::vector<std::string> all = programs(spec_root);
  for (std::size_t i = 0; i < all.size(); i += every) {
    const std::string& name = all[i];
    SCOPED_TRACE(name);
    const fs::path path = spec_root / name;
    driver::CompileOptions options;
    options.program = read_expectations(slurp(path)).options;
    const driver::Result result = driver::compile(path.filename().string(), options, Folder(path.parent_path()));
    EXPECT_TRUE(result.status == driver::Status::done || result.status == driver::Status::wrong_input);
    if (result.status == driver::Status::done) {
      ASSERT_EQ(result.files.size(), 1u);
      EXPECT_EQ(result.files[0].path, path.stem().string() + ".hpp");
      EXPECT_NE(result.files[0].content.find("#pragma once"), std::string::npos);
      EXPECT_EQ(result.err.find("error["), std::string::npos);
    } else {
      EXPECT_TRUE(result.files.empty());
      EXPECT_NE(result.err.find("error[E"), std::string::npos) << result.err;
    }
  }
}

/// Fusion has a bound, so that a long chain takes neither endless time nor one endless loop body.
TEST(Compile, SplitsALongChainOfOperations) {
  class OneFile : public FileSystem {
   public:
    std::optional<std::string> read(const std::string&, std::string&) const override {
      return "model M { input x: f32[b, 3] for i in range(3000) { x = x * 1.5 + i } output y = x }";
    }
  };
  const driver::Result result = driver::compile("m.model", {}, OneFile());
  ASSERT_EQ(result.status, driver::Status::done) << result.err;
  std::size_t loops = 0;
  const std::string& text = result.files.at(0).content;
  for (std::size_t at = 0; (at = text.find("for_lanes", at)) != std::string::npos; ++at) ++loops;
  EXPECT_GE(loops, 30u);
  EXPECT_LE(loops, 200u);
}

#ifdef MODELC_TOOL
/// A failing compilation writes no file and leaves the one of an earlier success as it was.
TEST(Compile, LeavesNoFileBehindWhenItFails) {
  const fs::path folder = fs::temp_directory_path() / "modelc_spec_compile";
  fs::remove_all(folder);
  fs::create_directories(folder);
  const auto compile = [&](const std::string& text) {
    std::ofstream(folder / "m.model", std::ios::binary) << text;
    const std::string command =
        "cd '" + folder.string() + "' && '" + MODELC_TOOL + "' compile m.model -o out.hpp 2>err.txt";
    return std::system(command.c_str());
  };
  const std::string valid = "model M {\n    input x: f32[batch, 4]\n    output y = relu(x)\n}\n";
  EXPECT_NE(compile("model M { input x: f32[batch, 4] output y = rellu(x) }"), 0);
  EXPECT_FALSE(fs::exists(folder / "out.hpp"));
  EXPECT_NE(slurp(folder / "err.txt").find("did you mean `relu`?"), std::string::npos);
  EXPECT_EQ(compile(valid), 0);
  const std::string header = slurp(folder / "out.hpp");
  EXPECT_NE(header.find("class M"), std::string::npos);
  EXPECT_NE(compile("model M { input x: f32[batch, 4] output y = x + x[:, :3] }"), 0);
  EXPECT_EQ(slurp(folder / "out.hpp"), header);
  EXPECT_EQ(compile(valid), 0);
  EXPECT_EQ(slurp(folder / "out.hpp"), header);
  std::size_t files = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) files += entry.is_regular_file();
  EXPECT_EQ(files, 3u) << "m.model, out.hpp and err.txt";
  fs::remove_all(folder);
}
#endif

}  // namespace
}  // namespace modelc::spec
