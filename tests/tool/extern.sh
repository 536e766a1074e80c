# modelc extern: what it declares is what generated code calls, in inference and in training.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

cat >scale.model <<'END'
extern fn scaled(x: f32[b, n], factor: f32[n]) -> f32[b, n]
    header "scaled.hpp" call "app::scaled" gradient "app::scaled_grad"

model Scale {
    input x: f32[2, 3]
    param factor: f32[3] = [1.0, 2.0, 3.0]
    output y = scaled(x, factor)
    compile(optimizer = SGD(learning_rate = 1.0), loss = (y_true, y_pred) -> sum(y_true * y_pred))
}
END
expect 0 "$MODELC" extern scale.model
same "$err" ""
has "$out" "void scaled(modelc::View<const float, 2, 3> x, modelc::View<const float, 3> factor, modelc::View<float, 2, 3> y);"
has "$out" "/// @param[out] factor_gradient f32[3]"
printf '%s\n' "$out" >scaled.hpp

# The definitions of the application, of exactly these declarations: another signature would not link.
cat >scaled.cpp <<'END'
#include "scaled.hpp"

namespace app {

void scaled(modelc::View<const float, 2, 3> x, modelc::View<const float, 3> factor, modelc::View<float, 2, 3> y) {
  for (int i = 0; i < 2; ++i)
    for (int j = 0; j < 3; ++j) y(i, j) = x(i, j) * factor(j);
}

void scaled_grad(modelc::View<const float, 2, 3> x, modelc::View<const float, 3> factor,
                 modelc::View<const float, 2, 3> y_gradient, modelc::View<float, 2, 3> x_gradient,
                 modelc::View<float, 3> factor_gradient) {
  for (int j = 0; j < 3; ++j) factor_gradient(j) = 0;
  for (int i = 0; i < 2; ++i)
    for (int j = 0; j < 3; ++j) {
      x_gradient(i, j) = y_gradient(i, j) * factor(j);
      factor_gradient(j) += y_gradient(i, j) * x(i, j);
    }
}

}  // namespace app
END
cat >main.cpp <<'END'
#include <cstdio>

#include "scale.hpp"

int main() {
  scale::Model model;
  model.load("scale.safetensors");
  Eigen::Matrix<float, 2, 3, Eigen::RowMajor> x, ones;
  x << 1, 2, 3, 4, 5, 6;
  ones.setOnes();
  const auto show = [&] {
    const auto y = model.predict(x);
    std::printf("%g %g %g %g %g %g\n", y(0, 0), y(0, 1), y(0, 2), y(1, 0), y(1, 1), y(1, 2));
  };
  show();
  std::printf("%g\n", static_cast<double>(model.train_step(x, ones)));
  show();
}
END
expect 0 "$MODELC" compile scale.model --train
expect 0 "$MODELC" init scale.model -o scale.safetensors
expect 0 "$CXX" -std=c++17 -Wall -Wextra -Werror -I. -I "$SOURCE/runtime" -isystem "$EIGEN" main.cpp scaled.cpp -o scale
expect 0 ./scale
# By hand: the products; their sum; the factors less the sums of x over its rows.
same "$out" $'1 4 9 4 10 18\n46\n-4 -10 -18 -16 -25 -36'

# A gradient that is zero needs no function; a file without extern functions needs nothing.
sed -i 's/gradient "app::scaled_grad"/gradient none/' scale.model
expect 0 "$MODELC" extern scale.model
[[ "$out" != *scaled_grad* ]] || fail "a gradient that is zero was declared"
printf 'model M { input x: f32[2] output y = x + 1 }\n' >plain.model
expect 0 "$MODELC" extern plain.model
same "$out" ""
has "$err" 'no model of `plain.model` calls an extern function'
expect 2 "$MODELC" extern
finish
