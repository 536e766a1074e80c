#include "driver/disk.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

namespace modelc::driver {
namespace {

constexpr std::size_t pipe_limit = std::size_t{64} << 20;

std::string reason(int error) {
  std::string text = std::generic_category().message(error);
  if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] - 'A' + 'a');
  return text;
}

/// An open file descriptor, closed at the end of its scope.
struct Descriptor {
  int fd;
  explicit Descriptor(int descriptor) : fd(descriptor) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd >= 0) ::close(fd);
  }
  bool close() {
    const bool good = ::close(fd) == 0;
    fd = -1;
    return good;
  }
};

bool is_special(const std::string& path) {
  struct stat about {};
  return ::stat(path.c_str(), &about) == 0 && !S_ISREG(about.st_mode) && !S_ISDIR(about.st_mode);
}

std::string failure(const std::string& path, int error) { return "cannot write `" + path + "`: " + reason(error); }

/// Writes `content` to a new file beside `target` and puts its name into `temporary`.
std::string write_temporary(const std::string& target, const std::string& content, std::string& temporary) {
  struct stat about {};
  const bool exists = ::stat(target.c_str(), &about) == 0;
  if (exists && S_ISDIR(about.st_mode)) return failure(target, EISDIR);
  const std::filesystem::path path(target);
  for (int attempt = 0;; ++attempt) {
    temporary = (path.parent_path() /
                 ("." + path.filename().string() + ".tmp" + std::to_string(::getpid()) + "-" + std::to_string(attempt)))
                    .string();
    Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    if (file.fd < 0 && errno == EEXIST && attempt < 1000) continue;
    if (file.fd < 0) {
      const int error = errno;
      temporary.clear();
      return failure(target, error);
    }
    if (exists) ::fchmod(file.fd, about.st_mode & 07777);
    if (!write_stream(file.fd, content) || !file.close()) return failure(target, errno);
    return {};
  }
}

}  // namespace

std::vector<std::string> files_below(const std::string& folder, std::string_view ending) {
  namespace fs = std::filesystem;
  constexpr int most_entries = 100'000;  // of the whole of a home directory, too
  std::vector<std::string> out;
  std::error_code error;
  fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, error);
  for (int seen = 0; !error && at != fs::recursive_directory_iterator() && seen < most_entries;
       at.increment(error), ++seen) {
    const std::string name = at->path().filename().string();
    std::error_code unknown;
    if (name.starts_with('.'))
      at.disable_recursion_pending();
    else if (name.ends_with(ending) && at->is_regular_file(unknown))
      out.push_back(at->path().string());
  }
  return out;
}

std::optional<std::string> DiskFiles::read(const std::string& path, std::string& error) const {
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat about {};
  if (file.fd < 0 || ::fstat(file.fd, &about) != 0) {
    error = reason(errno);
    return std::nullopt;
  }
  if (S_ISDIR(about.st_mode)) {
    error = reason(EISDIR);
    return std::nullopt;
  }
  const bool regular = S_ISREG(about.st_mode);
  std::string text;
  if (regular) text.reserve(static_cast<std::size_t>(about.st_size));
  std::string part(std::size_t{1} << 16, '\0');
  for (;;) {
    const ssize_t count = ::read(file.fd, part.data(), part.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      error = reason(errno);
      return std::nullopt;
    }
    if (count == 0) return text;
    text.append(part, 0, static_cast<std::size_t>(count));
    if (!regular && text.size() > pipe_limit) {
      error = "it is no regular file and gives more than 64 MiB";
      return std::nullopt;
    }
  }
}

bool write_stream(int descriptor, const std::string& text) {
  std::size_t done = 0;
  while (done < text.size()) {
    const ssize_t count = ::write(descriptor, text.data() + done, text.size() - done);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    done += static_cast<std::size_t>(count);
  }
  return true;
}

std::string write_files(const std::vector<OutputFile>& files, const std::string& new_folder) {
  if (!new_folder.empty() && ::mkdir(new_folder.c_str(), 0777) != 0) return failure(new_folder, errno);
  struct Pending {
    std::string temporary;
    std::string target;
  };
  std::vector<Pending> pending;
  std::vector<const OutputFile*> in_place;
  std::string error;
  for (const OutputFile& file : files) {
    if (file.path == "-" || is_special(file.path)) {
      in_place.push_back(&file);
      continue;
    }
    // Through a symbolic link the file it names is replaced, not the link.
    std::error_code ignored;
    const std::filesystem::path real = std::filesystem::canonical(file.path, ignored);
    const std::string target = ignored ? file.path : real.string();
    std::string temporary;
    error = write_temporary(target, file.content, temporary);
    if (!temporary.empty()) pending.push_back({std::move(temporary), target});
    if (!error.empty()) break;
  }
  for (Pending& one : pending) {
    if (error.empty() && std::rename(one.temporary.c_str(), one.target.c_str()) != 0)
      error = failure(one.target, errno);
    if (!error.empty()) ::unlink(one.temporary.c_str());
  }
  for (const OutputFile* file : in_place) {
    if (!error.empty()) break;
    if (file->path == "-") {
      if (!write_stream(STDOUT_FILENO, file->content)) error = failure("standard output", errno);
      continue;
    }
    Descriptor device(::open(file->path.c_str(), O_WRONLY | O_CLOEXEC));
    if (device.fd < 0 || !write_stream(device.fd, file->content)) error = failure(file->path, errno);
  }
  if (!error.empty() && !new_folder.empty()) ::rmdir(new_folder.c_str());
  return error;
}

}  // namespace modelc::driver
