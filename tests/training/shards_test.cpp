// Batches in shards: one rank or several, as threads, end with the same bits.
#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <exception>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "kept.hpp"
#include "loop.hpp"
#include "peak.hpp"

namespace modelc::tests {
namespace {

std::string path(const std::string& name) { return testing::TempDir() + "modelc-shards-" + name; }

/// 37 samples of a function that can be learnt: batches of 8 leave one of 5, with fewer samples than there are shards.
std::string data_file() {
  constexpr Index count = 37;
  std::vector<float> x(count * 6), y(count);
  for (Index i = 0; i < count * 6; ++i) x[static_cast<std::size_t>(i)] = standard_uniform<float>(1, 0, i) * 2 - 1;
  for (Index i = 0; i < count; ++i)
    y[static_cast<std::size_t>(i)] = x[static_cast<std::size_t>(i) * 6] > 0 ? 1.0f : 0.0f;
  safetensors::write(path("data"), {{"x", "F32", {count, 6}, x.data()}, {"y_true", "F32", {count, 1}, y.data()}});
  return path("data");
}

std::string bytes_of(const Arena& block) { return {block.at<char>(0), static_cast<std::size_t>(block.size())}; }

/// What a training ends with: the weights and what is kept beside them, and the history.
struct End {
  std::string state;
  std::vector<std::vector<double>> epochs;
  bool operator==(const End& other) const { return state == other.state && epochs == other.epochs; }
};

template <class Model>
End train(const FitOptions& options, const Dataset& data, std::uint64_t weights = 7) {
  Model model;
  model.initialize(weights);
  const History history = model.fit(data, options);
  model.reset_metrics();
  return {bytes_of(model.weights()->block) + bytes_of(model.training()->block), history.epochs};
}

/// Runs each rank in a thread of its own; what each throws, empty for those that do not.
template <class Work>
std::vector<std::string> together(int ranks, const Work& work) {
  Together group(ranks);
  std::vector<std::string> errors(static_cast<std::size_t>(ranks));
  std::vector<std::thread> threads;
  for (int rank = 0; rank < ranks; ++rank)
    threads.emplace_back([&, rank] {
      try {
        work(group.rank(rank));
      } catch (const std::exception& error) {
        errors[static_cast<std::size_t>(rank)] = error.what();
      }
    });
  for (std::thread& thread : threads) thread.join();
  return errors;
}

template <class Model>
std::vector<End> train_together(int ranks, FitOptions options, const Dataset& data) {
  std::vector<End> ends(static_cast<std::size_t>(ranks));
  const std::vector<std::string> errors = together(ranks, [&](const AllReduce& all) {
    FitOptions own = options;
    own.reduce = all;
    ends[static_cast<std::size_t>(all.rank)] = train<Model>(own, data);
  });
  EXPECT_EQ(errors, std::vector<std::string>(static_cast<std::size_t>(ranks)));
  return ends;
}

struct ShardsTest : testing::Test {
  Dataset data{data_file()};
  FitOptions options;

  void SetUp() override {
    options.batch_size = 8;
    options.epochs = 3;
    options.seed = 5;
    options.shards = 8;
    options.validation_split = 0.4;
  }
};

/// What rank 1 does otherwise, and what all ranks say of it.
void expect_error(const FitOptions& options, const Dataset& data, const std::string& message,
                  const std::function<void(FitOptions&)>& change, std::uint64_t weights = 7, Index samples = 37) {
  const std::vector<std::string> errors = together(2, [&](const AllReduce& all) {
    FitOptions own = options;
    own.reduce = all;
    if (all.rank == 1 && change) change(own);
    train<loop::Model>(own, data.part(0, all.rank == 1 ? samples : 37), all.rank == 1 ? weights : 7);
  });
  for (const std::string& error : errors) EXPECT_NE(error.find(message), std::string::npos) << error;
}

template <class Model>
void expect_same_bits(const FitOptions& options, const Dataset& data) {
  const End alone = train<Model>(options, data);
  for (const int ranks : {1, 2, 3, 4, 8})
    for (const End& end : train_together<Model>(ranks, options, data)) EXPECT_TRUE(end == alone) << ranks << " ranks";
}

TEST_F(ShardsTest, EndsWithTheSameBitsOnAnyNumberOfRanks) {
  expect_same_bits<loop::Model>(options, data);
  expect_same_bits<kept::Model>(options, data);
}

TEST_F(ShardsTest, EndsWithTheSameBitsWithOtherNumbersOfShards) {
  options.shards = 6;  // no whole subtree for each rank
  const End six = train<loop::Model>(options, data);
  for (const int ranks : {2, 5, 6})
    for (const End& end : train_together<loop::Model>(ranks, options, data))
      EXPECT_TRUE(end == six) << ranks << " ranks";
  options.shards = 8;
  EXPECT_FALSE(train<loop::Model>(options, data) == six);
}

TEST_F(ShardsTest, EndsWithTheSameBitsOnThreadsAndRoundedToBf16) {
  const End whole = train<kept::Model>(options, data);
  options.bf16 = true;
  const End rounded = train<kept::Model>(options, data);
  EXPECT_FALSE(rounded == whole);
  options.threads = 3;
  for (const int ranks : {2, 3, 4})
    for (const End& end : train_together<kept::Model>(ranks, options, data)) EXPECT_TRUE(end == rounded) << ranks;
}

// Without random numbers and statistics of batches, shards compute what whole batches do, but for rounding.
TEST_F(ShardsTest, TrainsAsWholeBatchesDo) {
  const End shards = train<kept::Model>(options, data);
  options.shards = 0;
  const End whole = train<kept::Model>(options, data);
  ASSERT_EQ(shards.epochs.size(), whole.epochs.size());
  for (std::size_t epoch = 0; epoch < whole.epochs.size(); ++epoch)
    for (std::size_t i = 0; i < whole.epochs[epoch].size(); ++i)
      EXPECT_NEAR(shards.epochs[epoch][i], whole.epochs[epoch][i], 2e-6) << i;
}

// The entry points, by hand: a step of the whole batch in two.
TEST_F(ShardsTest, TakesAStepInTwo) {
  kept::Model one(kept::Model::Symbols{4}), other(kept::Model::Symbols{4});
  one.initialize(7);
  other.initialize(7);
  std::vector<float> x(24), y{0, 1, 1, 0};
  for (int step = 0; step < 4; ++step) {
    for (Index i = 0; i < 24; ++i) x[static_cast<std::size_t>(i)] = standard_uniform<float>(9, step, i);
    const void* inputs[] = {x.data(), y.data()};
    const void* outputs[kept::Model::gradient_infos.size()];
    double expected[5], values[5];
    one.train_step_raw(inputs, expected);
    other.gradients_raw(inputs, outputs);
    std::size_t first = 0;  // gradient, behind the losses
    while (std::string(kept::Model::gradient_infos[first].name).rfind("grad/", 0) != 0) ++first;
    EXPECT_EQ(outputs[first], other.part());
    other.update_step(values);
    for (int i = 0; i < 5; ++i) EXPECT_NEAR(values[i], expected[i], 1e-6) << step << ": " << i;
    for (const TensorInfo& info : kept::Model::weight_infos)
      for (Index i = 0; i < info.size(); ++i)
        EXPECT_NEAR(other.weights()->block.at<float>(info.offset)[i], one.weights()->block.at<float>(info.offset)[i],
                    1e-6)
            << info.name;
  }
}

// Ranges of the gradients are exchanged while others are computed, those of a batch with fewer samples than shards
// behind all.
TEST_F(ShardsTest, EndsWithTheSameBitsWithOverlap) {
  const End alone = train<loop::Model>(options, data);
  options.overlap = true;
  for (const int ranks : {2, 4, 8})
    for (const End& end : train_together<loop::Model>(ranks, options, data)) EXPECT_TRUE(end == alone) << ranks;
  expect_error(options, data, "this sample cannot be read", [](FitOptions& own) {
    own.augment = [](const Sample& sample) {
      if (sample.epoch == 1) raise("this sample cannot be read");
    };
  });
}

// Backward passes come to the last weights first: each kernel that completes gradients says so, in that order.
TEST_F(ShardsTest, SaysWhichGradientsAreThere) {
  kept::Model model(kept::Model::Symbols{2});
  model.initialize(7);
  std::vector<Index> begins;
  Ready ready;
  ready.context = &begins;
  ready.call = [](void* list, Index begin) { static_cast<std::vector<Index>*>(list)->push_back(begin); };
  model.set_ready(ready);
  const std::vector<float> x(12, 0.5f), y{0, 1};
  model.gradients(x, y);
  ASSERT_GT(begins.size(), 1U);
  for (std::size_t i = 1; i < begins.size(); ++i) EXPECT_LT(begins[i], begins[i - 1]);
}

TEST_F(ShardsTest, GoesOnWithAnotherNumberOfRanks) {
  options.epochs = 5;
  options.early_stopping.restore_best = true;
  options.early_stopping.patience = 5;
  const End whole = train<loop::Model>(options, data);
  FitOptions begin = options;
  begin.epochs = 2;
  begin.checkpoint = path("checkpoint");
  train_together<loop::Model>(4, begin, data);
  EXPECT_EQ(detail::CheckpointReader(begin.checkpoint).read().shards, 8);
  options.resume = begin.checkpoint;
  for (const End& end : train_together<loop::Model>(2, options, data)) EXPECT_TRUE(end == whole);
}

TEST_F(ShardsTest, RefusesRanksThatTrainOtherwise) {
  expect_error(options, data, "the weights are different on rank 0 and on rank 1", {}, 8);
  expect_error(options, data, "the data is different on rank 0 and on rank 1", {}, 7, 36);
  expect_error(options, data, "the seed is different", [](FitOptions& own) { own.seed = 6; });
  expect_error(options, data, "the options are different", [](FitOptions& own) { own.shards = 4; });
}

TEST_F(ShardsTest, EndsOnAllRanksWhereOneFails) {
  expect_error(options, data, "this sample cannot be read", [](FitOptions& own) {
    own.augment = [](const Sample& sample) {
      if (sample.epoch == 1) raise("this sample cannot be read");
    };
  });
  const std::vector<std::string> errors = together(2, [&](const AllReduce& all) {
    FitOptions own = options;
    own.reduce = all;
    own.checkpoint = "/nowhere/checkpoint";  // rank 0 alone writes
    train<loop::Model>(own, data);
  });
  EXPECT_NE(errors[0].find("/nowhere/checkpoint"), std::string::npos) << errors[0];
  EXPECT_EQ(errors[1], "rank 0 failed: " + errors[0]);
}

TEST_F(ShardsTest, StopsEverywhereWhereOneStops) {
  const std::vector<std::string> errors = together(4, [&](const AllReduce& all) {
    FitOptions own = options;
    own.reduce = all;
    own.on_epoch = [&](const EpochEnd& at) { return all.rank != 2 || at.epoch < 1; };
    EXPECT_EQ(train<loop::Model>(own, data).epochs.size(), 2U);
  });
  EXPECT_EQ(errors, std::vector<std::string>(4));
}

TEST_F(ShardsTest, SaysWhatCannotBeSplit) {
  const auto message = [&](const auto& work) {
    try {
      work();
    } catch (const Error& error) {
      return std::string(error.what());
    }
    return std::string();
  };
  EXPECT_EQ(message([&] { train<peak::Model>(options, data); }),
            "batches cannot be split into shards: the metric of `metric/peak/peak` does not add to it");
  for (const std::string& error : together(3, [&](const AllReduce& all) {
         FitOptions own = options;
         own.reduce = all;
         own.shards = 2;
         train<loop::Model>(own, data);
       }))
    EXPECT_EQ(error.substr(0, 41), "there are 3 ranks for 2 shards of a batch") << error;
}

// A loss that is no number is explained by the shard that it comes from, on every rank.
TEST_F(ShardsTest, ExplainsALossThatIsNotFinite) {
  std::vector<float> x(37 * 6, 0.5f), y(37, 1);
  x[20 * 6 + 4] = std::nanf("");
  safetensors::write(path("spoilt"), {{"x", "F32", {37, 6}, x.data()}, {"y_true", "F32", {37, 1}, y.data()}});
  const Dataset spoilt(path("spoilt"));
  for (const std::string& error : together(2, [&](const AllReduce& all) {
         FitOptions own = options;
         own.reduce = all;
         own.shuffle = false;
         train<loop::Model>(own, spoilt);
       }))
    EXPECT_NE(error.find("`x`, in sample 20 of"), std::string::npos) << error;
}

/// The order of additions that every number of ranks is to follow.
float pairwise(const std::vector<float>& values, std::size_t first, std::size_t last) {
  if (last - first == 1) return values[first];
  std::size_t half = 1;
  while (2 * half < last - first) half *= 2;
  return pairwise(values, first, first + half) + pairwise(values, first + half, last);
}

TEST(ShardSumTest, AddsInPairs) {
  constexpr Index count = 100;  // elements, then a number that is the first shard's
  for (const Index shards : {1, 2, 5, 7, 8, 16}) {
    const auto value = [](Index shard, Index i) {
      return std::ldexp(standard_uniform<float>(3, shard, i) - 0.5f, static_cast<int>(i % 20));
    };
    for (int ranks = 1; ranks <= shards; ++ranks) {
      const std::vector<std::string> errors = together(ranks, [&](const AllReduce& all) {
        using detail::Segment;
        detail::ShardSum sum(
            {{0, count, Segment::Type::f32, Segment::Rule::sum}, {448, 1, Segment::Type::i64, Segment::Rule::first}},
            512, shards, all);
        const auto make = [&](Index shard, const Arena& block) {
          for (Index i = 0; i < count; ++i) block.at<float>(0)[i] = value(shard, i);
          *block.at<std::int64_t>(448) = 100 + shard;
        };
        const auto check = [&](const Arena& found) {
          for (Index i = 0; i < count; ++i) {
            std::vector<float> values;
            for (Index shard = 0; shard < shards; ++shard) values.push_back(value(shard, i));
            EXPECT_EQ(found.at<float>(0)[i], pairwise(values, 0, values.size()));
          }
          EXPECT_EQ(*found.at<std::int64_t>(448), 100);
        };
        check(sum(make));
        if (!sum.takes_ranges()) return;
        make(sum.first(all.rank + 1) - 1, sum.all_but_last(make));
        sum.finish(320, 448);
        sum.finish(0, 320);
        check(sum.finish(448, 512));
      });
      EXPECT_EQ(errors, std::vector<std::string>(static_cast<std::size_t>(ranks)));
    }
  }
}

// IEEE 754 binary32 to bfloat16, to the nearest, ties to even.
TEST(ShardSumTest, RoundsToBf16) {
  EXPECT_EQ(detail::as_bf16(1.0f), 1.0f);
  EXPECT_EQ(detail::as_bf16(0x1.01p0f), 0x1.00p0f);        // half way, to the even one below
  EXPECT_EQ(detail::as_bf16(0x1.03p0f), 0x1.04p0f);        // half way, to the even one above
  EXPECT_EQ(detail::as_bf16(-0x1.010002p0f), -0x1.02p0f);  // more than half way
  EXPECT_EQ(detail::as_bf16(0x1.FFp3f), 0x1.0p4f);
  EXPECT_TRUE(std::isinf(detail::as_bf16(INFINITY)));
  EXPECT_TRUE(std::isnan(detail::as_bf16(NAN)));
}

}  // namespace
}  // namespace modelc::tests
