#pragma once
#include <span>
#include <string>
#include <string_view>

/// What takes input that nobody vouches for, as functions of bytes. Whatever the bytes are, each returns; a crash, a
/// hang, a report of a sanitizer or an exception that comes out is a find.
namespace modelc::fuzz {

struct Harness {
  const char* name;  ///< also of its folder in corpus/
  void (*run)(std::string_view bytes);
};

void check_text(std::string_view text);   ///< every diagnostic of a .model file
void header_text(std::string_view text);  ///< its header with training, by way of passes and plan
void read_safetensors(std::string_view file);
void read_idx_file(std::string_view file);
void read_csv_file(std::string_view file);
void decode_picture(std::string_view file);
void import_cfg(std::string_view text);              ///< a Darknet network; its model has to compile
void import_darknet_weights(std::string_view file);  ///< of a network that is there

inline constexpr Harness harnesses[] = {
    {"check", check_text},
    {"header", header_text},
    {"safetensors", read_safetensors},
    {"idx", read_idx_file},
    {"csv", read_csv_file},
    {"pictures", decode_picture},
    {"cfg", import_cfg},
    {"weights", import_darknet_weights},
};

/// For the finds that are no crash: says what is wrong and ends the program, as a sanitizer would.
[[noreturn]] void find(const std::string& what);

}  // namespace modelc::fuzz
