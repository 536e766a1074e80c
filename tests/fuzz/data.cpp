#include "driver/samples.h"
#include "driver/tensors.h"
#include "fuzz/harnesses.h"

namespace modelc::fuzz {
namespace {

/// The axes must be those of the elements that are there.
void check_size(const ir::TensorData& data) {
  std::int64_t left = data.size();
  for (const std::int64_t extent : data.shape) {
    if (extent == 0 && left == 0) return;
    if (extent <= 0 || left % extent != 0) find("a tensor with an impossible shape");
    left /= extent;
  }
  if (left != 1) find("a tensor whose elements do not fill its shape");
}

}  // namespace

void read_safetensors(std::string_view file) {
  try {
    const std::vector<driver::NamedTensor> tensors = driver::read_tensors(std::string(file));
    for (const driver::NamedTensor& tensor : tensors) check_size(tensor.data);
    const std::vector<driver::NamedTensor> again = driver::read_tensors(driver::write_tensors(tensors));
    if (again.size() != tensors.size()) find("a file that is written and read again has other tensors");
  } catch (const Error&) {  // what is wrong with the file
  }
}

void read_idx_file(std::string_view file) {
  try {
    check_size(driver::read_idx("f", file));
  } catch (const driver::DataError&) {
  }
}

void read_csv_file(std::string_view file) {
  // The first byte chooses the format: files with and without names, by commas and by tabs.
  if (file.empty()) return;
  const unsigned choice = static_cast<unsigned char>(file.front());
  driver::CsvFormat format;
  format.delimiter = choice & 1 ? '\t' : ',';
  format.header = (choice & 2) == 0;
  const std::vector<std::vector<driver::CsvColumns>> wanted = {
      {{"x", "1", false}},
      {{"x", "a", false}, {"y", "b", true}},
      {{"x", "1..2", false}, {"y", "3", true}},
      {{"y", "1", true}, {"z", "a..b", true}},
  };
  try {
    for (const driver::Samples& samples : driver::read_csv("f", file.substr(1), wanted[choice >> 2 & 3], format))
      check_size(samples.tensor.data);
  } catch (const driver::DataError&) {
  }
}

void decode_picture(std::string_view file) {
  try {
    for (const bool gray : {false, true}) {
      const driver::Image image = driver::decode_image("f", file, gray);
      if (static_cast<std::int64_t>(image.pixels.size()) != image.height * image.width * image.channels)
        find("a picture whose pixels do not fill it");
      if (image.height * image.width < 1 << 16) (void)driver::resized(image, 5, 7);
    }
  } catch (const driver::DataError&) {
  }
}

}  // namespace modelc::fuzz
