// Annotations of examples/yolo/train, and everything that can be wrong with them.
#include "annotations.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "modelc/safetensors.hpp"
#include "picture.hpp"
#include "samples.hpp"

namespace trainer {
namespace {

const std::vector<std::string> classes{"circle", "square", "star"};
constexpr const char* header = "file,x_min,y_min,x_max,y_max,class\n";

template <class Call>
std::string problems(Call call) {
  try {
    call();
  } catch (const DataError& error) {
    return error.what();
  }
  return "no error";
}

std::string csv(const std::string& rows) {
  return problems([&] { parse_csv("a.csv", header + rows, classes); });
}

std::string json(const std::string& text) {
  return problems([&] { parse_json("a.json", text, classes); });
}

TEST(Csv, HasPicturesInTheirOrder) {
  const Annotations read = parse_csv("a.csv",
                                     std::string(header) +
                                         "b.png,1,2,3.5,4,square\r\n\"a, \"\"1\"\".png\",0,0,1,1,circle\n\n"
                                         "none.png,,,,,\nb.png,5,6,7,8,star",
                                     classes);
  ASSERT_EQ(read.pictures.size(), 3u);
  EXPECT_EQ(read.pictures[0].file, "b.png");
  ASSERT_EQ(read.pictures[0].boxes.size(), 2u);
  const Box& box = read.pictures[0].boxes[0];
  EXPECT_EQ(box.x_min, 1);
  EXPECT_EQ(box.y_min, 2);
  EXPECT_EQ(box.x_max, 3.5);
  EXPECT_EQ(box.y_max, 4);
  EXPECT_EQ(box.label, 1);
  EXPECT_EQ(box.line, 2);
  EXPECT_EQ(read.pictures[0].boxes[1].line, 6);
  EXPECT_EQ(read.pictures[1].file, "a, \"1\".png");
  EXPECT_EQ(read.pictures[1].line, 3);
  EXPECT_TRUE(read.pictures[2].boxes.empty());
  const std::string text = to_csv(read.pictures, classes);
  EXPECT_EQ(to_csv(parse_csv("b.csv", text, classes).pictures, classes), text);
}

TEST(Csv, SaysWhatIsWrongInWhichLine) {
  EXPECT_EQ(csv("a.png,1,2,3,4\n"), "a.csv:2: there are 5 fields, not 6");
  EXPECT_EQ(csv("a.png,1,2,3,4,circle\na.png,1,2,x,4,circle\n"), "a.csv:3: `x` is no number");
  EXPECT_EQ(csv("a.png,1,2,,4,circle\n"), "a.csv:2: `` is no number");
  EXPECT_EQ(csv("a.png,1,2,nan,4,circle\n"), "a.csv:2: `nan` is no number");
  EXPECT_EQ(csv("a.png,1,2,3,4,cirlce\n"), "a.csv:2: there is no class `cirlce`; is `circle` meant?");
  EXPECT_EQ(csv("a.png,1,2,3,4,elephant\n"), "a.csv:2: there is no class `elephant`");
  EXPECT_EQ(csv("a.png,3,2,3,4,star\n"), "a.csv:2: the box from (3, 2) to (3, 4) has no area");
  EXPECT_EQ(csv("a.png,-1,2,3,4,star\n"), "a.csv:2: the box from (-1, 2) to (3, 4) reaches out of the picture");
  EXPECT_EQ(csv(",1,2,3,4,star\n"), "a.csv:2: the picture has no name");
  EXPECT_EQ(csv("\"a.png,1,2,3,4,star\n"), "a.csv:2: a quotation does not end where a field does");
  EXPECT_EQ(csv(""), "a.csv:1: no picture is annotated");
  EXPECT_EQ(problems([] { parse_csv("a.csv", "a.png,1,2,3,4,star\n", classes); }),
            "a.csv:1: the header is not `file,x_min,y_min,x_max,y_max,class`");
  EXPECT_EQ(csv("a.png,1,2,3,4,moon\na.png,9,2,3,4,star\n"),
            "a.csv:2: there is no class `moon`\na.csv:3: the box from (9, 2) to (3, 4) has no area");
  std::string many;
  for (int i = 0; i < 25; ++i) many += "x\n";
  EXPECT_NE(csv(many).find("a.csv:21: there are 1 fields, not 6\nand 5 more"), std::string::npos);
}

constexpr const char* good = R"({"pictures": [
  {"file": "b.png", "boxes": [
    {"x_min": 1, "y_min": 2, "x_max": 3.5, "y_max": 4, "class": "square"},
    {"x_min": 5, "y_min": 6, "x_max": 7, "y_max": 8, "class": "star"}]},
  {"file": "none.png", "boxes": []}
], "comment": {"by": ["hand"]}})";

TEST(Json, IsReadAsCsvIs) {
  const Annotations read = parse_json("a.json", good, classes);
  EXPECT_EQ(to_csv(read.pictures, classes),
            std::string(header) + "b.png,1.00,2.00,3.50,4.00,square\nb.png,5.00,6.00,7.00,8.00,star\nnone.png,,,,,\n");
  EXPECT_EQ(read.pictures[0].boxes[1].line, 4);
  EXPECT_EQ(read.pictures[1].line, 5);
}

TEST(Json, SaysWhatIsWrongInWhichLine) {
  const auto changed = [](const std::string& from, const std::string& to) {
    std::string text = good;
    return json(text.replace(text.find(from), from.size(), to));
  };
  EXPECT_EQ(changed("\"star\"", "\"stars\""), "a.json:4: there is no class `stars`; is `star` meant?");
  EXPECT_EQ(changed("\"x_max\": 7", "\"x_max\": \"7\""), "a.json:4: `x_max` is not a number");
  EXPECT_EQ(changed("\"x_max\": 7", "\"x\": 7"), "a.json:4: `x_max` is missing");
  EXPECT_EQ(changed("7", "4"), "a.json:4: the box from (5, 6) to (4, 8) has no area");
  EXPECT_EQ(changed("\"boxes\": []", "\"boxes\": 3"), "a.json:5: `boxes` is not a list");
  EXPECT_EQ(changed("\"boxes\": []", "\"boxes\": [3]"), "a.json:5: a box is no object");
  EXPECT_EQ(changed("\"none.png\"", "\"\""), "a.json:5: the picture has no name");
  EXPECT_EQ(json("{\"pictures\": [3]}"), "a.json:1: a picture is no object");
  EXPECT_EQ(json("\n{}"), "a.json:2: `pictures` is missing");
  EXPECT_EQ(json("[]"), "a.json:1: this is no object with a list `pictures`");
  EXPECT_EQ(json("{\"pictures\": []}"), "a.json:1: no picture is annotated");
  EXPECT_EQ(changed("\"x_max\": 7,", "\"x_max\": 7").substr(0, 10), "a.json:4: ");
}

TEST(Json, IsRefusedWhereItEndsTooSoon) {
  const std::string text = good;
  for (std::size_t size = 0; size < text.size(); ++size)
    EXPECT_NE(json(text.substr(0, size)), "no error") << text.substr(0, size);
  EXPECT_NE(json(std::string(100000, '[')), "no error");
  EXPECT_NE(json("{\"pictures\": 1e999}"), "no error");
  EXPECT_NE(json("\xff\xfe{"), "no error");
}

struct Files : testing::Test {
  std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "modelc-yolo-train";
  void SetUp() override { std::filesystem::create_directories(folder); }
  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(folder / name, std::ios::binary) << text;
    return (folder / name).string();
  }
};

TEST_F(Files, HaveAnnotationsAndClasses) {
  EXPECT_EQ(read_classes(write("c.txt", "circle\r\n\nsquare\n")), (std::vector<std::string>{"circle", "square"}));
  const std::string twice = write("c.txt", "a\nb\na\n"), none = write("n.txt", "\n");
  EXPECT_EQ(problems([&] { read_classes(twice); }), twice + ":3: there is a class `a` already");
  EXPECT_EQ(problems([&] { read_classes(none); }), none + ":1: there is no class");
  EXPECT_EQ(problems([&] { read_annotations("nowhere.csv", classes); }),
            "`nowhere.csv` cannot be read: No such file or directory");
  EXPECT_EQ(problems([&] { read_annotations("a.xml", classes); }), "`a.xml` ends neither in .csv nor in .json");
  EXPECT_EQ(read_annotations(write("a.json", good), classes).pictures.size(), 2u);
}

TEST_F(Files, BecomeSamples) {
  pictures::Picture picture;
  picture.width = 8;
  picture.height = 4;
  picture.rgb.assign(96, 200);
  pictures::write((folder / "wide.png").string(), picture);
  const std::string path = write("a.csv", std::string(header) + "wide.png,0,0,4,4,star\nwide.png,6,1,8,2,circle\n");
  const Samples samples = load_samples(read_annotations(path, classes), 4, [](std::size_t) {});
  ASSERT_EQ(samples.count(), 1u);
  ASSERT_EQ(samples.boxes[0].size(), 2u);
  const TrueBox& box = samples.boxes[0][1];  // in a square of 8 pixels
  EXPECT_EQ(box.x, 7 / 8.0f);
  EXPECT_EQ(box.y, 1.5f / 8);
  EXPECT_EQ(box.width, 2 / 8.0f);
  EXPECT_EQ(box.height, 1 / 8.0f);
  EXPECT_EQ(box.label, 0);
  EXPECT_EQ(samples.image(0)[0], 200);
  EXPECT_EQ(samples.image(0)[47], 0) << "beside the picture";

  const std::string data = (folder / "a.safetensors").string();
  write_samples(data, samples, 3);
  const modelc::safetensors::File file(data);
  std::vector<float> boxes(15);
  ASSERT_EQ(file.header().find("boxes")->shape, (std::vector<std::int64_t>{1, 3, 5}));
  file.read(*file.header().find("boxes"), boxes.data());
  EXPECT_EQ(boxes[0], 0.25f);
  EXPECT_EQ(boxes[4], 2);
  EXPECT_EQ(boxes[12], 0) << "places without a box have no size";

  const std::string wrong = write("b.csv", std::string(header) + "wide.png,0,0,8,4.5,star\nmissing.png,0,0,1,1,star\n");
  const std::string text = problems([&] { load_samples(read_annotations(wrong, classes), 4, [](std::size_t) {}); });
  EXPECT_EQ(
      text.find(wrong + ":2: the box from (0, 0) to (8, 4.5) reaches out of the picture, which has 8 x 4 pixels\n" +
                wrong + ":3: `" + (folder / "missing.png").string() + "`"),
      0u)
      << text;
}

}  // namespace
}  // namespace trainer
