// Which pictures are read, and where their copies with boxes go.
#pragma once

#include <string>
#include <vector>

namespace detect {

/// A file to read, or what is wrong in its place.
struct Input {
  std::string path;
  std::string output;  // empty: none is written
  std::string error;
};

/// The files as they are named; in place of a folder the pictures in it by name (.jpg, .jpeg, .png), hidden ones left
/// out. With `output`, a file for one picture or a folder for any number, they get names to write to, none of which is
/// a picture that is read or that another one gets. Throws pictures::Error when `output` can be neither.
std::vector<Input> inputs(const std::vector<std::string>& arguments, const std::string& output);

}  // namespace detect
