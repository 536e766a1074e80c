// Filters a sound file as a live effect would: block by block, with what the network remembers from call to call.
//   audio gru|wavenet WEIGHTS.safetensors IN.wav OUT.wav
//   audio learn DRY.wav WET.wav WEIGHTS.safetensors [STEPS]    trains the GRU to make WET of DRY, for `audio gru`
#include <sndfile.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "gru_stream.hpp"
#include "wavenet_stream.hpp"

namespace {

using modelc::Index;
using Clock = std::chrono::steady_clock;

constexpr int block = 64;  // frames that the sound card asks for at a time

struct Sound {
  SF_INFO info = {};
  std::vector<float> samples;  // frame by frame, a sample for each channel
};

Sound read_sound(const std::string& path) {
  Sound sound;
  SNDFILE* const file = sf_open(path.c_str(), SFM_READ, &sound.info);
  if (file == nullptr) throw modelc::Error("`" + path + "`: " + sf_strerror(nullptr));
  std::vector<float> part(static_cast<std::size_t>(4096 * sound.info.channels));
  for (sf_count_t frames = 0; (frames = sf_readf_float(file, part.data(), 4096)) > 0;)
    sound.samples.insert(sound.samples.end(), part.begin(), part.begin() + frames * sound.info.channels);
  const bool good = sf_error(file) == SF_ERR_NO_ERROR;
  sf_close(file);
  if (!good) throw modelc::Error("`" + path + "` cannot be read");
  return sound;
}

void write_sound(const std::string& path, Sound sound) {
  SNDFILE* const file = sf_open(path.c_str(), SFM_WRITE, &sound.info);
  if (file == nullptr) throw modelc::Error("`" + path + "`: " + sf_strerror(nullptr));
  const auto frames = static_cast<sf_count_t>(sound.samples.size()) / sound.info.channels;
  const bool good = sf_writef_float(file, sound.samples.data(), frames) == frames;
  if (sf_close(file) != 0 || !good) throw modelc::Error("`" + path + "` cannot be written");
}

// What a sound card would call: the next `block` samples of a channel, in place. Nothing in here allocates or locks.
void process(gru_stream::Stream& model, float* samples) noexcept {
  for (int i = 0; i < block; ++i) {
    const void* const inputs[] = {samples + i};
    void* const outputs[] = {samples + i};
    model.predict_raw(inputs, outputs);
  }
}
void process(wavenet_stream::WaveNetStream& model, float* samples) noexcept {
  static_assert(wavenet_stream::WaveNetStream::input_infos[0].shape[1] == block);
  const void* const inputs[] = {samples};
  void* const outputs[] = {samples};
  model.predict_raw(inputs, outputs);
}

template <class Model>
void filter(const std::string& weights, const std::string& in, const std::string& out) {
  Sound sound = read_sound(in);
  // A model for each channel, since each remembers its own past; the weights are there once.
  Model first;
  first.load(weights);
  std::vector<std::unique_ptr<Model>> models;
  const int channels = sound.info.channels;
  for (int c = 0; c < channels; ++c) models.push_back(std::make_unique<Model>(first.weights()));

  float samples[block];
  double longest = 0, total = 0;
  const auto frames = static_cast<std::size_t>(sound.info.frames);
  for (std::size_t begin = 0; begin < frames; begin += block) {
    const auto started = Clock::now();
    for (int c = 0; c < channels; ++c) {
      const auto place = [&](int i) {
        return (begin + static_cast<std::size_t>(i)) * static_cast<std::size_t>(channels) + static_cast<std::size_t>(c);
      };
      for (int i = 0; i < block; ++i) samples[i] = place(i) < sound.samples.size() ? sound.samples[place(i)] : 0.0f;
      process(*models[static_cast<std::size_t>(c)], samples);
      for (int i = 0; i < block && place(i) < sound.samples.size(); ++i) sound.samples[place(i)] = samples[i];
    }
    const double seconds = std::chrono::duration<double>(Clock::now() - started).count();
    longest = seconds > longest ? seconds : longest;
    total += seconds;
  }
  write_sound(out, std::move(sound));
  const double blocks = static_cast<double>((frames + block - 1) / block), rate = sound.info.samplerate;
  std::printf("%zu frames in blocks of %d: %.1f us a block, the longest %.1f us, where the sound takes %.1f us\n",
              frames, block, blocks > 0 ? 1e6 * total / blocks : 0.0, 1e6 * longest, 1e6 * block / rate);
}

// Every weight of `to` from the one of the same name; what the stream remembers has no such one and stays.
void copy_weights(const gru_stream::Recording& from, gru_stream::Stream& to) {
  for (const modelc::TensorInfo& given : gru_stream::Recording::weight_infos)
    for (const modelc::TensorInfo& wanted : gru_stream::Stream::weight_infos)
      if (std::strcmp(given.name, wanted.name) == 0)
        modelc::copy_elements(from.weights()->block.at<float>(given.offset), given.size(),
                              to.weights()->block.at<float>(wanted.offset));
  to.prepare();
}

void learn(const std::string& dry, const std::string& wet, const std::string& weights, int steps) {
  const Sound given = read_sound(dry), wanted = read_sound(wet);
  using Recording = gru_stream::Recording;
  constexpr Index batch = 16, length = Recording::train_input_infos[0].shape[1];
  if (given.info.channels != 1 || wanted.info.channels != 1 || given.samples.size() != wanted.samples.size() ||
      given.samples.size() < static_cast<std::size_t>(length))
    throw modelc::Error("learning needs two sounds of one channel and of the same length, at least " +
                        std::to_string(length) + " samples");
  Recording::Symbols sizes;
  sizes.batch = batch;
  Recording model(sizes);
  model.initialize(1);
  std::vector<float> inputs(static_cast<std::size_t>(batch * length)), targets(inputs.size());
  std::mt19937 random(1);
  std::uniform_int_distribution<std::size_t> begins(0, given.samples.size() - static_cast<std::size_t>(length));
  double mean = 0;
  for (int step = 1; step <= steps; ++step) {
    for (Index b = 0; b < batch; ++b) {
      const std::size_t begin = begins(random);
      modelc::copy_elements(given.samples.data() + begin, length, inputs.data() + b * length);
      modelc::copy_elements(wanted.samples.data() + begin, length, targets.data() + b * length);
    }
    mean += static_cast<double>(model.train_step(inputs, targets));
    if (step % 20 == 0) {
      std::printf("step %d: error-to-signal ratio %.4f\n", step, mean / 20);
      mean = 0;
    }
  }
  gru_stream::Stream stream;
  stream.initialize();
  copy_weights(model, stream);
  stream.save(weights);
}

}  // namespace

int main(int argc, char** argv) try {
  const std::string kind = argc > 1 ? argv[1] : "";
  if (argc == 5 && kind == "gru")
    filter<gru_stream::Stream>(argv[2], argv[3], argv[4]);
  else if (argc == 5 && kind == "wavenet")
    filter<wavenet_stream::WaveNetStream>(argv[2], argv[3], argv[4]);
  else if ((argc == 5 || argc == 6) && kind == "learn")
    learn(argv[2], argv[3], argv[4], argc == 6 ? std::atoi(argv[5]) : 200);
  else
    return std::fprintf(
               stderr,
               "usage: audio gru|wavenet WEIGHTS IN.wav OUT.wav, or audio learn DRY.wav WET.wav WEIGHTS [STEPS]\n"),
           2;
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 1;
}
