#include "modelc/safetensors.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <random>

#include "modelc/dataset.hpp"
#include "modelc/weights.hpp"

namespace {
namespace st = modelc::safetensors;
namespace fs = std::filesystem;

// A file with the given header and so many zero bytes of data; `claimed` stands for the header's size when given.
std::string file_with(const std::string& header, std::size_t data_bytes, std::uint64_t claimed = UINT64_MAX) {
  if (claimed == UINT64_MAX) claimed = header.size();
  std::string bytes(8, '\0');
  for (unsigned i = 0; i < 8; ++i) bytes[i] = static_cast<char>(claimed >> (8 * i) & 255);
  return bytes + header + std::string(data_bytes, '\0');
}
st::Header parse(const std::string& bytes) { return st::parse(bytes.data(), bytes.size()); }
std::string error_of(const std::string& bytes) {
  try {
    parse(bytes);
  } catch (const modelc::Error& error) {
    return error.what();
  }
  return "no error";
}
std::string error_of_header(const std::string& header, std::size_t data_bytes) {
  return error_of(file_with(header, data_bytes));
}

std::vector<st::View> sample(const std::vector<float>& data) {
  return {{"dense/kernel", "F32", {2, 3}, data.data()},
          {"b\"\\\n\u00e9", "F32", {}, data.data() + 6},
          {"steps", "I64", {1}, data.data()},
          {"none", "BOOL", {0, 5}, nullptr}};
}
const std::vector<float> data = {1, 2, 3, 4, 5, 6, 7, 8};

// A folder of this test's own, gone afterwards.
class Files : public ::testing::Test {
 protected:
  void SetUp() override {
    folder = fs::temp_directory_path() / ("modelc_" + std::to_string(std::random_device{}()) +
                                          ::testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::create_directory(folder);
  }
  void TearDown() override { fs::remove_all(folder); }
  std::string path(const char* name) const { return (folder / name).string(); }
  std::size_t file_count() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
  }
  static std::string text(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  static void put(const std::string& path, const std::string& text) { std::ofstream(path, std::ios::binary) << text; }
  fs::path folder;
};

TEST(Safetensors, reads_what_the_format_allows) {
  const st::Header header = parse(file_with(
      "{\"__metadata__\":{\"format\":\"pt\"}, \"w\" : {\"shape\":[2,2],\"dtype\":\"F32\",\"data_offsets\":[4,20]},"
      "\"a\\u00e9\\ud83d\\ude00\":{\"dtype\":\"I32\",\"shape\":[],\"data_offsets\":[0,4]},\n\"e\":{\"dtype\":\"F64\","
      "\"shape\":[0],\"data_offsets\":[20,20]}}   ",
      20));
  ASSERT_EQ(header.entries.size(), 3u);
  EXPECT_EQ(header.entries[0].name, "a\u00e9\U0001F600");
  EXPECT_EQ(header.entries[1].name, "e");
  const st::Entry* w = header.find("w");
  ASSERT_NE(w, nullptr);
  EXPECT_EQ(w->shape, (std::vector<std::int64_t>{2, 2}));
  EXPECT_EQ(w->begin, 4u);
  EXPECT_EQ(w->bytes(), 16u);
  EXPECT_EQ(header.find("x"), nullptr);
  EXPECT_EQ(header.metadata, (st::Metadata{{"format", "pt"}}));
  EXPECT_TRUE(parse(file_with("{}", 0)).entries.empty());
}

TEST(Safetensors, refuses_what_it_does_not) {
  const std::string f32 = "\"dtype\":\"F32\"";
  EXPECT_EQ(error_of("{}"), "the file is cut off: it has 2 bytes, the size of the header alone takes 8");
  EXPECT_EQ(error_of(file_with("{}", 0, 3)), "the file is cut off: its header has 3 bytes, of which 2 are there");
  EXPECT_EQ(error_of(file_with("{}", 0, 1ull << 60)),
            "the header's size, 1152921504606846976, exceeds the format's limit of 100000000 bytes");
  EXPECT_EQ(error_of_header("{\"a\":{" + f32 + ",\"shape\":[2],\"data_offsets\":[0,8]}}", 4),
            "tensor `a` lies at bytes 0 to 8, but the data has 4");
  EXPECT_EQ(error_of_header("{\"a\":{" + f32 + ",\"shape\":[2],\"data_offsets\":[8,0]}}", 8),
            "tensor `a` lies at bytes 8 to 0, but the data has 8");
  EXPECT_EQ(error_of_header("{\"a\":{" + f32 + ",\"shape\":[3],\"data_offsets\":[0,8]}}", 8),
            "tensor `a` needs 12 bytes by its dtype and shape, but has 8");
  EXPECT_EQ(error_of_header("{\"a\":{" + f32 + ",\"shape\":[1],\"data_offsets\":[0,4]},\"b\":{" + f32 +
                                ",\"shape\":[1],\"data_offsets\":[2,6]}}",
                            6),
            "tensor `b` overlaps the one before it");
  EXPECT_EQ(error_of_header("{\"a\":{" + f32 + ",\"shape\":[1],\"data_offsets\":[0,4]},\"b\":{" + f32 +
                                ",\"shape\":[1],\"data_offsets\":[8,12]}}",
                            12),
            "bytes 4 to 8 of the data belong to no tensor");
  EXPECT_EQ(error_of_header("{\"a\":{" + f32 + ",\"shape\":[1],\"data_offsets\":[0,4]}}", 5),
            "1 bytes behind the last tensor belong to no tensor");
  EXPECT_EQ(error_of_header("{\"a\":{" + f32 + ",\"shape\":[1],\"data_offsets\":[0,4]},\"a\":{" + f32 +
                                ",\"shape\":[1],\"data_offsets\":[4,8]}}",
                            8),
            "tensor `a` is there twice");
  EXPECT_EQ(error_of_header("{\"a\":{\"dtype\":\"F31\",\"shape\":[1],\"data_offsets\":[0,4]}}", 4),
            "tensor `a` has the unknown dtype `F31`");
  EXPECT_EQ(error_of_header("{\"a\":{" + f32 + ",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,4]}}", 4),
            "the size of tensor `a` does not fit 64 bits");
  EXPECT_EQ(error_of_header("{\"a\":{" + f32 + ",\"shape\":[9223372036854775808],\"data_offsets\":[0,4]}}", 4),
            "the shape of tensor `a` does not fit 64 bits");
  EXPECT_EQ(error_of_header("{\"a\":{" + f32 + ",\"shape\":[99999999999999999999],\"data_offsets\":[0,4]}}", 4),
            "a number in the header does not fit 64 bits");
  EXPECT_EQ(error_of_header("{\"a\":{" + f32 + ",\"shape\":[1]}}", 4),
            "tensor `a` lacks its dtype, shape or data_offsets");
  EXPECT_EQ(error_of_header("{\"a\":{" + f32 + "," + f32 + "}}", 4),
            "tensor `a` has an unknown or doubled key `dtype`");
  EXPECT_EQ(error_of_header("{\"a\":{" + f32 + ",\"shape\":[1],\"data_offsets\":[0,4,4]}}", 4),
            "tensor `a` needs two data_offsets, has 3");
  EXPECT_EQ(error_of_header("{\"a\":{" + f32 + ",\"shape\":[-1],\"data_offsets\":[0,4]}}", 4),
            "the header is not valid JSON: expected a whole number at byte 29");
  EXPECT_EQ(error_of_header("{\"a\":{" + f32 + ",\"shape\":[1.0],\"data_offsets\":[0,4]}}", 4),
            "the header is not valid JSON: expected a whole number at byte 30");
  EXPECT_EQ(error_of_header("{\"a\":{" + f32 + ",\"shape\":[01],\"data_offsets\":[0,4]}}", 4),
            "the header is not valid JSON: expected a number without leading zeros at byte 31");
  EXPECT_EQ(error_of_header("{\"\xff\":1}", 0),
            "the header is not valid JSON: expected valid UTF-8 without control characters at byte 2");
  EXPECT_EQ(error_of_header("{\"\xc0\xaf\":1}", 0),
            "the header is not valid JSON: expected valid UTF-8 without control characters at byte 2");
  EXPECT_EQ(error_of_header("{\"\xed\xa0\x80\":1}", 0),
            "the header is not valid JSON: expected valid UTF-8 without control characters at byte 2");
  EXPECT_EQ(error_of_header("{\"a\n\":1}", 0),
            "the header is not valid JSON: expected valid UTF-8 without control characters at byte 3");
  EXPECT_EQ(error_of_header("{\"\\x\":1}", 0),
            "the header is not valid JSON: expected an escape that JSON knows at byte 3");
  EXPECT_EQ(error_of_header("{\"\\ud800\":1}", 0),
            "the header is not valid JSON: expected the second half of a surrogate pair at byte 8");
  EXPECT_EQ(error_of_header("{\"a", 0), "the header is not valid JSON: expected the end of a string at byte 3");
  EXPECT_EQ(error_of_header("[]", 0), "the header is not valid JSON: expected `{` at byte 0");
  EXPECT_EQ(error_of_header("{} x", 0), "the header is not valid JSON: expected the end of the header at byte 3");
  EXPECT_EQ(error_of_header("", 0), "the header is not valid JSON: expected `{` at byte 0");
  EXPECT_EQ(error_of_header("{\"__metadata__\":{\"a\":\"1\",\"a\":\"2\"}}", 0), "metadata `a` is there twice");
  EXPECT_EQ(error_of_header("{\"__metadata__\":{},\"__metadata__\":{}}", 0), "`__metadata__` is there twice");
  EXPECT_EQ(error_of_header(std::string(1000, '['), 0), "the header is not valid JSON: expected `{` at byte 0");
}

TEST(Safetensors, same_bytes_for_the_same_tensors) {
  std::vector<st::View> tensors = sample(data);
  const std::string bytes = st::serialize(tensors, {{"b", "2"}, {"a", "1"}});
  std::reverse(tensors.begin(), tensors.end());
  EXPECT_EQ(st::serialize(tensors, {{"a", "1"}, {"b", "2"}}), bytes);
  // By hand: wide elements first, then names; the header's length a multiple of eight.
  const std::string one = st::serialize({{"w", "F32", {2}, data.data()}});
  EXPECT_EQ(one.substr(8, one.size() - 16), "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}  ");
  EXPECT_EQ(static_cast<unsigned char>(one[0]), 56);
  EXPECT_EQ(std::memcmp(one.data() + 64, data.data(), 8), 0);

  const st::Header header = parse(bytes);
  ASSERT_EQ(header.entries.size(), 4u);
  for (const st::View& view : sample(data)) {
    const st::Entry* entry = header.find(view.name);
    ASSERT_NE(entry, nullptr) << view.name;
    EXPECT_EQ(entry->dtype, view.dtype);
    EXPECT_EQ(entry->shape, view.shape);
    EXPECT_EQ(entry->begin % st::dtype_bytes(entry->dtype), 0u);
    if (view.data == nullptr) continue;
    EXPECT_EQ(std::memcmp(bytes.data() + header.data_begin + entry->begin, view.data, entry->bytes()), 0);
  }
}

TEST(Safetensors, refuses_to_write_what_it_would_not_read) {
  EXPECT_THROW(st::serialize({{"a", "F32", {1}, data.data()}, {"a", "F32", {1}, data.data()}}), modelc::Error);
  EXPECT_THROW(st::serialize({{"\xff", "F32", {1}, data.data()}}), modelc::Error);
  EXPECT_THROW(st::serialize({{"a", "F33", {1}, data.data()}}), modelc::Error);
  EXPECT_THROW(st::serialize({{"a", "F32", {-1}, data.data()}}), modelc::Error);
}

TEST(Safetensors, ten_thousand_mutations_never_crash) {
  const std::string valid = st::serialize(sample(data), {{"format", "modelc"}});
  std::mt19937 random(20240601);
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  int parsed = 0, refused = 0;
  for (int i = 0; i < 10000; ++i) {
    std::string bytes = valid;
    for (std::size_t edits = 1 + below(3); edits > 0; --edits) {
      const std::size_t at = below(bytes.size()), length = 1 + below(9);
      switch (below(7)) {
        case 0: bytes[at] = static_cast<char>(random()); break;
        case 1: bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8))); break;
        case 2: bytes.resize(at + 1); break;
        case 3: bytes.erase(at, length); break;
        case 4: bytes.insert(at, bytes.substr(below(bytes.size()), length)); break;
        case 5: bytes.insert(at, std::string(length, "0123456789{}[]\",:\\u "[below(20)])); break;
        default: bytes[below(8)] = static_cast<char>(random()); break;
      }
      if (bytes.empty()) bytes = "x";
    }
    // Exactly as long as it is, so that the sanitizer sees every byte too far.
    const std::vector<char> exact(bytes.begin(), bytes.end());
    try {
      const st::Header header = st::parse(exact.data(), exact.size());
      ++parsed;
      std::uint64_t total = 0;
      for (const st::Entry& e : header.entries) {
        ASSERT_LE(e.end, exact.size() - header.data_begin);
        total += e.bytes();
      }
      ASSERT_EQ(total, exact.size() - header.data_begin);
    } catch (const modelc::Error& error) {
      ++refused;
      ASSERT_STRNE(error.what(), "");
    }
  }
  EXPECT_GT(parsed, 100);  // changed data and names
  EXPECT_GT(refused, 5000);
}

TEST_F(Files, are_written_and_read_back) {
  st::write(path("w.safetensors"), sample(data));
  EXPECT_EQ(text(path("w.safetensors")), st::serialize(sample(data)));
  EXPECT_EQ(file_count(), 1u);
  st::write(path("w.safetensors"), {{"w", "F32", {2}, data.data()}});  // replaces
  const st::File file(path("w.safetensors"));
  float second = 0;
  file.read(file.header().entries[0], 4, 4, &second);
  EXPECT_EQ(second, 2.0f);
  EXPECT_THROW(file.read(file.header().entries[0], 4, 8, &second), modelc::Error);
}

TEST_F(Files, nothing_is_left_behind_on_failure) {
  EXPECT_THROW(st::write(path("w.safetensors"), {{"a", "F32", {1}, data.data()}, {"a", "F32", {1}, data.data()}}),
               modelc::Error);
  EXPECT_EQ(file_count(), 0u);
  fs::create_directory(path("taken"));
  EXPECT_THROW(st::write(path("taken"), sample(data)), modelc::Error);
  EXPECT_EQ(file_count(), 1u);
  EXPECT_THROW(st::write(path("no/such/folder"), sample(data)), modelc::Error);
  EXPECT_THROW(st::File(path("absent")), modelc::Error);
  EXPECT_THROW(st::File(path("taken")), modelc::Error);
  put(path("short"), "1234567");
  try {
    st::File(path("short"));
    FAIL();
  } catch (const modelc::Error& error) {
    EXPECT_EQ(std::string(error.what()),
              "`" + path("short") + "`: the file is cut off: it has 7 bytes, the size of the header alone takes 8");
  }
}

constexpr modelc::TensorInfo table[] = {{"dense/kernel", "f32", 2, {2, 3}, 0, true},
                                        {"dense/bias", "f32", 1, {3}, 64, true},
                                        {"norm/count", "i64", 0, {}, 128, false}};

TEST_F(Files, weights_are_saved_and_loaded) {
  const modelc::Arena block(192), other(192);
  for (int i = 0; i < 6; ++i) block.at<float>(0)[i] = data[i];
  for (int i = 0; i < 3; ++i) block.at<float>(64)[i] = -data[i];
  *block.at<std::int64_t>(128) = 77;
  modelc::save_weights(path("w"), table, 3, block.data());
  modelc::load_weights(path("w"), table, 3, other.data());
  EXPECT_EQ(std::memcmp(block.data(), other.data(), 192), 0);
}

TEST_F(Files, weights_convert_between_f32_and_f64) {
  const double wide[] = {0.5, -1.25};
  constexpr modelc::TensorInfo narrow[] = {{"w", "f32", 1, {2}, 0, true}}, full[] = {{"w", "f64", 1, {2}, 0, true}};
  st::write(path("w"), {{"w", "F64", {2}, wide}});
  float loaded[2] = {};
  modelc::load_weights(path("w"), narrow, 1, loaded);
  EXPECT_EQ(loaded[1], -1.25f);
  modelc::save_weights(path("w"), narrow, 1, loaded);
  double back[2] = {};
  modelc::load_weights(path("w"), full, 1, back);
  EXPECT_EQ(back[0], 0.5);
}

// What NumPy and ml_dtypes make of them, to the bit: tests/oracle/narrow_floats.py.
constexpr const char* narrow_floats = MODELC_TEST_DIR "/runtime/fixtures/narrow_floats.safetensors";

TEST(Weights, narrow_floats_are_widened) {
  const st::File file(narrow_floats);
  for (const std::string name : {"f16", "bf16"}) {
    const st::Entry& entry = *file.header().find(name);
    const auto count = static_cast<std::size_t>(entry.shape[0]);
    std::vector<unsigned char> narrow(static_cast<std::size_t>(entry.bytes()));
    std::vector<float> wide(count), expected(count);
    std::vector<double> wider(count);
    file.read(entry, narrow.data());
    file.read(*file.header().find(name + "_wide"), expected.data());
    const auto n = static_cast<modelc::Index>(count);
    modelc::detail::reader(entry.dtype, "F32")(narrow.data(), reinterpret_cast<unsigned char*>(wide.data()), n);
    modelc::detail::reader(entry.dtype, "F64")(narrow.data(), reinterpret_cast<unsigned char*>(wider.data()), n);
    for (std::size_t i = 0; i < count; ++i) {
      EXPECT_EQ(std::memcmp(&wide[i], &expected[i], sizeof(float)), 0) << name << " " << i;
      EXPECT_TRUE(wider[i] == static_cast<double>(expected[i]) || expected[i] != expected[i]) << name << " " << i;
    }
    EXPECT_EQ(modelc::detail::reader(entry.dtype, "I32"), nullptr);
  }
}

TEST(Weights, every_half_is_what_its_definition_says) {
  for (unsigned bits = 0; bits < 65536; ++bits) {
    const float value = modelc::detail::Half{static_cast<std::uint16_t>(bits)};
    const int exponent = static_cast<int>(bits >> 10 & 31u), fraction = static_cast<int>(bits & 1023u);
    EXPECT_EQ(std::signbit(value), bits >= 32768);
    if (exponent == 31)
      EXPECT_TRUE(fraction == 0 ? std::isinf(value) : std::isnan(value)) << bits;
    else
      EXPECT_EQ(std::abs(static_cast<double>(value)),
                exponent == 0 ? std::ldexp(fraction, -24) : std::ldexp(1024 + fraction, exponent - 25))
          << bits;
  }
}

TEST_F(Files, narrow_floats_load_as_weights_and_data) {
  const std::uint16_t half[] = {0x3c00, 0xc100, 0x0001, 0x7c00};  // 1, -2.5, the smallest, infinity
  const std::uint16_t bfloat[] = {0x3f80, 0xc020};                // 1, -2.5
  st::write(path("w"), {{"a", "F16", {4}, half}, {"b", "BF16", {2}, bfloat}});
  constexpr modelc::TensorInfo infos[] = {{"a", "f32", 1, {4}, 0, true}, {"b", "f64", 1, {2}, 64, true}};
  const modelc::Arena block(128);
  modelc::load_weights(path("w"), infos, 2, block.data());
  EXPECT_EQ(block.at<float>(0)[1], -2.5f);
  EXPECT_EQ(block.at<float>(0)[2], std::ldexp(1.0f, -24));
  EXPECT_TRUE(std::isinf(block.at<float>(0)[3]));
  EXPECT_EQ(block.at<double>(64)[1], -2.5);

  constexpr std::array<modelc::TensorInfo, 1> inputs{{{"a", "f32", 1, {-1}, 0, false}}};
  st::write(path("data"), {{"a", "F16", {4}, half}});
  modelc::detail::Batches batches(modelc::Dataset(path("data")), inputs, std::array<modelc::Index, 1>{2}, 2);
  const modelc::Index order[] = {1, 2};
  const auto* const batch = static_cast<const float*>(batches.gather(order, 2)[0]);
  EXPECT_EQ(batch[0], -2.5f);
  EXPECT_EQ(batch[1], std::ldexp(1.0f, -24));
}

TEST_F(Files, every_mismatch_is_listed_and_nothing_loaded) {
  st::write(path("w"), {{"dense/kernel", "F32", {3, 2}, data.data()},
                        {"extra", "F64", {}, data.data()},
                        {"norm/count", "F32", {}, data.data()}});
  float block[48] = {42};
  try {
    modelc::load_weights(path("w"), table, 3, block);
    FAIL();
  } catch (const modelc::Error& error) {
    EXPECT_EQ(error.what(), "`" + path("w") +
                                "` does not fit the model\n  misshapen: `dense/kernel` is f32[3, 2] in the file, the "
                                "model needs f32[2, 3]\n"
                                "  missing: `dense/bias` of type f32[3]\n  of another dtype: `norm/count` is f32[] in "
                                "the file, the model needs i64[]\n"
                                "  unexpected: `extra` of type f64[]");
  }
  EXPECT_EQ(block[0], 42);
}

}  // namespace
