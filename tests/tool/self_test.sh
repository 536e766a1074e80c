# compile --self-test: the class finds out whether its build computes what it should.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

cat >net.model <<'END'
model Net {
    input x: f32[batch, 8, 8, 3]
    input words: i32[batch, 5]
    h = x |> Conv2D(4, 3, bias_initializer = Constant(0.25)) |> BatchNormalization() |> LeakyReLU(0.375) |> Flatten()
    e = words |> Embedding(7, 4) |> GRU(6)
    output y = Concatenate()([h, e]) |> Dense(90, activation = softmax)
    output class = argmax(y, axis = -1)
    compile(optimizer = Adam(), loss = {y: mse})
}
model Bare {
    input on: bool[n]
    output flip = not on
}
END
cat >main.cpp <<'END'
#include <cstdio>

#include "net.hpp"

int main() {
  net::Net model(net::Net::Symbols{3});
  model.initialize(5);
  const float before = model.weights()->block.at<float>(0)[0];
  const double error = model.self_test();
  if (model.weights()->block.at<float>(0)[0] != before) return 3;
  std::printf("%g of %g\n", error, net::Net::self_test_allowed);
  if (net::Bare::self_test() != 0 || net::Bare::self_test_allowed != 0) return 4;
  return error <= net::Net::self_test_allowed ? 0 : 1;
}
END
warnings="-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror"
build() { $CXX -std=c++17 $warnings -I. -I"$SOURCE/runtime" -isystem "$EIGEN" main.cpp -o main "$@"; }
expect 0 "$MODELC" compile net.model --self-test -o net.hpp
expect 0 build
expect 0 ./main
[[ "$out" == *e-0[5-9]* && "$out" != "0 of"* ]] || fail "an error and what is allowed, between 1e-9 and 1e-5: $out"
expect 0 "$MODELC" compile net.model --self-test -o again.hpp
expect 0 cmp net.hpp again.hpp
# Without what makes it fast, the same values to a rounding, of as many kernels as there are operations.
expect 0 "$MODELC" compile net.model --self-test --without prepare --without fusion -o net.hpp
! grep -q prepared net.hpp || fail "something is prepared"
expect 0 build
expect 0 ./main
expect 0 cp again.hpp net.hpp
# A fault of the build: one constant is another one.
sed -i 's/0\.375f/0.376f/g' net.hpp
expect 0 build
expect 1 ./main
# Training headers, doubles, and all of the runtime in the header.
expect 0 "$MODELC" compile net.model --self-test --train --scalar f64 --standalone --model Net -o net.hpp
sed -i '/Bare/d; s/at<float>/at<double>/; s/const float before/const double before/' main.cpp
sed -i 's/at<float>/at<double>/' main.cpp
expect 0 build
expect 0 ./main
[[ "$out" == *e-1[3-7]" of "*e-1[2-5] ]] || fail "an error of doubles: $out"

# Embedded weights are those that are tested.
cat >line.model <<'END'
model Line { input x: f32[n, 2]  output y = x |> Dense(1, name = "fc") }
END
cat >line.cpp <<'END'
#include "line.hpp"
int main() { return line::Line::self_test() <= line::Line::self_test_allowed ? 0 : 1; }
END
expect 0 "$MODELC" init line.model -o w.safetensors --seed 9
expect 0 "$MODELC" compile line.model --self-test --embed-weights w.safetensors -o line.hpp
expect 0 $CXX -std=c++17 $warnings -I. -I"$SOURCE/runtime" -isystem "$EIGEN" line.cpp -o line
expect 0 ./line
expect 0 "$MODELC" compile line.model --self-test -o fresh.hpp
expect 0 sh -c '! cmp -s line.hpp fresh.hpp'

# No self-test: extern functions, networks too large for reference evaluation.
cat >extern.model <<'END'
extern fn halved(x: f32[n, 4]) -> f32[n, 4] header "halved.hpp" call "app::halved"
model Extern { input x: f32[n, 4]  output y = halved(x) }
END
expect 1 "$MODELC" compile extern.model --self-test -o extern.hpp
has "$err" "error[E0609]: the model \`Extern\` gets no self-test"
expect 1 "$MODELC" compile "$SOURCE/examples/networks/resnet50.model" --self-test -o resnet.hpp
has "$err" "it is too large for reference evaluation"
[ ! -e resnet.hpp ] || fail "a header was written"
expect 2 "$MODELC" compile line.model --self-test --emit plan
finish
