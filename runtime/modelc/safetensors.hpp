#pragma once
#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <string>
#include <utility>
#include <vector>
#if defined(__unix__) || defined(__APPLE__)
#include <unistd.h>
#endif

#include "modelc/error.hpp"
#include "modelc/json.hpp"

/// Files of named tensors in the safetensors format (https://huggingface.co/docs/safetensors): eight bytes with the
/// size of the header, little endian; the header, JSON; the elements, row-major, little endian. Nothing of a file is
/// trusted: whatever is wrong with it is a modelc::Error that says so. The standard library alone.
namespace modelc::safetensors {

/// A tensor of a file. Its elements are the bytes begin..end-1 of the data behind the header.
struct Entry {
  std::string name;
  std::string dtype;  ///< "F32", "F64", "I32", "I64", "BOOL"...
  std::vector<std::int64_t> shape;
  std::uint64_t begin = 0, end = 0;
  std::uint64_t bytes() const { return end - begin; }
};

/// A tensor to write.
struct View {
  std::string name;
  std::string dtype;
  std::vector<std::int64_t> shape;
  const void* data = nullptr;
};

using Metadata = std::vector<std::pair<std::string, std::string>>;

struct Header {
  std::vector<Entry> entries;    ///< by name
  Metadata metadata;             ///< in the order of the file
  std::uint64_t data_begin = 0;  ///< where the data starts in the file
  /// nullptr when there is none of that name.
  const Entry* find(const std::string& name) const {
    const auto at = std::lower_bound(entries.begin(), entries.end(), name,
                                     [](const Entry& e, const std::string& n) { return e.name < n; });
    return at != entries.end() && at->name == name ? &*at : nullptr;
  }
};

/// Bytes an element; 0 for a dtype that is not known.
inline unsigned dtype_bytes(const std::string& dtype) {
  struct Row {
    const char* name;
    unsigned bytes;
  };
  static constexpr Row rows[] = {{"BOOL", 1}, {"U8", 1},  {"I8", 1},  {"F8_E4M3", 1}, {"F8_E5M2", 1},
                                 {"I16", 2},  {"U16", 2}, {"F16", 2}, {"BF16", 2},    {"I32", 4},
                                 {"U32", 4},  {"F32", 4}, {"I64", 8}, {"U64", 8},     {"F64", 8}};
  for (const Row& row : rows) {
    if (dtype == row.name) return row.bytes;
  }
  return 0;
}

namespace detail {
constexpr std::uint64_t header_limit = 100000000;  // as the format's reference implementation

// Messages begin with `where`: the file, or nothing.

inline std::string backticked(const std::string& name) { return "`" + name + "`"; }

// The size of a tensor in bytes; an Error when the dtype is not known or the product leaves 63 bits.
inline std::uint64_t tensor_bytes(const std::string& where, const std::string& name, const std::string& dtype,
                                  const std::vector<std::int64_t>& shape) {
  std::uint64_t bytes = dtype_bytes(dtype);
  if (bytes == 0) raise(where + "tensor " + backticked(name) + " has the unknown dtype " + backticked(dtype));
  for (const std::int64_t extent : shape) {
    const auto factor = static_cast<std::uint64_t>(extent);
    if (extent < 0 || (factor != 0 && bytes > (std::uint64_t{1} << 63) / factor)) {
      raise(where + "the size of tensor " + backticked(name) + " does not fit 64 bits");
    }
    bytes *= factor;
  }
  return bytes;
}

inline std::int64_t whole(modelc::detail::JsonReader& json, const std::string& name, const char* what) {
  const std::uint64_t value = json.number();
  if (value > static_cast<std::uint64_t>(INT64_MAX))
    raise(json.where() + "the " + what + " of tensor " + backticked(name) + " does not fit 64 bits");
  return static_cast<std::int64_t>(value);
}

inline Entry read_entry(modelc::detail::JsonReader& json, std::string name) {
  Entry entry;
  entry.name = std::move(name);
  bool has_dtype = false, has_shape = false, has_offsets = false;
  json.object([&](std::string key) {
    if (key == "dtype" && !has_dtype) {
      has_dtype = true;
      entry.dtype = json.string();
    } else if (key == "shape" && !has_shape) {
      has_shape = true;
      json.array([&] { entry.shape.push_back(whole(json, entry.name, "shape")); });
    } else if (key == "data_offsets" && !has_offsets) {
      has_offsets = true;
      std::vector<std::int64_t> offsets;
      json.array([&] { offsets.push_back(whole(json, entry.name, "data_offsets")); });
      if (offsets.size() != 2)
        raise(json.where() + "tensor " + backticked(entry.name) + " needs two data_offsets, has " +
              std::to_string(offsets.size()));
      entry.begin = static_cast<std::uint64_t>(offsets[0]);
      entry.end = static_cast<std::uint64_t>(offsets[1]);
    } else {
      raise(json.where() + "tensor " + backticked(entry.name) + " has an unknown or doubled key " + backticked(key));
    }
  });
  if (!has_dtype || !has_shape || !has_offsets)
    raise(json.where() + "tensor " + backticked(entry.name) + " lacks its dtype, shape or data_offsets");
  return entry;
}

// Names differ, sizes follow from the shapes, and the tensors tile the data without gap or overlap.
inline void check(Header& header, std::uint64_t data_bytes, const std::string& where) {
  std::vector<Entry>& entries = header.entries;
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return a.begin != b.begin ? a.begin < b.begin : a.end < b.end; });
  std::uint64_t at = 0;
  for (const Entry& e : entries) {
    const std::string name = where + "tensor " + backticked(e.name);
    if (e.end < e.begin || e.end > data_bytes) {
      raise(name + " lies at bytes " + std::to_string(e.begin) + " to " + std::to_string(e.end) +
            ", but the data has " + std::to_string(data_bytes));
    }
    if (e.begin < at) raise(name + " overlaps the one before it");
    if (e.begin > at)
      raise(where + "bytes " + std::to_string(at) + " to " + std::to_string(e.begin) +
            " of the data belong to no tensor");
    const std::uint64_t bytes = tensor_bytes(where, e.name, e.dtype, e.shape);
    if (bytes != e.bytes()) {
      raise(name + " needs " + std::to_string(bytes) + " bytes by its dtype and shape, but has " +
            std::to_string(e.bytes()));
    }
    at = e.end;
  }
  if (at != data_bytes)
    raise(where + std::to_string(data_bytes - at) + " bytes behind the last tensor belong to no tensor");
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.name < b.name; });
  for (std::size_t i = 1; i < entries.size(); ++i) {
    if (entries[i].name == entries[i - 1].name)
      raise(where + "tensor " + backticked(entries[i].name) + " is there twice");
  }
}

// The size of the header, from the first eight bytes, for a file of `size` bytes.
inline std::uint64_t header_bytes(const unsigned char* first, std::uint64_t size, const std::string& where) {
  std::uint64_t bytes = 0;
  for (int i = 7; i >= 0; --i) bytes = bytes << 8 | first[i];
  if (bytes > header_limit)
    raise(where + "the header's size, " + std::to_string(bytes) + ", exceeds the format's limit of 100000000 bytes");
  if (bytes > size - 8) {
    raise(where + "the file is cut off: its header has " + std::to_string(bytes) + " bytes, of which " +
          std::to_string(size - 8) + " are there");
  }
  return bytes;
}

inline Header parse_header(const char* text, std::uint64_t bytes, std::uint64_t data_bytes, const std::string& where) {
  Header header;
  header.data_begin = 8 + bytes;
  modelc::detail::JsonReader json(text, static_cast<std::size_t>(bytes), where);
  bool has_metadata = false;
  json.object([&](std::string key) {
    if (key != "__metadata__") {
      header.entries.push_back(read_entry(json, std::move(key)));
      return;
    }
    if (has_metadata) raise(where + "`__metadata__` is there twice");
    has_metadata = true;
    json.object([&](std::string name) {
      for (const auto& pair : header.metadata) {
        if (pair.first == name) raise(where + "metadata " + backticked(name) + " is there twice");
      }
      std::string value = json.string();
      header.metadata.emplace_back(std::move(name), std::move(value));
    });
  });
  json.end();
  check(header, data_bytes, where);
  return header;
}

// The header of a file and where each tensor of `order` goes. Wide elements come first, so that all are aligned; then
// by name.
inline std::string lay_out(const std::vector<View>& tensors, const Metadata& metadata, std::vector<std::size_t>& order,
                           std::vector<std::uint64_t>& sizes) {
  order.clear();
  sizes.clear();
  for (std::size_t i = 0; i < tensors.size(); ++i) {
    order.push_back(i);
    sizes.push_back(tensor_bytes({}, tensors[i].name, tensors[i].dtype, tensors[i].shape));
  }
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const unsigned wide = dtype_bytes(tensors[a].dtype), other = dtype_bytes(tensors[b].dtype);
    return wide != other ? wide > other : tensors[a].name < tensors[b].name;
  });
  std::string text = "{";
  if (!metadata.empty()) {
    Metadata sorted = metadata;
    std::sort(sorted.begin(), sorted.end());
    text += "\"__metadata__\":{";
    for (const auto& pair : sorted) {
      if (text.back() != '{') text += ',';
      text += modelc::detail::json_string(pair.first) + ":" + modelc::detail::json_string(pair.second);
    }
    text += "}";
  }
  std::uint64_t at = 0;
  for (const std::size_t i : order) {
    if (text.size() > 1) text += ',';
    text += modelc::detail::json_string(tensors[i].name) + ":{\"dtype\":\"" + tensors[i].dtype + "\",\"shape\":[";
    for (const std::int64_t extent : tensors[i].shape) text += (text.back() == '[' ? "" : ",") + std::to_string(extent);
    text += "],\"data_offsets\":[" + std::to_string(at) + "," + std::to_string(at + sizes[i]) + "]}";
    at += sizes[i];
  }
  text += "}";
  text.append((8 - text.size() % 8) % 8, ' ');
  if (text.size() > header_limit) raise("the header exceeds the format's limit of 100000000 bytes");
  std::string result(8, '\0');
  for (unsigned i = 0; i < 8; ++i) result[i] = static_cast<char>(text.size() >> (8 * i) & 255);
  result += text;
  // Refuses doubled names and invalid UTF-8 before anything is written.
  parse_header(result.data() + 8, text.size(), at, {});
  return result;
}

inline int seek(std::FILE* file, std::uint64_t offset, int from) {
#if defined(_WIN32)
  return _fseeki64(file, static_cast<long long>(offset), from);
#elif defined(__unix__) || defined(__APPLE__)
  return fseeko(file, static_cast<off_t>(offset), from);
#else
  return std::fseek(file, static_cast<long>(offset), from);
#endif
}
inline std::int64_t tell(std::FILE* file) {
#if defined(_WIN32)
  return _ftelli64(file);
#elif defined(__unix__) || defined(__APPLE__)
  return static_cast<std::int64_t>(ftello(file));
#else
  return std::ftell(file);
#endif
}

// Closes the file, and deletes it unless it was renamed.
struct TemporaryFile {
  std::string path;
  std::FILE* file = nullptr;
  TemporaryFile() = default;
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() { discard(); }
  void discard() {
    if (file != nullptr) std::fclose(std::exchange(file, nullptr));
    if (!path.empty()) std::remove(path.c_str());
    path.clear();
  }
};
}  // namespace detail

/// The header of a file in memory. Entry e of it is the bytes data_begin + e.begin and following.
inline Header parse(const void* bytes, std::uint64_t size) {
  if (size < 8)
    raise("the file is cut off: it has " + std::to_string(size) + " bytes, the size of the header alone takes 8");
  const auto* text = static_cast<const char*>(bytes);
  const std::uint64_t header = detail::header_bytes(static_cast<const unsigned char*>(bytes), size, {});
  return detail::parse_header(text + 8, header, size - 8 - header, {});
}

/// The file as bytes; the same tensors in any order give the same bytes. An Error on doubled names or sizes that
/// overflow.
inline std::string serialize(const std::vector<View>& tensors, const Metadata& metadata = {}) {
  std::vector<std::size_t> order;
  std::vector<std::uint64_t> sizes;
  std::string result = detail::lay_out(tensors, metadata, order, sizes);
  for (const std::size_t i : order) {
    if (sizes[i] > 0) result.append(static_cast<const char*>(tensors[i].data), static_cast<std::size_t>(sizes[i]));
  }
  return result;
}

/// Writes the file beside its place and then renames it: it appears whole or not at all. An Error otherwise.
inline void write(const std::string& path, const std::vector<View>& tensors, const Metadata& metadata = {}) {
  detail::TemporaryFile temporary;
  const auto fail = [&](const char* what) {
    const std::string why = std::strerror(errno);
    temporary.discard();  // whether or not destructors run
    raise("cannot " + std::string(what) + " " + detail::backticked(path) + ": " + why);
  };
  std::vector<std::size_t> order;
  std::vector<std::uint64_t> sizes;
  const std::string header = detail::lay_out(tensors, metadata, order, sizes);
  for (int attempt = 0; temporary.file == nullptr; ++attempt) {
    const std::string name = path + ".part" + std::to_string(attempt);
    temporary.file = std::fopen(name.c_str(), "wbx");  // x: never somebody else's file
    if (temporary.file != nullptr)
      temporary.path = name;
    else if (errno != EEXIST || attempt == 1000)
      fail("write");
  }
  bool good = std::fwrite(header.data(), 1, header.size(), temporary.file) == header.size();
  for (const std::size_t i : order) {
    const auto bytes = static_cast<std::size_t>(sizes[i]);
    good = good && (bytes == 0 || std::fwrite(tensors[i].data, 1, bytes, temporary.file) == bytes);
  }
  good = good && std::fflush(temporary.file) == 0;
#if defined(__unix__) || defined(__APPLE__)
  good = good && fsync(fileno(temporary.file)) == 0;  // the rename must not reach the disk before the bytes
#endif
  if (!good) fail("write");
  const int closed = std::fclose(temporary.file);
  temporary.file = nullptr;
  if (closed != 0) fail("write");
#if defined(_WIN32)
  std::remove(path.c_str());
#endif
  if (std::rename(temporary.path.c_str(), path.c_str()) != 0) fail("write");
  temporary.path.clear();
}

/// A file that is open for reading: the header is in memory, the elements come when they are asked for.
class File {
 public:
  /// An Error, with the path, when the file cannot be read or is wrong in any way.
  explicit File(const std::string& path) : File(path, std::fopen(path.c_str(), "rb")) {
    if (file_ == nullptr) fail("cannot be opened: " + std::string(std::strerror(errno)));
    read_header();
  }
  File(File&& other) noexcept
      : path_(std::move(other.path_)), file_(std::exchange(other.file_, nullptr)), header_(std::move(other.header_)) {}
  File& operator=(File&&) = delete;
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (file_ != nullptr) std::fclose(file_);
  }

  const Header& header() const { return header_; }
  const std::string& path() const { return path_; }

  /// All elements of a tensor.
  void read(const Entry& entry, void* to) const { read(entry, 0, entry.bytes(), to); }
  /// Some bytes of a tensor, from `offset` on.
  void read(const Entry& entry, std::uint64_t offset, std::uint64_t bytes, void* to) const {
    if (offset > entry.bytes() || bytes > entry.bytes() - offset)
      fail("tensor " + detail::backticked(entry.name) + " ends before the bytes asked for");
    if (bytes == 0) return;
    if (detail::seek(file_, header_.data_begin + entry.begin + offset, SEEK_SET) != 0 ||
        std::fread(to, 1, static_cast<std::size_t>(bytes), file_) != bytes) {
      fail("cannot be read at tensor " + detail::backticked(entry.name));
    }
  }

 private:
  // Where the public one goes on to and fails, this one has made an object that is destroyed.
  File(std::string path, std::FILE* file) : path_(std::move(path)), file_(file) {}

  std::string where() const { return detail::backticked(path_) + ": "; }
  [[noreturn]] void fail(const std::string& what) const { raise(where() + what); }

  void read_header() {
    if (detail::seek(file_, 0, SEEK_END) != 0) fail("is no regular file");
    const std::int64_t end = detail::tell(file_);
    if (end < 0 || end == INT64_MAX || detail::seek(file_, 0, SEEK_SET) != 0) fail("is no regular file");
    const auto size = static_cast<std::uint64_t>(end);
    unsigned char first[8];
    if (size < 8)
      fail("the file is cut off: it has " + std::to_string(size) + " bytes, the size of the header alone takes 8");
    if (std::fread(first, 1, 8, file_) != 8) fail("cannot be read");
    const std::uint64_t bytes = detail::header_bytes(first, size, where());
    std::string text(static_cast<std::size_t>(bytes), '\0');
    if (std::fread(&text[0], 1, text.size(), file_) != text.size()) fail("cannot be read");
    header_ = detail::parse_header(text.data(), bytes, size - 8 - bytes, where());
  }

  std::string path_;
  std::FILE* file_;
  Header header_;
};

}  // namespace modelc::safetensors
