#include "data_arguments.h"

#include <cstdio>

namespace modelc {
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

void add_common(CLI::App& sub, DataOptions& options, const std::function<void()>& parsed) {
  sub.add_option("-o,--output", options.output, "where the samples go")->type_name("D.safetensors")->required();
  sub.add_option("--for", options.model_path, "the model whose inputs and targets the tensors are to fit")
      ->type_name("FILE.model");
  sub.add_option("--one-hot", options.one_hot, "without --for: targets as rows of so many classes")
      ->check(CLI::Range(2, 1 << 20))
      ->type_name("CLASSES");
  sub.add_flag("--shuffle", options.shuffle, "in a random order");
  sub.add_option("--seed", options.seed, "of that order (default 0)");
  CLI::Option* const part =
      sub.add_option("--validation-split", options.validation_split, "the part at the end that goes to another file")
          ->check(CLI::Range(0.0, 0.99));
  CLI::Option* const file = sub.add_option("--validation", options.validation, "that file")->type_name("V.safetensors");
  part->needs(file);
  file->needs(part);
  sub.parse_complete_callback(parsed);
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

}  // namespace

void add_data_command(CLI::App& command, DataOptions& options, const std::function<void(CLI::App&)>& add_program,
                      const std::function<void()>& parsed) {
  command.require_subcommand(1);
  CLI::App* const idx = command.add_subcommand("idx", "files in the format of MNIST");
  add_pairs(*idx, options, "FILE");
  idx->add_option("--divide", options.divide, "divide inputs by this, as pixels by 255")->check(CLI::PositiveNumber);
  add_program(*idx);
  add_common(*idx, options, [&options, parsed] {
    options.kind = DataKind::idx;
    parsed();
  });

  CLI::App* const csv = command.add_subcommand("csv", "comma-separated values");
  csv->add_option("FILE", options.source, "the file")->required();
  add_pairs(*csv, options, "COLUMNS");
  csv->add_option("--delimiter", options.delimiter, "between fields (default ,)");
  csv->add_flag("!--no-header", options.header, "the first line is data; columns are called 1, 2, 3...");
  csv->add_option("--divide", options.divide, "divide inputs by this")->check(CLI::PositiveNumber);
  add_program(*csv);
  add_common(*csv, options, [&options, parsed] {
    options.kind = DataKind::csv;
    parsed();
  });

  CLI::App* const images =
      command.add_subcommand("images", "a folder with a folder of PNG and JPEG files for each class");
  images->add_option("FOLDER", options.source, "the folder")->required();
  images->add_option("--input", options.inputs, "the name of the images")->expected(1)->required();
  images->add_option("--target", options.targets, "the name of the classes, by their output")->expected(1)->required();
  images
      ->add_option_function<std::string>(
          "--size",
          [&options](const std::string& text) {
            long long height = 0, width = 0;
            char rest = 0;
            if (std::sscanf(text.c_str(), "%lldx%lld%c", &height, &width, &rest) != 2 || height < 1 || width < 1 ||
                height > 16384 || width > 16384)
              throw CLI::ValidationError("--size", "`" + text + "` is not of the form HEIGHTxWIDTH");
            options.height = height;
            options.width = width;
          },
          "make all images this size")
      ->type_name("HEIGHTxWIDTH");
  images->add_flag("--gray", options.gray, "one channel rather than red, green and blue");
  CLI::Option* const divide =
      images->add_option("--divide", options.divide, "divide pixels by this (default 255)")->check(CLI::PositiveNumber);
  add_program(*images);
  add_common(*images, options, [&options, parsed, divide] {
    options.kind = DataKind::images;
    if (divide->count() == 0) options.divide = 255;
    parsed();
  });
}

}  // namespace modelc
