#include "files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "picture.hpp"

namespace detect {
namespace {

namespace fs = std::filesystem;

void add_folder(std::vector<Input>& out, const std::string& folder) {
  std::error_code error;
  std::vector<std::string> found;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    const std::string path = entry->path().string();
    std::error_code ignored;
    const bool hidden = entry->path().filename().string()[0] == '.';
    if (!hidden && pictures::has_picture_ending(path) && entry->is_regular_file(ignored)) found.push_back(path);
  }
  std::sort(found.begin(), found.end());
  for (const std::string& path : found) out.push_back({path, "", ""});
  if (error)
    out.push_back({folder, "", fmt::format("the folder `{}` cannot be read: {}", folder, error.message())});
  else if (found.empty())
    out.push_back({folder, "", fmt::format("the folder `{}` has no pictures (.jpg, .jpeg, .png)", folder)});
}

void name_outputs(std::vector<Input>& files, const std::string& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throw pictures::Error(fmt::format("the folder `{}` cannot be made: {}", folder, error.message()));
  std::set<std::string> taken;
  for (Input& file : files) {
    if (!file.error.empty()) continue;
    fs::path output = fs::path(folder) / fs::path(file.path).filename();
    if (!pictures::has_picture_ending(output.string())) output += ".png";
    file.output = output.string();
    if (!taken.insert(file.output).second)
      file.error = fmt::format("`{}` would overwrite `{}`, another picture's", file.path, file.output);
  }
}

}  // namespace

std::vector<Input> inputs(const std::vector<std::string>& arguments, const std::string& output) {
  std::vector<Input> files;
  std::error_code error;
  for (const std::string& argument : arguments) {
    if (fs::is_directory(argument, error))
      add_folder(files, argument);
    else
      files.push_back({argument, "", ""});
  }
  if (output.empty()) return files;

  if (pictures::has_picture_ending(output) && !fs::is_directory(output, error)) {
    if (files.size() != 1)
      throw pictures::Error(fmt::format("`{}` is one file for {} pictures; name a folder", output, files.size()));
    files[0].output = output;
  } else {
    if (fs::exists(output, error) && !fs::is_directory(output, error))
      throw pictures::Error(fmt::format("`{}` is neither a folder nor a name that ends in .png or .jpg", output));
    name_outputs(files, output);
  }
  for (Input& file : files) {
    if (!file.error.empty()) continue;
    for (const Input& other : files)
      if (fs::equivalent(file.output, other.path, error))
        file.error = fmt::format("`{}` is not written: that is a picture that is read", file.output);
  }
  return files;
}

}  // namespace detect
