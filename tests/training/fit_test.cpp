// The training loop around a generated class: resuming, early stopping, losses that are not finite, fresh weights.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <limits>
#include <string>
#include <vector>

#include "loop.hpp"
#include "train_progress.hpp"
#include "train_report.hpp"
#include "weightless.hpp"

namespace modelc::tests {
namespace {

using loop::Model;

std::string path(const std::string& name) { return testing::TempDir() + "modelc-fit-" + name; }

std::string bytes_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// 37 samples of a function that can be learnt, so that batches of 8 leave a smaller one.
void write_data(const std::string& file, Index spoilt = -1) {
  constexpr Index count = 37;
  std::vector<float> x(count * 6), y(count);
  for (Index i = 0; i < count * 6; ++i) x[static_cast<std::size_t>(i)] = standard_uniform<float>(1, 0, i) * 2 - 1;
  for (Index i = 0; i < count; ++i) y[static_cast<std::size_t>(i)] = x[static_cast<std::size_t>(i) * 6] * 2;
  if (spoilt >= 0) x[static_cast<std::size_t>(spoilt) * 6 + 4] = std::numeric_limits<float>::quiet_NaN();
  safetensors::write(file, {{"x", "F32", {count, 6}, x.data()}, {"y_true", "F32", {count, 1}, y.data()}});
}

std::vector<unsigned char> block_of(const Arena& block) {
  const auto* const first = block.at<unsigned char>(0);
  return {first, first + block.size()};
}

/// Everything that training goes on from: sums of metrics begin anew.
std::vector<unsigned char> state_of(Model& model) {
  std::vector<unsigned char> out = block_of(model.weights()->block);
  model.reset_metrics();
  const std::vector<unsigned char> rest = block_of(model.training()->block);
  out.insert(out.end(), rest.begin(), rest.end());
  return out;
}

struct FitTest : testing::Test {
  std::string data_path = path("data.safetensors");
  FitOptions options;

  void SetUp() override {
    write_data(data_path);
    options.batch_size = 8;
    options.seed = 5;
  }
  Model fresh() const {
    Model model;
    model.initialize(7);
    return model;
  }
};

// What is prepared for prediction follows the weights, however these change.
TEST_F(FitTest, PredictsWithTheWeightsOfThatMoment) {
  static_assert(Model::prepared_bytes > 0, "there is something to prepare");
  Model::Symbols one;
  Model model(one);
  model.initialize(7);
  const std::vector<float> x{0.5f, -1, 0.25f, 2, -0.75f, 1};
  const std::vector<float> truth{1};
  const auto follows = [&] {
    const float got = model.predict(x)(0, 0);
    model.save(path("now.safetensors"));
    Model read(one);
    read.load(path("now.safetensors"));
    return got == read.predict(x)(0, 0);
  };
  const float before = model.predict(x)(0, 0);
  EXPECT_TRUE(follows());
  model.train_step(x, truth);
  EXPECT_NE(model.predict(x)(0, 0), before);
  EXPECT_TRUE(follows()) << "after a step of training";
  model.fit(Dataset(data_path), options);
  EXPECT_TRUE(follows()) << "after fit";
  std::fill_n(model.weights()->wide_kernel().data(), model.weights()->wide_kernel().size(), 0.5f);
  model.prepare();
  EXPECT_TRUE(follows()) << "after a change by hand";
  model.save_checkpoint(path("point.safetensors"));
  const float then = model.predict(x)(0, 0);
  model.train_step(x, truth);
  model.load_checkpoint(path("point.safetensors"));
  EXPECT_EQ(model.predict(x)(0, 0), then);
  model.initialize(7);
  EXPECT_EQ(model.predict(x)(0, 0), before);
  Model shared(model.weights(), one);
  EXPECT_EQ(shared.predict(x)(0, 0), before);
}

TEST_F(FitTest, InitializesAsTheToolDoes) {
  Model model = fresh(), read;
  read.load(MODELC_LOOP_WEIGHTS);
  EXPECT_EQ(block_of(model.weights()->block), block_of(read.weights()->block));
  model.initialize(8);
  EXPECT_NE(block_of(model.weights()->block), block_of(read.weights()->block));
  Model trained = fresh();
  trained.fit(Dataset(data_path), options);
  trained.initialize(7);
  EXPECT_EQ(state_of(trained), [&] {
    Model other = fresh();
    return state_of(other);
  }()) << "the optimizer begins anew, too";
}

TEST_F(FitTest, ResumesAsIfItHadNeverStopped) {
  const Dataset data(data_path);
  options.validation_split = 0.25;
  options.early_stopping.patience = 100;
  options.early_stopping.restore_best = true;
  options.checkpoint = path("six.safetensors");
  options.save_best = path("six-best.safetensors");
  options.epochs = 6;
  Model whole = fresh();
  const History six = whole.fit(data, options);
  ASSERT_EQ(six.epochs.size(), 6u);

  options.checkpoint = path("parts.safetensors");
  options.save_best = path("parts-best.safetensors");
  options.epochs = 3;
  Model first = fresh();
  first.fit(data, options);
  options.resume = options.checkpoint;
  options.checkpoint = path("later.safetensors");
  options.epochs = 6;
  Model second;  // of another process: nothing but the file
  const History parts = second.fit(data, options);
  EXPECT_EQ(parts.names, six.names);
  EXPECT_EQ(parts.epochs, six.epochs);
  EXPECT_EQ(state_of(second), state_of(whole));
  EXPECT_EQ(bytes_of(path("parts-best.safetensors")), bytes_of(path("six-best.safetensors")));
  // The last checkpoints agree as well, times excepted.
  Model a, b;
  EXPECT_EQ(a.load_checkpoint(path("six.safetensors")).history.epochs, six.epochs);
  b.load_checkpoint(path("later.safetensors"));
  EXPECT_EQ(state_of(a), state_of(b));
  EXPECT_EQ(a.seed(), 5u);

  // Another seed, or a forgotten optimizer, would have shown.
  options.seed = 6;
  Model third;
  EXPECT_NE(third.fit(data, options).epochs, six.epochs);
  // All epochs are done: nothing happens.
  options.resume = path("six.safetensors");
  Model done;
  EXPECT_EQ(done.fit(data, options).epochs, six.epochs);
  EXPECT_EQ(block_of(done.weights()->block), block_of(whole.weights()->block));
  options.validation_split = 0;
  EXPECT_THROW(done.fit(data, options), Error) << "without validation the history has other columns";
}

TEST_F(FitTest, GoesBackToACheckpointBetweenSteps) {
  Model model = fresh();
  Model::Symbols symbols;
  symbols.batch = 4;
  Model worker(model.weights(), model.training(), symbols);
  worker.set_seed(11);
  const std::vector<float> x(24, 0.5f), y(4, 1.0f);
  for (int i = 0; i < 3; ++i) worker.train_step(x, y);
  worker.set_learning_rate(0.125f);
  worker.save_checkpoint(path("steps.safetensors"));
  std::vector<float> losses, again;
  for (int i = 0; i < 5; ++i) losses.push_back(worker.train_step(x, y));
  Model other(symbols);
  other.load_checkpoint(path("steps.safetensors"));
  EXPECT_EQ(other.learning_rate(), 0.125f);
  for (int i = 0; i < 5; ++i) again.push_back(other.train_step(x, y));
  EXPECT_EQ(again, losses);
  other.reset_optimizer();
  EXPECT_EQ(other.learning_rate(), 0.01f);
}

TEST_F(FitTest, RefusesMalformedCheckpoints) {
  Model model = fresh();
  model.save_checkpoint(path("good.safetensors"));
  const std::string good = bytes_of(path("good.safetensors"));
  const std::vector<unsigned char> before = state_of(model);
  const std::string bad = path("bad.safetensors");
  const auto refused = [&](const std::string& bytes) {
    std::ofstream(bad, std::ios::binary) << bytes;
    EXPECT_THROW(model.load_checkpoint(bad), Error);
    EXPECT_EQ(state_of(model), before);
  };
  for (std::size_t size = 0; size < good.size(); size += 97) refused(good.substr(0, size));
  for (const char* const word :
       {"modelc checkpoint 1", "\"epoch\":\"0\"", "\"seed\":\"0\"", "optimizer/m/last/bias", "square/bias"}) {
    std::string changed = good;
    const std::size_t at = changed.find(word);
    ASSERT_NE(at, std::string::npos) << word;
    changed[at + std::string(word).size() - 2] = 'x';
    refused(changed);
  }
  model.save(path("weights.safetensors"));
  refused(bytes_of(path("weights.safetensors")));
  std::remove(bad.c_str());
}

/// What fit throws, and the model's weights are finite afterwards.
std::string failure(Model& model, const Dataset& data, const FitOptions& options) {
  try {
    model.fit(data, options);
  } catch (const NotFinite& error) {
    for (const TensorInfo& info : Model::weight_infos)
      for (Index i = 0; i < info.size(); ++i)
        EXPECT_TRUE(std::isfinite(model.weights()->block.at<float>(info.offset)[i])) << info.name;
    return error.what();
  }
  return "no error";
}

TEST_F(FitTest, NamesWhatIsNotFinite) {
  options.epochs = 50;
  options.shuffle = false;
  write_data(path("spoilt.safetensors"), 19);
  Model model = fresh();
  EXPECT_EQ(failure(model, Dataset(path("spoilt.safetensors")), options),
            "the loss of step 3 is nan (epoch 1, batch 3); the first tensor that is not finite is the input `x`, in "
            "sample 19 of `" +
                path("spoilt.safetensors") + "`");
  model.set_learning_rate(std::numeric_limits<float>::infinity());
  const std::string far = failure(model, Dataset(data_path), options);
  EXPECT_NE(far.find("the first tensor that is not finite is the weight `"), std::string::npos) << far;
  EXPECT_NE(far.find("after batch 1, whose gradients are finite: is the learning rate too high?"), std::string::npos)
      << far;
  // Weights this large overflow on the way to the loss.
  model = fresh();
  std::fill_n(model.weights()->last_kernel().data(), model.weights()->last_kernel().size(), 3e38f);
  const std::string computed = failure(model, Dataset(data_path), options);
  EXPECT_NE(computed.find("inputs and weights are finite before the step; the first result that is not is `loss`"),
            std::string::npos)
      << computed;
}

TEST_F(FitTest, TrainsOnWhatSamplesAreChangedTo) {
  const auto twice = [](const Sample& sample) {
    for (int i = 0; i < 6; ++i) static_cast<float*>(sample.inputs[0])[i] *= 2;
    *static_cast<float*>(sample.inputs[1]) += static_cast<float>(sample.epoch + sample.number);
  };
  // The same change, made before training.
  std::vector<float> x(37 * 6), y(37);
  const safetensors::File file(data_path);
  file.read(*file.header().find("x"), x.data());
  file.read(*file.header().find("y_true"), y.data());
  for (float& value : x) value *= 2;
  for (std::size_t i = 0; i < y.size(); ++i) y[i] += static_cast<float>(4 + i);
  safetensors::write(path("changed.safetensors"),
                     {{"x", "F32", {37, 6}, x.data()}, {"y_true", "F32", {37, 1}, y.data()}});
  options.initial_epoch = 4;
  options.epochs = 5;
  Model changed = fresh(), before = fresh();
  before.fit(Dataset(path("changed.safetensors")), options);
  const Dataset data(data_path);
  options.augment = twice;
  options.validation = &data;
  const History history = changed.fit(data, options);
  EXPECT_EQ(block_of(changed.weights()->block), block_of(before.weights()->block));
  EXPECT_EQ(history.epochs.back()[2], changed.evaluate(data, 8)[0]) << "validation sees the data as they are";

  options.augment = [](const Sample& sample) {
    if (sample.number == 19) static_cast<float*>(sample.inputs[0])[4] = std::numeric_limits<float>::quiet_NaN();
  };
  options.shuffle = false;
  const std::string spoilt = failure(changed, data, options);
  EXPECT_NE(spoilt.find("the input `x`, in sample 19"), std::string::npos) << spoilt;
}

TEST(Watching, FollowsKeras) {
  const std::vector<std::string> names{"loss", "accuracy", "val_loss", "val_accuracy"};
  // Falls with steps of 0.1; smaller ones are no improvement.
  Watch watch;
  watch.min_delta = 0.05;
  detail::Best loss(watch, names);
  EXPECT_EQ(loss.name(), "val_loss");
  std::vector<bool> better;
  for (const double value : {1.0, 0.97, 0.9, 0.86, 0.84}) better.push_back(loss.add({0, 0, value, 0}));
  EXPECT_EQ(better, (std::vector<bool>{true, false, true, false, true}));
  EXPECT_EQ(loss.index(), 4);
  watch = {};
  watch.monitor = "val_accuracy";
  detail::Best accuracy(watch, names);
  better.clear();
  for (const double value : {0.5, 0.5, 0.6, 0.4, std::nan("")}) better.push_back(accuracy.add({0, 0, 0, value}));
  EXPECT_EQ(better, (std::vector<bool>{true, false, true, false, false}));
  EXPECT_EQ(accuracy.waited(), 2);
  watch.mode = "min";
  detail::Best lowest(watch, names);
  for (const double value : {0.5, 0.6, 0.4}) lowest.add({0, 0, 0, value});
  EXPECT_EQ(lowest.index(), 2);
  watch.monitor = "val_acc";
  EXPECT_THROW(detail::Best(watch, names), Error);
  for (const char* const rising : {"val_auc", "precision_1", "digit_sparse_top_k_categorical_accuracy", "mean_iou"})
    EXPECT_TRUE(detail::rises(rising)) << rising;
  for (const char* const falling :
       {"loss", "val_loss", "mean_absolute_error", "kl_divergence", "cosine_similarity_loss"})
    EXPECT_FALSE(detail::rises(falling)) << falling;
}

TEST_F(FitTest, StopsEarlyWithTheBestWeights) {
  options.epochs = 40;
  options.validation_split = 0.25;
  options.early_stopping.patience = 2;
  options.early_stopping.restore_best = true;
  options.save_best = path("best.safetensors");
  Index best = -1;
  options.on_epoch = [&](const EpochEnd& at) {
    best = at.best;
    return true;
  };
  Model model = fresh();
  model.set_learning_rate(0.3f);  // jumps about
  const History history = model.fit(Dataset(data_path), options);
  const auto count = static_cast<Index>(history.epochs.size());
  ASSERT_LT(count, 40);
  EXPECT_EQ(count, best + 1 + 2);
  Index lowest = 0;
  for (Index i = 0; i < count; ++i)
    if (history.epochs[static_cast<std::size_t>(i)][2] < history.epochs[static_cast<std::size_t>(lowest)][2])
      lowest = i;
  EXPECT_EQ(lowest, best);
  Model saved;
  saved.load(options.save_best);
  EXPECT_EQ(block_of(saved.weights()->block), block_of(model.weights()->block));
}

TEST(Reports, AreOneSafePage) {
  Report report;
  report.title = "</script><b>&";
  report.settings = {{"data", "<img src=x>"}};
  report.epochs = 2;
  History history{{"loss", "val_loss"}, {{1, std::nan("")}, {0.5, 0.25}}, {1, 2}};
  const std::string page = detail::report_html(report, history);
  EXPECT_EQ(page.find("</script>"), page.rfind("</script>")) << "only the page's own end tag";
  EXPECT_EQ(page.find("<img src"), std::string::npos);
  EXPECT_NE(page.find("[[1,null],[0.5,0.25]]"), std::string::npos);
  EXPECT_EQ(page.find("http://"), page.find("http://www.w3.org/2000/svg")) << "nothing comes from the network";
  EXPECT_EQ(page.find("https://"), std::string::npos);
  EXPECT_NE(page.find("\"pictures\":[]"), std::string::npos);
}

TEST(Reports, HoldPictures) {
  Report report;
  report.pictures = {{"epoch 1 </script>", "image/png", "foobar"}, {"epoch 2", "image/png", "\xff"}};
  const std::string page = detail::report_html(report, {{"loss"}, {{1}}, {1}});
  EXPECT_NE(page.find("\"data:image/png;base64,Zm9vYmFy\""), std::string::npos);
  EXPECT_EQ(page.find("</script>"), page.rfind("</script>"));
  // The examples of RFC 4648, and a byte that has the highest bit.
  const std::vector<std::pair<std::string, std::string>> examples = {
      {"", ""},        {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"foob", "Zm9vYg=="}, {"fooba", "Zm9vYmE="},
      {"\xff", "/w=="}};
  for (const auto& [bytes, text] : examples) EXPECT_EQ(detail::base64(bytes), text);
}

TEST(Progress, ShortensNumbersAndTimes) {
  EXPECT_EQ(detail::short_number(0.12345), "0.1235");
  EXPECT_EQ(detail::short_number(0), "0.0000");
  EXPECT_EQ(detail::short_number(-0.000125), "-1.250e-04");
  EXPECT_EQ(detail::duration(2.34), "2.3 s");
  EXPECT_EQ(detail::duration(59.9), "59 s");
  EXPECT_EQ(detail::duration(200), "3:20");
  EXPECT_EQ(detail::duration(3723), "1:02:03");
  EXPECT_EQ(detail::step_time(1.42, 1000), "1.42 ms/step");
  EXPECT_EQ(detail::step_time(50, 10), "5.00 s/step");
}

TEST(Evaluate, TakesModelsWithoutWeights) {
  const std::string file = path("weightless.safetensors");
  write_data(file);
  const Dataset data(file);
  weightless::Model model;
  const std::vector<double> results = model.evaluate(data, 8);
  double squares = 0, sizes = 0;  // the target is twice what the model gives
  for (Index i = 0; i < 37; ++i) {
    const double x = static_cast<double>(standard_uniform<float>(1, 0, i * 6) * 2 - 1);
    squares += x * x / 37;
    sizes += std::abs(x) / 37;
  }
  ASSERT_EQ(results.size(), 2U);
  EXPECT_NEAR(results[0], squares, 1e-6);
  EXPECT_NEAR(results[1], sizes, 1e-6);
}

}  // namespace
}  // namespace modelc::tests
