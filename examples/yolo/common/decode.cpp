// Decoding is libpng's and TurboJPEG's, both made for files that nobody vouches for.
#include <fmt/format.h>
#include <png.h>
#include <turbojpeg.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <utility>

#include "exif.hpp"
#include "picture.hpp"

namespace pictures {
namespace {

constexpr std::int64_t most_pixels = std::int64_t{1} << 27;  // a header may claim anything
constexpr std::int64_t longest_side = 32767;                 // Cairo's
constexpr std::uintmax_t largest_file = std::uintmax_t{1} << 28;

/// An uninitialized picture of a size that a header claims.
Picture of_size(const std::string& path, std::int64_t width, std::int64_t height) {
  if (width < 1 || height < 1 || width > longest_side || height > longest_side || width * height > most_pixels)
    throw Error(fmt::format("`{}` has {} x {} pixels by its header; read are up to {} across and {} in all", path,
                            width, height, longest_side, most_pixels));
  Picture picture{static_cast<int>(width), static_cast<int>(height), {}};
  picture.rgb.resize(3 * static_cast<std::size_t>(width * height));
  return picture;
}

Picture decode_png(const std::string& path, std::string_view bytes) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  const std::unique_ptr<png_image, decltype(&png_image_free)> guard(&image, png_image_free);
  const auto fail = [&] { throw Error(fmt::format("`{}` is no valid PNG file: {}", path, image.message)); };
  if (!png_image_begin_read_from_memory(&image, bytes.data(), bytes.size())) fail();
  Picture picture = of_size(path, image.width, image.height);
  image.format = PNG_FORMAT_RGB;
  image.flags |= PNG_IMAGE_FLAG_16BIT_sRGB;  // else 16 bits would be taken as linear, and come out too bright
  const png_color black{0, 0, 0};
  if (!png_image_finish_read(&image, &black, picture.rgb.data(), 0, nullptr)) fail();
  return picture;
}

Picture decode_jpeg(const std::string& path, std::string_view bytes) {
  const std::unique_ptr<void, decltype(&tjDestroy)> decoder(tjInitDecompress(), tjDestroy);
  const auto fail = [&] {
    throw Error(
        fmt::format("`{}` is no valid JPEG file: {}", path, decoder ? tjGetErrorStr2(decoder.get()) : "no decoder"));
  };
  const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
  int width = 0, height = 0, subsampling = 0, colours = 0;
  const bool header =
      decoder && tjDecompressHeader3(decoder.get(), data, bytes.size(), &width, &height, &subsampling, &colours) == 0;
  if (!header) fail();
  if (colours == TJCS_CMYK || colours == TJCS_YCCK)
    throw Error(fmt::format("`{}` is in CMYK, for printing; read are RGB and gray", path));
  Picture picture = of_size(path, width, height);
  // A small file may hold scans without end for a large picture.
  constexpr int flags = TJFLAG_ACCURATEDCT | TJFLAG_LIMITSCANS;
  if (tjDecompress2(decoder.get(), data, bytes.size(), picture.rgb.data(), width, 0, height, TJPF_RGB, flags) != 0)
    fail();
  return oriented(std::move(picture), exif_orientation(bytes));
}

bool starts_with(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

}  // namespace

Picture decode(const std::string& path, std::string_view bytes) {
  if (starts_with(bytes, "\x89PNG\r\n\x1a\n")) return decode_png(path, bytes);
  if (starts_with(bytes, "\xff\xd8\xff")) return decode_jpeg(path, bytes);
  throw Error(bytes.empty() ? fmt::format("`{}` is empty", path)
                            : fmt::format("`{}` is neither a JPEG nor a PNG file", path));
}

Picture read(const std::string& path) {
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(path, error);
  if (status.type() == std::filesystem::file_type::not_found) throw Error(fmt::format("`{}` does not exist", path));
  if (error) throw Error(fmt::format("`{}` cannot be read: {}", path, error.message()));
  if (!std::filesystem::is_regular_file(status)) throw Error(fmt::format("`{}` is not a file", path));
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  if (error) throw Error(fmt::format("`{}` cannot be read: {}", path, error.message()));
  if (size > largest_file) throw Error(fmt::format("`{}` has {} bytes; up to {} are read", path, size, largest_file));
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  std::string bytes(static_cast<std::size_t>(size), '\0');
  if (!file.read(bytes.data(), static_cast<std::streamsize>(size)))
    throw Error(fmt::format("`{}` cannot be read: {}", path, errno != 0 ? std::strerror(errno) : "it became shorter"));
  return decode(path, bytes);
}

}  // namespace pictures
