// The pictures of examples/yolo: what is read equals what Pillow wrote, and whatever is no picture is an error.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <string>
#include <vector>

#include "draw.hpp"
#include "exif.hpp"
#include "picture.hpp"

namespace pictures {
namespace {

using Rgb = std::vector<int>;

std::string fixture(const std::string& name) { return MODELC_TEST_DIR "/pictures/fixtures/" + name; }

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

Rgb all(const Picture& picture) { return {picture.rgb.begin(), picture.rgb.end()}; }

Rgb at(const Picture& picture, int y, int x) {
  const std::uint8_t* const p = picture.rgb.data() + picture.at(y, x);
  return {p[0], p[1], p[2]};
}

std::string error_of(const std::string& path, const std::string& bytes) {
  try {
    decode(path, bytes);
  } catch (const Error& error) {
    return error.what();
  }
  return "none";
}

std::string error_of_reading(const std::string& path) {
  try {
    read(path);
  } catch (const Error& error) {
    return error.what();
  }
  return "none";
}

// A folder that is empty at first and gone at the end.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "pictures_XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  std::string operator/(const std::string& name) const { return path_ + "/" + name; }
  auto files() const { return std::distance(std::filesystem::directory_iterator(path_), {}); }

 private:
  std::string path_;
};

TEST(Pictures, ReadsEveryKindOfPng) {
  EXPECT_EQ(all(read(fixture("gray16.png"))), (Rgb{0, 0, 0, 51, 51, 51, 204, 204, 204, 255, 255, 255}));
  EXPECT_EQ(all(read(fixture("alpha.png"))), (Rgb{10, 20, 30, 0, 0, 0}));
  EXPECT_EQ(all(read(fixture("gray_alpha.png"))), (Rgb{90, 90, 90, 0, 0, 0}));
  EXPECT_EQ(all(read(fixture("palette.png"))), (Rgb{255, 0, 0, 0, 255, 0, 0, 0, 255}));
}

TEST(Pictures, ReadsGrayJpeg) {
  const Picture picture = read(fixture("gray.jpg"));
  EXPECT_EQ(picture.width, 24);
  EXPECT_EQ(picture.height, 16);
  EXPECT_EQ(at(picture, 4, 4), (Rgb{75, 75, 75}));
}

TEST(Pictures, TurnsAsTheCameraSays) {
  const std::string turned = bytes_of(fixture("turned.jpg"));
  const std::size_t tag = turned.find(std::string("\x01\x12\x00\x03", 4));
  ASSERT_NE(tag, std::string::npos);
  const std::size_t value = tag + 9;
  ASSERT_EQ(turned[value], 6);
  const Rgb red{250, 0, 0}, blue{0, 0, 250}, yellow{250, 250, 0}, white{250, 250, 250};
  const std::vector<Rgb> corners[] = {
      {red, blue, yellow, white}, {blue, red, white, yellow}, {white, yellow, blue, red}, {yellow, white, red, blue},
      {red, yellow, blue, white}, {yellow, red, white, blue}, {white, blue, yellow, red}, {blue, white, red, yellow}};
  for (int orientation = 1; orientation <= 8; ++orientation) {
    SCOPED_TRACE(orientation);
    std::string bytes = turned;
    bytes[value] = static_cast<char>(orientation);
    EXPECT_EQ(exif_orientation(bytes), orientation);
    const Picture picture = decode("turned.jpg", bytes);
    EXPECT_EQ(picture.width, orientation < 5 ? 24 : 16);
    EXPECT_EQ(picture.height, orientation < 5 ? 16 : 24);
    for (int corner = 0; corner < 4; ++corner) {
      const Rgb found = at(picture, corner < 2 ? 4 : picture.height - 5, corner % 2 == 0 ? 4 : picture.width - 5);
      for (std::size_t k = 0; k < 3; ++k)
        EXPECT_NEAR(found[k], corners[orientation - 1][static_cast<std::size_t>(corner)][k], 3);
    }
  }
  for (const int none : {0, 9}) {
    std::string bytes = turned;
    bytes[value] = static_cast<char>(none);
    EXPECT_EQ(exif_orientation(bytes), 1);
  }
}

TEST(Pictures, NamesWhatIsWrong) {
  const Folder folder;
  EXPECT_EQ(error_of_reading(folder / "none.jpg"), "`" + folder / "none.jpg" + "` does not exist");
  EXPECT_EQ(error_of_reading(folder / ""), "`" + folder / "" + "` is not a file");
  EXPECT_EQ(error_of("a.jpg", ""), "`a.jpg` is empty");
  EXPECT_EQ(error_of("a.jpg", "not a picture\n"), "`a.jpg` is neither a JPEG nor a PNG file");
  EXPECT_EQ(error_of("a.png", bytes_of(fixture("huge.png"))),
            "`a.png` has 30000 x 30000 pixels by its header; read are up to 32767 across and 134217728 in all");
  EXPECT_EQ(error_of("a.jpg", bytes_of(fixture("cmyk.jpg"))),
            "`a.jpg` is in CMYK, for printing; read are RGB and gray");
}

TEST(Pictures, RefusesEveryTruncatedJpeg) {
  const std::string bytes = bytes_of(fixture("turned.jpg"));
  for (std::size_t length = 1; length + 2 < bytes.size(); ++length)
    EXPECT_NE(error_of("a.jpg", bytes.substr(0, length)), "none") << length << " of " << bytes.size();
}

TEST(Pictures, AnswersDamagedFiles) {
  for (const char* name : {"turned.jpg", "gray.jpg", "gray16.png", "alpha.png", "palette.png"}) {
    const std::string bytes = bytes_of(fixture(name));
    ASSERT_FALSE(bytes.empty());
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      error_of(name, bytes.substr(0, i));
      std::string damaged = bytes;
      damaged[i] = static_cast<char>(~damaged[i]);
      error_of(name, damaged);
    }
  }
}

TEST(Pictures, ResizesWithoutCentres) {
  const Picture picture{2, 2, {0, 10, 20, 100, 110, 120, 200, 210, 220, 60, 70, 80}};
  const std::vector<float> out = resize(picture, 4, 4);
  ASSERT_EQ(out.size(), 48u);
  // Pixel i lies at i / 2; behind the last one is its own value.
  const float red[] = {0, 50, 100, 100, 100, 90, 80, 80, 200, 130, 60, 60, 200, 130, 60, 60};
  for (std::size_t i = 0; i < 16; ++i) {
    EXPECT_FLOAT_EQ(out[3 * i], red[i]) << i;
    EXPECT_FLOAT_EQ(out[3 * i + 1], red[i] + 10) << i;
    EXPECT_FLOAT_EQ(out[3 * i + 2], red[i] + 20) << i;
  }
}

TEST(Pictures, PadsWithZerosAtTheEnd) {
  const Picture picture{2, 1, {80, 80, 80, 40, 40, 40}};
  const std::vector<float> out = letterbox(picture, 4);
  ASSERT_EQ(out.size(), 48u);
  const float red[] = {80, 60, 40, 40, 40, 30, 20, 20, 0, 0, 0, 0, 0, 0, 0, 0};
  for (std::size_t i = 0; i < 16; ++i) EXPECT_FLOAT_EQ(out[3 * i], red[i]) << i;
  EXPECT_THROW(resize(picture, 0, 4), Error);
  EXPECT_THROW(resize(picture, 4, 4, 1, 1), Error);
}

TEST(Pictures, WritesWhatItReads) {
  const Folder folder;
  const Picture picture = read(fixture("turned.jpg"));
  write(folder / "a.PNG", picture);
  const Picture png = read(folder / "a.PNG");
  EXPECT_EQ(png.width, 16);
  EXPECT_EQ(all(png), all(picture));
  write(folder / "a.jpg", picture);
  const Picture jpeg = read(folder / "a.jpg");
  ASSERT_EQ(jpeg.rgb.size(), picture.rgb.size());
  for (std::size_t i = 0; i < jpeg.rgb.size(); ++i) EXPECT_NEAR(jpeg.rgb[i], picture.rgb[i], 8);
  EXPECT_THROW(write(folder / "a.gif", picture), Error);
  EXPECT_THROW(write(folder / "missing/a.png", picture), Error);
  std::filesystem::create_directory(folder / "b.png");
  EXPECT_THROW(write(folder / "b.png", picture), Error);
  EXPECT_EQ(folder.files(), 3);
}

TEST(Pictures, DrawsFramesAndLabels) {
  Picture picture{64, 64, std::vector<std::uint8_t>(64 * 64 * 3, 128)};
  const Picture before = picture;
  draw(picture, {{20, 30, 30, 24, "", 2}});
  const Rgb blue = at(picture, 42, 20);
  EXPECT_GT(blue[2], blue[0] + 60);
  EXPECT_EQ(at(picture, 42, 35), (Rgb{128, 128, 128}));
  EXPECT_EQ(at(picture, 42, 10), (Rgb{128, 128, 128}));
  EXPECT_EQ(at(picture, 22, 24), (Rgb{128, 128, 128}));
  draw(picture, {{20, 30, 30, 24, "cat", 2}});
  EXPECT_NE(at(picture, 22, 24), (Rgb{128, 128, 128}));

  picture = before;
  const double inf = std::numeric_limits<double>::infinity();
  draw(picture,
       {{std::nan(""), 0, 9, 9, "a", 0}, {0, 0, inf, 9, "a", 0}, {0, 0, -9, 9, "a", 0}, {0, 0, 1e9, 9, "a", 0}});
  EXPECT_EQ(all(picture), all(before));
  draw(picture,
       {{-50, -50, 500, 500, "larger than the picture, and its label as well", -3}, {90, 90, 9, 9, "\xff", 99}});
}

}  // namespace
}  // namespace pictures
