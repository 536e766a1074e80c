#include "fuzz/models/draw.h"

namespace modelc::fuzz {

std::string random_activation(Draw& draw) {
  return draw.word({"relu",
                    "tanh",
                    "sigmoid",
                    "elu",
                    "gelu",
                    "selu",
                    "softplus",
                    "softsign",
                    "swish",
                    "mish",
                    "softmax",
                    "leaky_relu",
                    "relu6",
                    "hard_sigmoid",
                    "hard_swish",
                    "linear",
                    "\"tanh\"",
                    "\"relu\"",
                    "v -> v * sigmoid(v)",
                    "v -> tanh(v) + 0.1 * v"});
}

std::string random_regularizer(Draw& draw) {
  return draw.word({"L2(0.01)", "L1(0.02)", "L1L2(l1 = 0.01, l2 = 0.02)", "w -> 0.01 * sum(w ** 2)", "L2()"});
}

Call& Call::weight(const std::string& name) {
  maybe(name + "_initializer = " +
            draw_.word({"he_normal", "glorot_normal", "random_normal(stddev = 0.3)", "constant(0.2)",
                        "RandomUniform(-0.4, 0.4)", "ones"}),
        8);
  maybe(name + "_regularizer = " + random_regularizer(draw_), 6);
  maybe(name + "_constraint = " + draw_.word({"NonNeg()", "MaxNorm(1.5)", "UnitNorm()", "MinMaxNorm(0.2, 1.0)"}), 10);
  return *this;
}

Call& Call::activation(const std::string& name) { return maybe(name + " = " + random_activation(draw_), 2); }

std::string Call::done() {
  maybe("trainable = false", 15);
  return text();
}

}  // namespace modelc::fuzz
