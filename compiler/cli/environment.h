#pragma once
#include <string>

namespace modelc::cli {

/// What the tool takes from its surroundings; read once, by environment().
struct Environment {
  std::string compiler;   ///< of C++: CXX, or "c++"
  std::string python;     ///< MODELC_PYTHON, or "python3"
  std::string self;       ///< the path of this tool; empty where that is not known
  std::string cache;      ///< the folder for compiled models
  std::string mpi;        ///< a compiler that knows where MPI is: MPICXX, or "mpicxx"
  int ranks = 0;          ///< that a launcher of MPI has started, this process one of them; 0: none did
  int rank = 0;           ///< which of them
  std::string processor;  ///< its features as the kernel lists them: programs for one run on others with the same
  bool colour = false;    ///< diagnostics in colour
  bool terminal = false;  ///< standard output can draw a bar of progress
  bool colour_bar = false;
};
Environment environment();

}  // namespace modelc::cli
