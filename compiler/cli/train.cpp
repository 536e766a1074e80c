// What goes through a dataset: train, evaluate.
#include "cli/command.h"

namespace modelc::cli {
namespace {

void add_loop(CLI::App& sub, driver::LoopOptions& options) {
  sub.add_option("--data", options.data, "tensors by the names of inputs and targets, samples along axis 0")
      ->type_name("D.safetensors")
      ->required();
  sub.add_option("--batch-size", options.batch_size, "samples in a batch (default 32)")->check(count);
  sub.add_option("--seed", options.seed, "of fresh weights, the order of samples, and dropout (default 0)")
      ->check(seed);
}

}  // namespace

void add_train(CommandLine& line) {
  CLI::App* const sub = line.add(
      "train", "train on a data file",
      {{"modelc train mnist.model --data digits.safetensors --save trained.safetensors --epochs 5 --report report.html",
        "fresh weights, five times through the data"},
       {"modelc train mnist.model --data digits.safetensors --weights trained.safetensors --save better.safetensors",
        "goes on from weights"},
       {"mpirun -n 4 modelc train mnist.model --data digits.safetensors --save trained.safetensors",
        "four processes, on one machine or several, that share every batch"}});
  const auto given = on_program<driver::TrainOptions>(*sub);
  driver::TrainOptions& options = given->options;
  add_loop(*sub, options.loop);
  sub->add_option("--weights", options.loop.weights, "where to start (default: fresh ones by the initializers)")
      ->type_name("W.safetensors");
  sub->add_option("--save", options.save, "where the weights go, after every epoch")
      ->type_name("OUT.safetensors")
      ->required();
  CLI::Option* const validation =
      sub->add_option("--validation", options.validation, "data to validate on after every epoch")
          ->type_name("V.safetensors");
  sub->add_option("--validation-split", options.validation_split, "the part at the data's end to validate on")
      ->check(CLI::Range(0.0, 0.99))
      ->excludes(validation);
  sub->add_option("--epochs", options.epochs, "times through the data, a resumed training's included (default 1)")
      ->check(count);
  sub->add_option("--save-best", options.save_best, "where the weights of the best epoch go")
      ->type_name("BEST.safetensors");
  sub->add_option("--checkpoint", options.checkpoint, "what --resume takes, after every epoch")
      ->type_name("C.safetensors");
  sub->add_option("--resume", options.resume, "go on from a checkpoint as if training had never stopped")
      ->type_name("C.safetensors");
  CLI::Option* const stopping =
      sub->add_option("--early-stopping", options.patience,
                      "end after so many epochs without improvement, with the best epoch's weights")
          ->type_name("PATIENCE")
          ->check(count);
  sub->add_option("--monitor", options.monitor, "what has to improve (default val_loss, without validation loss)")
      ->type_name("NAME");
  sub->add_option("--mode", options.mode, "which way it improves (default: by its name)")
      ->check(CLI::IsMember({"min", "max"}));
  sub->add_option("--min-delta", options.min_delta, "a smaller change is no improvement")->check(positive<true>);
  sub->add_flag("!--keep-last", options.restore_best, "end with the last epoch's weights, not the best one's")
      ->needs(stopping);
  add_memory_budget(*sub, options.memory_budget);
  sub->add_option("--threads", options.threads, "to train on (default 1); the result is the same on any number")
      ->check(CLI::Range(1, 1024));
  sub->add_option("--shards", options.shards,
                  "parts of every batch, which ranks share (default 8 under mpirun); the result is the same on any "
                  "number of ranks")
      ->check(CLI::Range(1, 1 << 20));
  sub->add_flag("--bf16", options.bf16, "round sums of gradients of shards to bf16: ranks send half as much");
  sub->add_flag("--overlap", options.overlap, "ranks exchange gradients while they compute others, with a thread more");
  sub->add_flag("!--no-shuffle", options.shuffle, "take the samples in their order");
  sub->add_option("--history", options.history, "losses and metrics of every epoch as CSV")->type_name("H.csv");
  sub->add_option("--report", options.report, "their curves as one page of HTML")->type_name("R.html");
  sub->parse_complete_callback([&line, given] {
    driver::TrainOptions& training = given->options;
    training.loop.program = given->program.parse();
    if (training.memory_budget && !training.resume.empty() && !training.loop.batch_size)
      throw CLI::ValidationError("--memory-budget", "needs the size of batches, with --resume too: --batch-size");
    set_toolchain(training.loop, line.environment);
    training.mpi = line.environment.mpi;
    training.ranks = line.environment.ranks;
    training.rank = line.environment.rank;
    training.terminal = line.environment.terminal;
    training.colour_bar = line.environment.colour_bar;
    line.action = [given](const FileSystem& files) { return driver::train(given->file, given->options, files); };
  });
}

void add_evaluate(CommandLine& line) {
  CLI::App* const sub = line.add(
      "evaluate", "the loss and the metrics of a data file",
      {{"modelc evaluate mnist.model --weights mnist.safetensors --data digits.safetensors", "a line for each"}});
  const auto given = on_program<driver::LoopOptions>(*sub);
  add_loop(*sub, given->options);
  sub->add_option("--weights", given->options.weights, "the weights")->type_name("W.safetensors")->required();
  sub->parse_complete_callback([&line, given] {
    given->options.program = given->program.parse();
    set_toolchain(given->options, line.environment);
    line.action = [given](const FileSystem& files) { return driver::evaluate(given->file, given->options, files); };
  });
}

}  // namespace modelc::cli
