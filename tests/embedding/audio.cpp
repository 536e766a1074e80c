// Gives the audio example what Keras was given, and compares what it makes with what Keras gave.
//   audio_test weights gru|wavenet W.safetensors     the weights of tests/networks, by the formula of their names
//   audio_test write FIXTURE.safetensors S.wav       its input as floats; a channel for each recording of a batch
//   audio_test compare FIXTURE.safetensors S.wav     within 1e-4 of the largest output
//   audio_test pluck DRY.wav WET.wav                 two seconds of plucked strings, and what an amplifier makes of
//   them
#include <sndfile.h>

#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

#include "gru_stream.hpp"
#include "modelc/safetensors.hpp"
#include "networks/weights.h"
#include "wavenet_stream.hpp"

namespace {

template <class Model>
int write_weights(const std::string& path) {
  Model model;
  for (const modelc::TensorInfo& info : Model::weight_infos)
    modelc::tests::fill(info, model.weights()->block.template at<float>(info.offset));
  model.save(path);
  return 0;
}

struct Recordings {
  std::size_t channels = 1, frames = 0;
  std::vector<float> samples;  // frame by frame
};

// The tensor whose name begins so: [batch, frames, 1], or [frames, 1, ...] of calls with a sample each.
Recordings recordings(const std::string& fixture, const std::string& beginning) {
  const modelc::safetensors::File file(fixture);
  Recordings found;
  for (const auto& entry : file.header().entries) {
    if (entry.name.rfind(beginning, 0) != 0) continue;
    std::vector<float> values(entry.bytes() / sizeof(float));
    file.read(entry, values.data());
    const bool calls = entry.shape[1] == 1;
    found.channels = calls ? 1 : static_cast<std::size_t>(entry.shape[0]);
    found.frames = values.size() / found.channels;
    for (std::size_t frame = 0; frame < found.frames; ++frame)
      for (std::size_t c = 0; c < found.channels; ++c) found.samples.push_back(values[c * found.frames + frame]);
  }
  return found;
}

int write_sound(const std::string& path, const Recordings& sound) {
  SF_INFO info = {};
  info.samplerate = 44100;
  info.channels = static_cast<int>(sound.channels);
  info.format = SF_FORMAT_WAV | SF_FORMAT_FLOAT;
  SNDFILE* const file = sf_open(path.c_str(), SFM_WRITE, &info);
  if (file == nullptr) return 1;
  const auto frames = static_cast<sf_count_t>(sound.frames);
  const bool good = sf_writef_float(file, sound.samples.data(), frames) == frames;
  return sf_close(file) == 0 && good ? 0 : 1;
}

int compare(const Recordings& expected, const std::string& path) {
  SF_INFO info = {};
  SNDFILE* const file = sf_open(path.c_str(), SFM_READ, &info);
  if (file == nullptr || static_cast<std::size_t>(info.frames) != expected.frames ||
      static_cast<std::size_t>(info.channels) != expected.channels)
    return std::puts("another number of frames or channels"), 1;
  std::vector<float> found(expected.samples.size());
  sf_readf_float(file, found.data(), info.frames);
  sf_close(file);
  double worst = 0, largest = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const double error = std::abs(static_cast<double>(found[i]) - static_cast<double>(expected.samples[i]));
    worst = std::fmax(worst, std::isfinite(error) ? error : HUGE_VAL);
    largest = std::fmax(largest, std::abs(static_cast<double>(expected.samples[i])));
  }
  std::printf("%zu samples, largest error %.1e of the largest\n", found.size(), worst / largest);
  return found.size() > 50 && worst <= 1e-4 * largest ? 0 : 1;
}

int pluck(const std::string& dry, const std::string& wet) {
  Recordings given, amplified;
  double low = 0;
  for (int i = 0; i < 88200; ++i) {
    const double t = i / 44100.0, since = std::fmod(t, 0.25), pitch = 110 * std::pow(2.0, std::floor(t / 0.25) / 12);
    double x = 0;
    for (int k = 1; k < 6; ++k)
      x += std::sin(6.283185307179586 * pitch * k * t) * std::exp(-since * (3 + 2 * k)) / (2 * k);
    low += 0.4 * (std::tanh(5 * x) - low);
    given.samples.push_back(static_cast<float>(x));
    amplified.samples.push_back(static_cast<float>(low));
  }
  given.frames = amplified.frames = given.samples.size();
  return write_sound(dry, given) != 0 || write_sound(wet, amplified) != 0 ? 1 : 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  const std::string what = argv[1], first = argv[2], second = argv[3];
  if (what == "weights" && first == "gru") return write_weights<gru_stream::Stream>(second);
  if (what == "weights" && first == "wavenet") return write_weights<wavenet_stream::WaveNetStream>(second);
  if (what == "write") return write_sound(second, recordings(first, "input/"));
  if (what == "compare") return compare(recordings(first, "output/"), second);
  if (what == "pluck") return pluck(first, second);
  return 2;
}
