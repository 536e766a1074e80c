#include <gtest/gtest.h>
#include <png.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "driver/disk.h"
#include "driver/driver.h"
#include "driver/memory_files.h"
#include "driver/samples.h"
#include "modelc/random.hpp"

namespace modelc::driver {
namespace {

std::string idx(unsigned char code, const std::vector<unsigned>& shape, const std::string& elements) {
  std::string bytes{'\0', '\0', static_cast<char>(code), static_cast<char>(shape.size())};
  for (const unsigned extent : shape)
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(extent >> shift & 255);
  return bytes + elements;
}

std::string error_of(const std::function<void()>& call) {
  try {
    call();
  } catch (const DataError& error) {
    return error.message;
  }
  return "no error";
}

TEST(Idx, ReadsEveryKindOfElement) {
  const ir::TensorData bytes = read_idx("f", idx(0x08, {2, 3}, std::string("\0\x01\x02\x7f\x80\xff", 6)));
  EXPECT_EQ(bytes.shape, (std::vector<std::int64_t>{2, 3}));
  EXPECT_EQ(bytes.integer, (std::vector<std::int64_t>{0, 1, 2, 127, 128, 255}));
  EXPECT_EQ(read_idx("f", idx(0x09, {2}, "\xff\x05")).integer, (std::vector<std::int64_t>{-1, 5}));
  EXPECT_EQ(read_idx("f", idx(0x0b, {1}, "\xff\xfe")).integer, (std::vector<std::int64_t>{-2}));
  EXPECT_EQ(read_idx("f", idx(0x0c, {1}, std::string("\0\0\x01\0", 4))).integer, (std::vector<std::int64_t>{256}));
  EXPECT_EQ(read_idx("f", idx(0x0d, {1}, std::string("\x3f\xc0\0\0", 4))).real, (std::vector<double>{1.5}));
  EXPECT_EQ(read_idx("f", idx(0x0e, {1}, std::string("\xc0\0\0\0\0\0\0\0", 8))).real, (std::vector<double>{-2}));
}

TEST(Idx, SaysWhatIsWrong) {
  const auto error = [](const std::string& bytes) { return error_of([&] { read_idx("f", bytes); }); };
  EXPECT_EQ(error("\x1f\x8b\x08"), "`f` is compressed: unpack it with gunzip");
  EXPECT_NE(error("PK").find("is no IDX file"), std::string::npos);
  EXPECT_NE(error(idx(0x07, {1}, "a")).find("kind of element 0x07"), std::string::npos);
  EXPECT_NE(error(idx(0x08, {2, 3}, "12345")).find("has 5 bytes behind its header of 12"), std::string::npos);
  EXPECT_NE(error(idx(0x08, {2, 3}, "123456").substr(0, 9)).find("is cut off"), std::string::npos);
  EXPECT_NE(error(idx(0x0e, {~0u, ~0u, ~0u, ~0u}, "")).find("its shape does not fit"), std::string::npos);
  EXPECT_EQ(error(idx(0x0e, {~0u, ~0u, ~0u, 0}, "")), "`f` has no elements: its axis 3 has the length 0");
}

TEST(Csv, ReadsQuotesRangesAndClasses) {
  const std::string text =
      "\xef\xbb\xbf"
      "a,\"b \"\"x\"\"\", c ,kind\r\n1,2.5,-3,rose\r\n\r\n+4,5e1,\"6\",\"li\nly\"\n7,8,9,rose";
  const std::vector<Samples> all =
      read_csv("f", text, {{"x", "a..c", false}, {"y", "kind", true}, {"z", "a", true}, {"w", "2", false}}, {});
  ASSERT_EQ(all.size(), 4u);
  EXPECT_EQ(all[0].tensor.data.shape, (std::vector<std::int64_t>{3, 3}));
  EXPECT_EQ(all[0].tensor.data.real, (std::vector<double>{1, 2.5, -3, 4, 50, 6, 7, 8, 9}));
  EXPECT_EQ(all[1].classes, (std::vector<std::string>{"li\nly", "rose"}));
  EXPECT_EQ(all[1].tensor.data.integer, (std::vector<std::int64_t>{1, 0, 1}));
  EXPECT_EQ(all[2].tensor.data.integer, (std::vector<std::int64_t>{1, 4, 7}));
  EXPECT_EQ(all[3].tensor.data.real, (std::vector<double>{2.5, 50, 8}));
}

TEST(Csv, SaysWhere) {
  const auto error = [](const std::string& text, const std::string& columns = "a") {
    return error_of([&] { read_csv("f", text, {{"x", columns, false}}, {}); });
  };
  EXPECT_EQ(error(""), "`f` is empty");
  EXPECT_EQ(error("a,b\n1,2\n3\n"), "`f`:3: 1 fields, where there are 2 columns");
  EXPECT_EQ(error("a,b\n1,2\nx,2\n"), "`f`:3: `x` is no number, in the column `a`");
  EXPECT_EQ(error("a,b\n1,2\n,2\n"), "`f`:3: the field is empty, in the column `a`");
  EXPECT_EQ(error("a\nnan\n"), "`f`:2: `nan` is no number, in the column `a`");
  EXPECT_EQ(error("a\n\"1\n"), "`f`:2: a quoted field is not closed");
  EXPECT_EQ(error("a\n\"1\"2\n"), "`f`:2: text behind the closing quote of a field");
  EXPECT_EQ(error("length\n1\n", "lenght"), "`f` has no column `lenght`; did you mean `length`?");
  EXPECT_EQ(error("a,b\n1,2\n", "b..a"), "the columns `b..a` of `f` run backwards");
}

/// Bytes of a good file, changed at random: an error or a result, never a crash.
TEST(Data, SurvivesMutatedFiles) {
  const std::string image = idx(0x08, {2, 2, 2}, "12345678"), table = "a,b,\"c\"\n1,2,x\n3,4,\"y\"\"\"\n";
  int refused = 0;
  for (std::int64_t round = 0; round < 4000; ++round) {
    std::string bytes = round % 2 == 0 ? image : table;
    for (std::int64_t change = 0; change <= round % 3; ++change) {
      const std::uint64_t bits = random_bits(5, round, change);
      const std::size_t at = bits % bytes.size();
      if (bits >> 40 & 1)
        bytes[at] = static_cast<char>(bits >> 32);
      else
        bytes.resize(at + 1);
    }
    try {
      if (round % 2 == 0)
        read_idx("f", bytes);
      else
        read_csv("f", bytes, {{"x", "a,b", false}, {"y", "c", true}}, {});
    } catch (const DataError&) {
      ++refused;
    }
  }
  EXPECT_GT(refused, 1000);
}

const char* const digits =
    "model Digits { input image: f32[batch, 4]  output digit = image |> Dense(3, activation = softmax)\n"
    "compile(optimizer = SGD(), loss = LOSS) }";

struct DataCommand : testing::Test {
  MemoryFiles files{};
  DataOptions options;

  void SetUp() override {
    files.set("images", idx(0x08, {3, 2, 2}, std::string("\0\x33\x66\x99\xcc\xff\0\0\0\0\0\xff", 12)));
    files.set("labels", idx(0x08, {3}, std::string("\x02\0\x01", 3)));
    files.set("bad", idx(0x08, {3}, std::string("\x03\0\x01", 3)));
    options.inputs = {"image=images"};
    options.targets = {"digit=labels"};
    options.output = "out";
    options.divide = 255;
  }
  void set_model(const std::string& loss) {
    std::string text = digits;
    text.replace(text.find("LOSS"), 4, loss);
    files.set("digits.model", text);
    options.model_path = "digits.model";
  }
  std::vector<NamedTensor> tensors(const Result& result, std::size_t file = 0) {
    EXPECT_EQ(result.status, Status::done) << result.err;
    return result.files.size() > file ? read_tensors(result.files[file].content) : std::vector<NamedTensor>{};
  }
};

TEST_F(DataCommand, NamesTargetsAsDataFilesDo) {
  const std::vector<NamedTensor> made = tensors(data(options, files));
  ASSERT_EQ(made.size(), 2u);
  EXPECT_EQ(made[0].name, "digit_true");
  EXPECT_EQ(made[0].data, (ir::TensorData{ir::DType::i32, {3}, {}, {2, 0, 1}}));
  EXPECT_EQ(made[1].name, "image");
  EXPECT_EQ(made[1].data.shape, (std::vector<std::int64_t>{3, 2, 2}));
  EXPECT_EQ(made[1].data.real[1], static_cast<double>(0.2f));
}

TEST_F(DataCommand, FitsTheModel) {
  set_model("categorical_crossentropy");
  std::vector<NamedTensor> made = tensors(data(options, files));
  ASSERT_EQ(made.size(), 2u);
  EXPECT_EQ(made[0].data, (ir::TensorData{ir::DType::f32, {3, 3}, {0, 0, 1, 1, 0, 0, 0, 1, 0}, {}}));
  EXPECT_EQ(made[1].data.shape, (std::vector<std::int64_t>{3, 4}));
  set_model("sparse_categorical_crossentropy");
  made = tensors(data(options, files));
  ASSERT_EQ(made.size(), 2u);
  EXPECT_EQ(made[0].data, (ir::TensorData{ir::DType::i32, {3}, {}, {2, 0, 1}}));
}

TEST_F(DataCommand, RefusesWhatDoesNotFit) {
  const auto refused = [&](const std::string& text) {
    const Result result = data(options, files);
    EXPECT_EQ(result.status, Status::wrong_input);
    EXPECT_TRUE(result.files.empty());
    EXPECT_NE(result.err.find(text), std::string::npos) << result.err;
  };
  set_model("categorical_crossentropy");
  options.targets = {"digit=bad"};
  refused("`digit_true` is class 3 in sample 0, and there are 3, from 0");
  options.targets = {"digits=labels"};
  refused("the model has no target `digits`; it has `digit_true`");
  options.targets = {"digit=labels"};
  options.inputs = {"image=labels"};
  refused("`image` is [samples] in the data, and the model's is `f32[batch, 4]`");
}

TEST_F(DataCommand, ShufflesAndSplits) {
  options.shuffle = true;
  options.validation = "val";
  options.validation_split = 0.34;
  const Result result = data(options, files);
  ASSERT_EQ(result.files.size(), 2u);
  EXPECT_EQ(result.files[1].path, "val");
  std::vector<std::int64_t> labels;
  for (std::size_t file = 0; file < 2; ++file) {
    const std::vector<NamedTensor> part = tensors(result, file);
    for (std::size_t i = 0; i < part[0].data.integer.size(); ++i) {
      labels.push_back(part[0].data.integer[i]);
      // The first pixel of the image of class 0 is 0xcc; the other two begin with black.
      EXPECT_EQ(part[1].data.real[4 * i], labels.back() == 0 ? static_cast<double>(0.8f) : 0.0);
    }
  }
  std::ranges::sort(labels);
  EXPECT_EQ(labels, (std::vector<std::int64_t>{0, 1, 2}));
  EXPECT_EQ(data(options, files).files[0].content, result.files[0].content);
}

std::string png(int height, int width, const std::vector<unsigned char>& rgb) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(width);
  image.height = static_cast<png_uint_32>(height);
  image.format = PNG_FORMAT_RGB;
  png_alloc_size_t size = 0;
  png_image_write_to_memory(&image, nullptr, &size, 0, rgb.data(), 0, nullptr);
  std::string bytes(size, '\0');
  EXPECT_TRUE(png_image_write_to_memory(&image, bytes.data(), &size, 0, rgb.data(), 0, nullptr));
  bytes.resize(size);
  return bytes;
}

TEST(Images, DecodesPng) {
  const std::string bytes = png(1, 2, {10, 20, 30, 255, 0, 7});
  const Image image = decode_image("f", bytes, false);
  EXPECT_EQ(image.pixels, (std::vector<float>{10, 20, 30, 255, 0, 7}));
  EXPECT_EQ(decode_image("f", png(1, 1, {9, 9, 9}), true).pixels, (std::vector<float>{9}));
  for (std::size_t size = 0; size < bytes.size(); ++size)  // cut off anywhere: an error, or what was there
    try {
      decode_image("f", std::string_view(bytes).substr(0, size), false);
    } catch (const DataError&) {
    }
  EXPECT_NE(error_of([&] { decode_image("f", "GIF89a", false); }).find("neither PNG nor JPEG"), std::string::npos);
  EXPECT_NE(error_of([&] { decode_image("f", "\xff\xd8\xff\xe0 nonsense", false); }).find("no valid JPEG"),
            std::string::npos);
}

TEST(Images, DecodesPngOf16Bits) {
  // Pillow wrote 0, 51, 204 and 255 times 257.
  std::ifstream file(MODELC_TEST_DIR "/pictures/fixtures/gray16.png", std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  EXPECT_EQ(decode_image("f", bytes, true).pixels, (std::vector<float>{0, 51, 204, 255}));
}

TEST(Images, Resizes) {
  // By hand: halving with a triangle of radius 2 weighs four pixels 1, 3, 3, 1; at the edge three, 3, 3, 1.
  const Image image{1, 4, 1, {8, 16, 24, 32}};
  const Image half = resized(image, 1, 2);
  ASSERT_EQ(half.pixels.size(), 2u);
  EXPECT_NEAR(half.pixels[0], (3 * 8 + 3 * 16 + 24) / 7.0, 1e-4);
  EXPECT_NEAR(half.pixels[1], (16 + 3 * 24 + 3 * 32) / 7.0, 1e-4);
  // Doubling interpolates between the middles of pixels.
  const Image twice = resized({1, 2, 1, {0, 4}}, 1, 4);
  EXPECT_EQ(twice.pixels, (std::vector<float>{0, 1, 3, 4}));
}

TEST(Images, TakesFoldersAsClasses) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::path(testing::TempDir()) / "modelc-images";
  fs::remove_all(folder);
  const auto save = [&](const std::string& name, const std::string& bytes) {
    fs::create_directories((folder / name).parent_path());
    std::ofstream(folder / name, std::ios::binary) << bytes;
  };
  save("dog/1.png", png(1, 1, {255, 255, 255}));
  save("cat/2.png", png(1, 1, {0, 0, 0}));
  save("cat/1.png", png(1, 1, {51, 51, 51}));
  const DiskFiles files;
  const std::vector<Samples> all = read_images(folder.string(), "image", "kind", {0, 0, true}, files);
  EXPECT_EQ(all[1].classes, (std::vector<std::string>{"cat", "dog"}));
  EXPECT_EQ(all[1].tensor.data.integer, (std::vector<std::int64_t>{0, 0, 1}));
  EXPECT_EQ(all[0].tensor.data.real, (std::vector<double>{51, 0, 255}));
  save("dog/2.png", png(2, 1, {0, 0, 0, 0, 0, 0}));
  EXPECT_NE(error_of([&] {
              read_images(folder.string(), "i", "k", {0, 0, true}, files);
            }).find("`--size`"),
            std::string::npos);
  EXPECT_EQ(read_images(folder.string(), "i", "k", {2, 2, false}, files)[0].tensor.data.shape,
            (std::vector<std::int64_t>{4, 2, 2, 3}));
  save("dog/3.png", "no image");
  EXPECT_NE(error_of([&] {
              read_images(folder.string(), "i", "k", {2, 2, false}, files);
            }).find("3.png` is neither"),
            std::string::npos);
  fs::remove_all(folder);
  EXPECT_NE(error_of([&] {
              read_images(folder.string(), "i", "k", {2, 2, false}, files);
            }).find("cannot be read"),
            std::string::npos);
}

}  // namespace
}  // namespace modelc::driver
