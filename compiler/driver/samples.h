#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "driver/tensors.h"
#include "source/file_system.h"

/// Readers of foreign data for `modelc data`. Nothing of a file is trusted: whatever is wrong with it is a DataError
/// that says where.
namespace modelc::driver {

struct DataError {
  std::string message;
};

/// A tensor of a dataset while it is made: one sample for each index along axis 0.
struct Samples {
  NamedTensor tensor;
  bool target = false;
  std::vector<std::string> classes;  ///< what 0, 1, 2... stand for, where the file names them
};

/// A file of the IDX format (that of MNIST), by its bytes: numbers of 1 to 8 bytes, big endian. Whole numbers come as
/// i64, others as f32 or f64. `path` is for messages.
ir::TensorData read_idx(const std::string& path, std::string_view bytes);

struct CsvColumns {
  std::string name;     ///< of the tensor
  std::string columns;  ///< "length,width", "1..4"
  bool target = false;
};
struct CsvFormat {
  char delimiter = ',';
  bool header = true;  ///< without one columns are called 1, 2, 3...
};
/// A file of comma-separated values (RFC 4180). Inputs are numbers; a target of one column may be text, which becomes
/// classes in alphabetical order. Several columns make an axis, one alone does not.
std::vector<Samples> read_csv(const std::string& path, std::string_view text, const std::vector<CsvColumns>& wanted,
                              const CsvFormat& format);

struct ImageFormat {
  std::int64_t height = 0, width = 0;  ///< 0: as the files are, which must agree then
  bool gray = false;                   ///< one channel rather than three
};
/// A folder with a folder of PNG and JPEG files for each class, in alphabetical order: the images as f32 from 0 to 255
/// of shape [samples, height, width, channels], and their classes.
std::vector<Samples> read_images(const std::string& folder, const std::string& input, const std::string& target,
                                 const ImageFormat& format, const FileSystem& files);

/// Pixels from 0 to 255, row by row, channels innermost.
struct Image {
  std::int64_t height = 0, width = 0, channels = 0;
  std::vector<float> pixels;
};
/// PNG or JPEG, by the first bytes; `path` is for messages.
Image decode_image(const std::string& path, std::string_view bytes, bool gray);
/// Another size: each pixel the mean of those it covers, weighted by a triangle, so that small images do not alias.
Image resized(const Image& image, std::int64_t height, std::int64_t width);

}  // namespace modelc::driver
