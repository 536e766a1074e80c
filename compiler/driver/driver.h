#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "elaborate/elaborate.h"
#include "source/file_system.h"

/// The commands of the tool as functions from options and files to values. Nothing here prints, exits or reads the
/// environment; main.cpp does.
namespace modelc::driver {

/// Exit status of the tool.
enum class Status : std::uint8_t {
  done = 0,
  wrong_input = 1,     ///< the model or the data is wrong
  wrong_usage = 2,     ///< the command line is wrong
  system_failure = 3,  ///< a file cannot be read or written, the C++ compiler fails, memory runs out
};

/// A file to be written, whole or not at all; the path "-" is standard output.
struct OutputFile {
  std::string path;
  std::string content;
};

/// What a command gives. `files` is empty whenever `status` is not done.
struct Result {
  Status status = Status::done;
  std::string out;  ///< for standard output
  std::string err;  ///< diagnostics, for standard error
  std::vector<OutputFile> files;
  std::string new_folder = {};  ///< where they go, made first; removed again when they cannot be written
};

/// Steps that code can do without: for measuring what they bring, and for finding faults.
struct Without {
  bool prepare = false;  ///< everything is computed from weights whenever it is needed
  bool fusion = false;   ///< each operation is a kernel of its own
};

enum class Emit : std::uint8_t { cpp, c, c99, ast, graph, plan };

struct CompileOptions {
  elaborate::Options program;
  std::string
      output;  ///< empty: the model's stem with ".hpp", or ".h" for c and c99, in the current directory; otherwise "-"
  std::string name_space;                ///< empty: the file's stem
  std::string depfile;                   ///< empty: none
  std::string embed_weights;             ///< a safetensors file; empty: the app loads them
  std::string weights_blob;              ///< where the block of `embed_weights` goes instead of into printed C
  std::vector<std::string> print_after;  ///< passes after which the graph goes to standard error
  Emit emit = Emit::cpp;
  std::vector<std::string> targets;  ///< names of plan::targets; none: any processor
  Without without;
  bool train = false;                         ///< the header trains, too
  std::optional<std::int64_t> memory_budget;  ///< bytes that the arena of a step of training may take
  bool standalone = false;
  bool self_test = false;  ///< each class can test itself
  bool colour = false;
};
/// One C++ header for a file's models; with Emit::c also a C header, which `output` names, and its implementation, each
/// beside the other.
Result compile(const std::string& path, const CompileOptions& options, const FileSystem& files);

struct BuildOptions {
  elaborate::Options program;
  std::string output;         ///< the shared library
  std::string embed_weights;  ///< a safetensors file; empty: the program that uses it loads them
  std::string compiler;       ///< "c++"
  std::string cache;          ///< the folder for compiled models
  std::string processor;      ///< differs between machines whose programs cannot be exchanged
  bool colour = false;
};
/// A shared library with the C interface of every model of the file, for this machine.
Result build(const std::string& path, const BuildOptions& options, const FileSystem& files);

struct CheckOptions {
  elaborate::Options program;
  bool json = false;
  bool colour = false;
};
/// Every diagnostic of the files.
Result check(const std::vector<std::string>& paths, const CheckOptions& options, const FileSystem& files);

struct FormatOptions {
  bool check = false;  ///< name the files that are not in the canonical layout; write nothing
  bool colour = false;
};
Result format(const std::vector<std::string>& paths, const FormatOptions& options, const FileSystem& files);

struct LanguageServerOptions {
  std::string cache;  ///< below which the library's sources are written for editors to show
};
/// The language server, on standard input and output, until its client ends it.
Result language_server(const LanguageServerOptions& options, const FileSystem& files);

struct SummaryOptions {
  elaborate::Options program;
  std::optional<std::int64_t> memory_budget;  ///< as of CompileOptions
  bool colour = false;
};
/// Keras's table for every model of the file, then totals and requirements.
Result summary(const std::string& path, const SummaryOptions& options, const FileSystem& files);

struct ExternOptions {
  elaborate::Options program;
  bool colour = false;
};
/// The C++ declarations of the functions that the models' extern functions call, gradients included.
Result extern_functions(const std::string& path, const ExternOptions& options, const FileSystem& files);

struct GraphOptions {
  elaborate::Options program;
  std::string output;             ///< a name ending in ".svg" is drawn by Graphviz; any other gets the DOT text
  std::string entry = "predict";  ///< or "train", "gradients", "evaluate"
  bool kernels = false;           ///< the planned kernels of the entry point instead of the layers
  bool colour = false;
};
/// A picture of every model of the file.
Result graph(const std::string& path, const GraphOptions& options, const FileSystem& files);

struct InitOptions {
  elaborate::Options program;
  std::string output;
  std::uint64_t seed = 0;
  bool colour = false;
};
/// Fresh weights by the initializers. The bytes depend on the seed and each weight's own name and initializer alone.
Result init(const std::string& path, const InitOptions& options, const FileSystem& files);

struct RunOptions {
  elaborate::Options program;
  std::string weights;  ///< empty: fresh ones, seed 0
  std::string input;
  std::string output;
  bool gradients = false;  ///< the loss and the weights' gradients instead of the outputs
  bool interpret = false;  ///< reference evaluation instead of the system's C++ compiler
  std::string compiler;    ///< "c++"
  std::string cache;       ///< the folder for compiled models
  std::string processor;   ///< differs between machines whose programs cannot be exchanged
  bool colour = false;
};
/// predict on the tensors of a file. Symbols are taken from the inputs' shapes.
Result run(const std::string& path, const RunOptions& options, const FileSystem& files);

struct VerifyOptions {
  elaborate::Options program;
  std::string weights;    ///< empty: fresh ones, seed 0
  std::string input;      ///< empty: random ones, seed 0
  std::string vectors;    ///< a file with inputs, and with the outputs and layers' values that are right for them
  bool train = false;     ///< the losses and the weights' gradients, in training mode, instead of the outputs
  bool plain = false;     ///< the other side is generated code without optimization, whatever the size of the model
  std::string compiler;   ///< "c++"
  std::string cache;      ///< the folder for compiled models
  std::string processor;  ///< differs between machines whose programs cannot be exchanged
  bool colour = false;
};
/// Generated code, built as `run` does, against reference evaluation or recorded values: the largest error of every
/// layer's value and of every output, in a table. wrong_input where one is beyond what its sums allow.
Result verify(const std::string& path, const VerifyOptions& options, const FileSystem& files);

struct ProfileOptions {
  elaborate::Options program;
  std::string weights;    ///< empty: fresh ones, seed 0
  std::string input;      ///< empty: random ones of small sizes, seed 0
  std::string report;     ///< a page of HTML; empty: none
  std::string trace;      ///< a file in Chrome's trace format, as Perfetto reads it; empty: none
  double seconds = 2;     ///< for which predict is called
  std::string compiler;   ///< "c++"
  std::string cache;      ///< the folder for compiled models
  std::string processor;  ///< differs between machines whose programs cannot be exchanged
  bool colour = false;
};
/// The time of every kernel of predict, built as `run` does, beside what this machine's arithmetic and memory allow.
Result profile(const std::string& path, const ProfileOptions& options, const FileSystem& files);

/// What `train` and `evaluate` share.
struct LoopOptions {
  elaborate::Options program;
  std::string weights;  ///< empty: fresh ones by the initializers
  std::string data;     ///< a safetensors file with a tensor for each input and target, samples along axis 0
  std::optional<std::int64_t> batch_size;  ///< without: the checkpoint's, or 32
  std::optional<std::uint64_t>
      seed;               ///< of fresh weights, the order of samples, random operations; else the checkpoint's, or 0
  std::string compiler;   ///< "c++"
  std::string cache;      ///< the folder for compiled models
  std::string processor;  ///< differs between machines whose programs cannot be exchanged
  bool colour = false;
};
/// The loss and the metrics of a data file, a line each on standard output.
Result evaluate(const std::string& path, const LoopOptions& options, const FileSystem& files);

struct TrainOptions {
  LoopOptions loop;
  std::string validation;  ///< a data file; empty: none
  double validation_split = 0;
  std::string save;        ///< where the weights go, after every epoch
  std::string save_best;   ///< where those of the best epoch go; empty: nowhere
  std::string checkpoint;  ///< what a later run may resume from, after every epoch; empty: none
  std::string resume;      ///< such a file to go on from; empty: training begins
  std::string history;     ///< a CSV file; empty: none
  std::string report;      ///< a page of HTML; empty: none
  std::int64_t epochs = 1;
  std::int64_t patience = 0;  ///< epochs without improvement that end training; 0: all run
  std::string monitor;        ///< what has to improve; empty: the loss, of validation where there is one
  std::string mode;           ///< "min" or "max"; empty: by the name
  double min_delta = 0;       ///< a smaller change is no improvement
  bool restore_best = true;   ///< end with the best epoch's weights after early stopping
  std::optional<std::int64_t> memory_budget;  ///< bytes that the arena of a step on a batch may take
  int threads = 1;
  std::optional<std::int64_t> shards;  ///< of a batch; without: the checkpoint's, or with `ranks` the runtime's default
  bool overlap = false;                ///< ranks exchange gradients while others are computed
  bool bf16 = false;                   ///< sums of the shards' gradients are rounded to it
  std::string mpi;                     ///< "mpicxx"
  int ranks = 0;                       ///< that train together, this process one of them; 0: it is alone
  int rank = 0;
  bool shuffle = true;
  bool terminal = false;    ///< draw a bar of progress
  bool colour_bar = false;  ///< in colour
};
/// Trains a model on a data file; progress goes to standard output while it runs.
Result train(const std::string& path, const TrainOptions& options, const FileSystem& files);

enum class DataKind : std::uint8_t { idx, csv, images };

struct DataOptions {
  elaborate::Options program;
  DataKind kind = DataKind::idx;
  std::string source;                ///< of csv the file, of images the folder
  std::vector<std::string> inputs;   ///< "NAME=FILE", of csv "NAME=COLUMNS", of images the one "NAME"
  std::vector<std::string> targets;  ///< likewise, by the name of the output or of a declared target
  std::string model_path;            ///< the model that the tensors are to fit; empty: none
  std::string output;
  std::string validation;       ///< where the samples go that are held back
  double validation_split = 0;  ///< the part of them, at the end
  double divide = 1;            ///< inputs are divided by this
  std::int64_t one_hot = 0;     ///< classes that targets without a model are spread over; 0: they stay numbers
  bool shuffle = false;
  std::uint64_t seed = 0;
  char delimiter = ',';
  bool header = true;                  ///< of csv: the first line names the columns
  std::int64_t height = 0, width = 0;  ///< of images; 0: as they are
  bool gray = false;
  bool colour = false;
};
/// A dataset for training out of files of other formats, wholly in memory.
Result data(const DataOptions& options, const FileSystem& files);

struct DarknetOptions {
  std::string cfg;
  std::string weights;          ///< empty: the model alone
  std::string output;           ///< NAME of NAME.model and NAME.safetensors
  bool space_to_depth = false;  ///< `[reorg]` in TensorFlow's order of channels instead of Darknet's
  bool colour = false;
};
/// Darknet's files as a model and its weights.
Result import_darknet(const DarknetOptions& options, const FileSystem& files);

struct NewOptions {
  std::string name;    ///< of the project and its folder
  bool cmake = false;  ///< with a CMakeLists.txt
};
/// A project that builds and runs: a model, a program that trains it, and how to build them.
Result new_project(const NewOptions& options);

struct PythonOptions {
  std::string kind;                    ///< "keras" or "onnx"
  std::vector<std::string> arguments;  ///< as they stand behind `modelc import KIND`
  std::string python;                  ///< "python3"
  bool colour = false;
};
/// Runs the Python package's command, which says what it does itself; E0613 where it is missing.
Result import_by_python(const PythonOptions& options);

/// Is it a namespace that C++ accepts: identifiers that are no keywords, joined by `::`?
bool valid_namespace(const std::string& text);

}  // namespace modelc::driver
