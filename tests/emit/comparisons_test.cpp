// What planner and printers know of an operation, an entry point or a leaf is in members of its row, point or leaf:
// they compare no names and no kinds of leaves.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>

namespace {

struct Line {
  std::string place, text;
};

std::vector<Line> lines_of(const std::string& folder) {
  std::vector<Line> lines;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(MODELC_SOURCE_DIR) + "/compiler/" + folder)) {
    std::ifstream file(entry.path());
    std::string text;
    for (int number = 1; std::getline(file, text); ++number)
      lines.push_back({entry.path().filename().string() + ":" + std::to_string(number), text});
  }
  return lines;
}

const std::regex& comparison() {
  static const std::regex compared(
      // op->name == "matmul", name != "predict", "loss" == output.name
      R"re(name\(?\)? *(==|!=) *"|" *(==|!=) *[\w.>\-\[\]()]*name\b)re"
      // a name bound for comparing: std::string_view op = node.op->name
      R"re(|string_view \w+ = .*op->name)re"
      // find(context, "train_step"), ranges::find(rows, "matmul", &OpRow::name)
      R"re(|find\(.*&(OpRow|Entry|EntryPoint)::name|has_param\()re"
      // leaf.kind == ir::Leaf::Kind::target
      R"re(|(==|!=|case) *(modelc::)?(ir::)?Leaf::Kind::)re");
  return compared;
}

TEST(Comparisons, AreFoundWhereTheyStand) {
  for (const char* text : {"if (node.op->name == \"matmul\") {", "const std::string_view op = node.op->name;",
                           "return entry.name != \"predict\";", "if (\"loss\" == output.name) {",
                           "if (has_param(*node.op, \"pool_size\"))", "if (leaf.kind == ir::Leaf::Kind::target)",
                           "case Leaf::Kind::input:", "std::ranges::find(context.trained, name, &Entry::name)"})
    EXPECT_TRUE(std::regex_search(text, comparison())) << text;
  EXPECT_FALSE(std::regex_search("text = std::string(node.op->name);", comparison()));
}

TEST(Comparisons, OfNamesAndLeafKindsAreNotInPlanAndEmit) {
  std::size_t seen = 0;
  for (const char* folder : {"plan", "emit"})
    for (const Line& line : lines_of(folder)) {
      ++seen;
      EXPECT_FALSE(std::regex_search(line.text, comparison())) << folder << "/" << line.place << ": " << line.text;
    }
  EXPECT_GT(seen, 5000u);
}

}  // namespace
