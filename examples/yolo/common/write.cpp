#include <fmt/format.h>
#include <png.h>
#include <turbojpeg.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>

#include "picture.hpp"

namespace pictures {
namespace {

constexpr int jpeg_quality = 92;

std::string ending(const std::string& path) {
  std::string text = std::filesystem::path(path).extension().string();
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text;
}

std::string encode_png(const std::string& path, const Picture& picture) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(picture.width);
  image.height = static_cast<png_uint_32>(picture.height);
  image.format = PNG_FORMAT_RGB;
  const std::unique_ptr<png_image, decltype(&png_image_free)> guard(&image, png_image_free);
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
  std::string bytes(size, '\0');
  if (!png_image_write_to_memory(&image, bytes.data(), &size, 0, picture.rgb.data(), 0, nullptr))
    throw Error(fmt::format("`{}` cannot be made: {}", path, image.message));
  bytes.resize(size);
  return bytes;
}

std::string encode_jpeg(const std::string& path, const Picture& picture) {
  const std::unique_ptr<void, decltype(&tjDestroy)> encoder(tjInitCompress(), tjDestroy);
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
  const int result = encoder ? tjCompress2(encoder.get(), picture.rgb.data(), picture.width, 0, picture.height,
                                           TJPF_RGB, &bytes, &size, TJSAMP_444, jpeg_quality, TJFLAG_ACCURATEDCT)
                             : -1;
  const std::unique_ptr<unsigned char, decltype(&tjFree)> guard(bytes, tjFree);
  if (result != 0)
    throw Error(fmt::format("`{}` cannot be made: {}", path, encoder ? tjGetErrorStr2(encoder.get()) : "no encoder"));
  return {reinterpret_cast<const char*>(bytes), size};
}

void write_whole(const std::string& path, const std::string& bytes) {
  const std::string part = fmt::format("{}.{}.part", path, getpid());
  const auto fail = [&](const char* why) {
    std::error_code ignored;
    std::filesystem::remove(part, ignored);
    throw Error(fmt::format("`{}` cannot be written: {}", path, why));
  };
  errno = 0;
  std::ofstream file(part, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) fail(errno != 0 ? std::strerror(errno) : "the disk is full");
  std::error_code error;
  std::filesystem::rename(part, path, error);
  if (error) fail(error.message().c_str());
}

}  // namespace

bool has_picture_ending(const std::string& path) {
  const std::string text = ending(path);
  return text == ".png" || text == ".jpg" || text == ".jpeg";
}

void write(const std::string& path, const Picture& picture) {
  if (!has_picture_ending(path))
    throw Error(fmt::format("`{}` cannot be written: it ends neither in .png nor in .jpg", path));
  write_whole(path, ending(path) == ".png" ? encode_png(path, picture) : encode_jpeg(path, picture));
}

}  // namespace pictures
