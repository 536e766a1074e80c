// Folders of images. Decoding is libpng's and TurboJPEG's, both made for files that nobody vouches for.
#include <fmt/format.h>
#include <png.h>
#include <turbojpeg.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <memory>

#include "driver/samples.h"

namespace modelc::driver {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t most_pixels = std::int64_t{1} << 28;  // of an image; a header may claim anything

void check_size(const std::string& path, std::int64_t height, std::int64_t width) {
  if (height < 1 || width < 1 || height > most_pixels / width)
    throw DataError{
        fmt::format("`{}` has {} x {} pixels by its header; up to {} are read", path, height, width, most_pixels)};
}

Image from_bytes(std::int64_t height, std::int64_t width, bool gray, const std::vector<unsigned char>& bytes) {
  return {height, width, gray ? 1 : 3, {bytes.begin(), bytes.end()}};
}

Image decode_png(const std::string& path, std::string_view bytes, bool gray) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  const std::unique_ptr<png_image, decltype(&png_image_free)> guard(&image, png_image_free);
  const auto fail = [&] { throw DataError{fmt::format("`{}` is no valid PNG file: {}", path, image.message)}; };
  if (!png_image_begin_read_from_memory(&image, bytes.data(), bytes.size())) fail();
  check_size(path, image.height, image.width);
  image.format = gray ? PNG_FORMAT_GRAY : PNG_FORMAT_RGB;
  image.flags |= PNG_IMAGE_FLAG_16BIT_sRGB;  // else 16 bits would be taken as linear, and come out too bright
  std::vector<unsigned char> pixels(PNG_IMAGE_SIZE(image));
  const png_color black{0, 0, 0};  // behind what is transparent
  if (!png_image_finish_read(&image, &black, pixels.data(), 0, nullptr)) fail();
  return from_bytes(image.height, image.width, gray, pixels);
}

Image decode_jpeg(const std::string& path, std::string_view bytes, bool gray) {
  const std::unique_ptr<void, decltype(&tjDestroy)> decoder(tjInitDecompress(), tjDestroy);
  const auto fail = [&] {
    throw DataError{
        fmt::format("`{}` is no valid JPEG file: {}", path, decoder ? tjGetErrorStr2(decoder.get()) : "no decoder")};
  };
  const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
  int width = 0, height = 0, subsampling = 0, colours = 0;
  const bool read =
      decoder && tjDecompressHeader3(decoder.get(), data, bytes.size(), &width, &height, &subsampling, &colours) == 0;
  if (!read || width < 1 || height < 1) fail();
  check_size(path, height, width);
  std::vector<unsigned char> pixels(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) *
                                    (gray ? 1 : 3));
  if (tjDecompress2(decoder.get(), data, bytes.size(), pixels.data(), width, 0, height, gray ? TJPF_GRAY : TJPF_RGB,
                    TJFLAG_ACCURATEDCT) != 0)
    fail();
  return from_bytes(height, width, gray, pixels);
}

/// How much each old position counts for a new one.
struct Weights {
  std::int64_t first = 0;
  std::vector<float> of;
};

std::vector<Weights> triangle(std::int64_t from, std::int64_t to) {
  const double scale = static_cast<double>(from) / static_cast<double>(to);
  const double radius = std::max(scale, 1.0);
  std::vector<Weights> out(static_cast<std::size_t>(to));
  for (std::int64_t i = 0; i < to; ++i) {
    const double centre = (static_cast<double>(i) + 0.5) * scale;
    Weights& weights = out[static_cast<std::size_t>(i)];
    weights.first = std::max<std::int64_t>(0, static_cast<std::int64_t>(std::floor(centre - radius)));
    const std::int64_t end = std::min(from, static_cast<std::int64_t>(std::ceil(centre + radius)));
    double sum = 0;
    for (std::int64_t j = weights.first; j < end; ++j) {
      const double weight = std::max(0.0, 1 - std::abs(static_cast<double>(j) + 0.5 - centre) / radius);
      weights.of.push_back(static_cast<float>(weight));
      sum += weight;
    }
    for (float& weight : weights.of) weight = static_cast<float>(static_cast<double>(weight) / sum);
  }
  return out;
}

/// The entries of a folder by name; hidden ones are none.
std::vector<fs::path> listed(const fs::path& folder, bool folders) {
  std::error_code error;
  std::vector<fs::path> out;
  fs::directory_iterator entries(folder, error);
  if (error) throw DataError{fmt::format("the folder `{}` cannot be read: {}", folder.string(), error.message())};
  for (const fs::directory_entry& entry : entries)
    if (!entry.path().filename().string().starts_with('.') && entry.is_directory(error) == folders)
      out.push_back(entry.path());
  std::ranges::sort(out);
  return out;
}

}  // namespace

Image decode_image(const std::string& path, std::string_view bytes, bool gray) {
  if (bytes.starts_with("\x89PNG\r\n\x1a\n")) return decode_png(path, bytes, gray);
  if (bytes.starts_with("\xff\xd8\xff")) return decode_jpeg(path, bytes, gray);
  throw DataError{fmt::format("`{}` is neither PNG nor JPEG", path)};
}

Image resized(const Image& image, std::int64_t height, std::int64_t width) {
  if (image.height == height && image.width == width) return image;
  const std::vector<Weights> rows = triangle(image.height, height), columns = triangle(image.width, width);
  const std::int64_t channels = image.channels;
  Image across{image.height, width, channels,
               std::vector<float>(static_cast<std::size_t>(image.height * width * channels))};
  for (std::int64_t y = 0; y < image.height; ++y)
    for (std::int64_t x = 0; x < width; ++x)
      for (std::int64_t c = 0; c < channels; ++c) {
        const Weights& weights = columns[static_cast<std::size_t>(x)];
        float sum = 0;
        for (std::size_t k = 0; k < weights.of.size(); ++k)
          sum += weights.of[k] * image.pixels[static_cast<std::size_t>(
                                     (y * image.width + weights.first + static_cast<std::int64_t>(k)) * channels + c)];
        across.pixels[static_cast<std::size_t>((y * width + x) * channels + c)] = sum;
      }
  Image out{height, width, channels, std::vector<float>(static_cast<std::size_t>(height * width * channels))};
  const std::int64_t row = width * channels;
  for (std::int64_t y = 0; y < height; ++y) {
    const Weights& weights = rows[static_cast<std::size_t>(y)];
    for (std::size_t k = 0; k < weights.of.size(); ++k)
      for (std::int64_t x = 0; x < row; ++x)
        out.pixels[static_cast<std::size_t>(y * row + x)] +=
            weights.of[k] *
            across.pixels[static_cast<std::size_t>((weights.first + static_cast<std::int64_t>(k)) * row + x)];
  }
  return out;
}

std::vector<Samples> read_images(const std::string& folder, const std::string& input, const std::string& target,
                                 const ImageFormat& format, const FileSystem& files) {
  Samples images{{input, {}}, false, {}}, classes{{target, {}}, true, {}};
  ir::TensorData &pixels = images.tensor.data, &labels = classes.tensor.data;
  labels.dtype = ir::DType::i64;
  std::int64_t height = format.height, width = format.width;
  for (const fs::path& of_class : listed(folder, true)) {
    const auto index = static_cast<std::int64_t>(classes.classes.size());
    classes.classes.push_back(of_class.filename().string());
    for (const fs::path& path : listed(of_class, false)) {
      std::string error;
      const std::optional<std::string> bytes = files.read(path.string(), error);
      if (!bytes) throw DataError{fmt::format("`{}` cannot be read: {}", path.string(), error)};
      Image image = decode_image(path.string(), *bytes, format.gray);
      if (height == 0) height = image.height, width = image.width;
      if (format.height > 0) image = resized(image, height, width);
      if (image.height != height || image.width != width)
        throw DataError{
            fmt::format("`{}` has {} x {} pixels, and those before it {} x {}: `--size` makes them one size",
                        path.string(), image.height, image.width, height, width)};
      pixels.real.insert(pixels.real.end(), image.pixels.begin(), image.pixels.end());
      labels.integer.push_back(index);
    }
  }
  if (labels.integer.empty())
    throw DataError{fmt::format("`{}` has no images: it needs a folder of them for each class", folder)};
  const auto count = static_cast<std::int64_t>(labels.integer.size());
  pixels.shape = {count, height, width, format.gray ? 1 : 3};
  labels.shape = {count};
  return {std::move(images), std::move(classes)};
}

}  // namespace modelc::driver
