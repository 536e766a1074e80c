#include "driver/watch.h"

#include <sys/stat.h>

#include <chrono>
#include <thread>

namespace modelc::driver {

std::optional<std::string> WatchedFiles::read(const std::string& path, std::string& error) const {
  read_.emplace(path, stamp(path));  // before reading: what is written meanwhile is a change
  return files_.read(path, error);
}

bool WatchedFiles::changed() const { return now() != read_; }

void WatchedFiles::wait() const {
  constexpr auto pause = std::chrono::milliseconds(100);
  while (!changed()) std::this_thread::sleep_for(pause);
  for (Stamps before = now();;) {
    std::this_thread::sleep_for(pause);
    Stamps after = now();
    if (after == before) return;
    before = std::move(after);
  }
}

WatchedFiles::Stamp WatchedFiles::stamp(const std::string& path) {
  struct stat about {};
  if (::stat(path.c_str(), &about) != 0) return {};
  Stamp found;
  found.exists = true;
  found.device = about.st_dev;
  found.inode = about.st_ino;
  found.size = about.st_size;
  found.seconds = about.st_mtim.tv_sec;
  found.nanoseconds = about.st_mtim.tv_nsec;
  return found;
}

WatchedFiles::Stamps WatchedFiles::now() const {
  Stamps found;
  for (const auto& [path, then] : read_) found.emplace(path, stamp(path));
  return found;
}

}  // namespace modelc::driver
