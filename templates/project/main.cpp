// Trains the model of $name$.model on made-up points, and asks it about others.
#include <cmath>
#include <cstdio>
#include <random>
#include <vector>

#include "$name$.hpp"

struct Points {
  std::vector<float> position;  // [count, 2]
  std::vector<float> lower;     // [count, 1], 0 or 1
};

static Points half_moons(int count, unsigned seed) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<float> angle(0.0f, 3.14159f);
  std::normal_distribution<float> noise(0.0f, 0.1f);
  Points points;
  for (int i = 0; i < count; ++i) {
    const bool lower = i % 2 == 1;
    const float at = angle(random);
    points.position.push_back((lower ? 1.0f - std::cos(at) : std::cos(at)) + noise(random));
    points.position.push_back((lower ? 0.5f - std::sin(at) : std::sin(at)) + noise(random));
    points.lower.push_back(lower ? 1.0f : 0.0f);
  }
  return points;
}

int main() {
  constexpr int count = 500;
  $namespace$::Model model($namespace$::Model::Symbols{count});
  model.initialize(1);

  const Points seen = half_moons(count, 1);
  for (int step = 1; step <= 300; ++step) {
    const float loss = model.train_step(seen.position, seen.lower);
    if (step % 100 == 0) std::printf("step %d: loss %.4f\n", step, static_cast<double>(loss));
  }

  const Points others = half_moons(count, 2);
  const auto lower = model.predict(others.position);
  int right = 0;
  for (int i = 0; i < count; ++i) right += (lower(i, 0) > 0.5f) == (others.lower[static_cast<std::size_t>(i)] > 0.5f);
  std::printf("%d of %d other points are on the moon that it says\n", right, count);
  model.save("$name$.safetensors");
}
