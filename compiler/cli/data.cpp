#include <cstdio>

#include "cli/command.h"

namespace modelc::cli {
namespace {

using driver::DataKind;
using driver::DataOptions;

/// A tensor and where it comes from.
std::string pair_of(const std::string& text) {
  const std::size_t equals = text.find('=');
  return equals == std::string::npos || equals == 0 || equals + 1 == text.size()
             ? "`" + text + "` is not of the form NAME=SOURCE"
             : std::string();
}

struct Given {
  ProgramArguments program;
  DataOptions options;
};

/// Options of every kind of source.
void add_common(CommandLine& line, CLI::App& sub, const std::shared_ptr<Given>& given, DataKind kind) {
  DataOptions& options = given->options;
  given->program.add_to(sub);
  sub.add_option("-o,--output", options.output, "where the samples go")->type_name("D.safetensors")->required();
  sub.add_option("--for", options.model_path, "the model whose inputs and targets the tensors are to fit")
      ->type_name("FILE.model");
  sub.add_option("--one-hot", options.one_hot, "without --for: targets as rows of so many classes")
      ->check(CLI::Range(2, 1 << 20))
      ->type_name("CLASSES");
  sub.add_flag("--shuffle", options.shuffle, "in a random order");
  sub.add_option("--seed", options.seed, "of that order (default 0)")->check(seed);
  CLI::Option* const part =
      sub.add_option("--validation-split", options.validation_split, "the part at the end that goes to another file")
          ->check(CLI::Range(0.0, 0.99));
  CLI::Option* const file = sub.add_option("--validation", options.validation, "that file")->type_name("V.safetensors");
  part->needs(file);
  file->needs(part);
  sub.parse_complete_callback([&line, given, kind] {
    given->options.kind = kind;
    given->options.program = given->program.parse();
    given->options.colour = line.environment.colour;
    line.action = [given](const FileSystem& files) { return driver::data(given->options, files); };
  });
}

void add_pairs(CLI::App& sub, DataOptions& options, const std::string& source) {
  for (const bool target : {false, true}) {
    CLI::Option* const option =
        sub.add_option(target ? "--target" : "--input", target ? options.targets : options.inputs,
                       target ? "a target, by its output's name; may be repeated" : "an input; may be repeated");
    option->type_name("NAME=" + source)->expected(1)->take_all()->check(pair_of);
    if (!target) option->required();
  }
}

void add_idx(CommandLine& line, CLI::App& sub, const std::shared_ptr<Given>& given) {
  CLI::App* const idx = sub.add_subcommand("idx", "files in the format of MNIST");
  show_examples(*idx,
                {{"modelc data idx --input image=images.idx --target digit=labels.idx --divide 255 --for mnist.model "
                  "-o train.safetensors",
                  "images as numbers from 0 to 1, labels as that model takes them"}});
  add_pairs(*idx, given->options, "FILE");
  idx->add_option("--divide", given->options.divide, "divide inputs by this, as pixels by 255")->check(positive<false>);
  add_common(line, *idx, given, DataKind::idx);
}

void add_csv(CommandLine& line, CLI::App& sub, const std::shared_ptr<Given>& given) {
  DataOptions& options = given->options;
  CLI::App* const csv = sub.add_subcommand("csv", "comma-separated values");
  show_examples(*csv, {{"modelc data csv flowers.csv --input x=1,2 --target y=3 --one-hot 2 -o flowers.safetensors",
                        "columns by their numbers"}});
  csv->add_option("FILE", options.source, "the file")->required();
  add_pairs(*csv, options, "COLUMNS");
  csv->add_option("--delimiter", options.delimiter, "between fields (default ,)");
  csv->add_flag("!--no-header", options.header, "the first line is data; columns are called 1, 2, 3...");
  csv->add_option("--divide", options.divide, "divide inputs by this")->check(positive<false>);
  add_common(line, *csv, given, DataKind::csv);
}

void set_size(DataOptions& options, const std::string& text) {
  long long height = 0, width = 0;
  char rest = 0;
  if (std::sscanf(text.c_str(), "%lldx%lld%c", &height, &width, &rest) != 2 || height < 1 || width < 1 ||
      height > 16384 || width > 16384)
    throw CLI::ValidationError("--size", "`" + text + "` is not of the form HEIGHTxWIDTH");
  options.height = height;
  options.width = width;
}

void add_images(CommandLine& line, CLI::App& sub, const std::shared_ptr<Given>& given) {
  DataOptions& options = given->options;
  CLI::App* const images = sub.add_subcommand("images", "a folder with a folder of PNG and JPEG files for each class");
  show_examples(*images, {{"modelc data images photos --input image --target kind --size 8x8 -o photos.safetensors",
                           "all in one size; the classes are the names of the folders"}});
  images->add_option("FOLDER", options.source, "the folder")->required();
  images->add_option("--input", options.inputs, "the name of the images")->expected(1)->required();
  images->add_option("--target", options.targets, "the name of the classes, by their output")->expected(1)->required();
  images
      ->add_option_function<std::string>(
          "--size", [given](const std::string& text) { set_size(given->options, text); }, "make all images this size")
      ->type_name("HEIGHTxWIDTH");
  images->add_flag("--gray", options.gray, "one channel rather than red, green and blue");
  images->add_option("--divide", options.divide, "divide pixels by this (default 255)")->check(positive<false>);
  images->preparse_callback([given](std::size_t) { given->options.divide = 255; });
  add_common(line, *images, given, DataKind::images);
}

}  // namespace

void add_data(CommandLine& line) {
  CLI::App* const sub =
      line.add("data", "make a data file of files in other formats",
               {{"modelc data csv flowers.csv --input x=sepal..petal --target y=species -o flowers.safetensors",
                 "columns by their names; classes of the texts in a column"}});
  sub->require_subcommand(1);
  const auto given = std::make_shared<Given>();
  add_idx(line, *sub, given);
  add_csv(line, *sub, given);
  add_images(line, *sub, given);
}

}  // namespace modelc::cli
