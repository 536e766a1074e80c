// What a page asks, and what it is answered.
#include "web/answer.h"

#include <gtest/gtest.h>

#include "web/numbers.h"
#include "web/shapes.h"

namespace modelc::web {
namespace {

constexpr const char* moons = R"(fn with_radius(p: [b, 2]) -> [b, 3] {
    return concatenate([p, norm(p, axis = 1, keepdims = true)], axis = 1)
}

model Moons(hidden = 16) {
    input position: f32[batch, 2]
    x = position |> Lambda(with_radius) |> Dense(hidden, activation = tanh)
    output lower = x
        |> Dense(1, activation = sigmoid)
    compile(optimizer = Adam(0.02), loss = binary_crossentropy)
}
)";

constexpr const char* sums = R"(model Sums {
    input x: f32[n, 2]
    input k: i32[n]
    output total = sum(x, axis = 1)
    output twice = 2 * k
    output ratio = x / 0.0
}
)";

Json ask(const std::string& task, const std::string& text, Json more = Json::object()) {
  static const elaborate::Library library = elaborate::parse_library();
  more["do"] = task;
  more["path"] = "page.model";
  more["files"] = {{"page.model", text}};
  return Json::parse(answer(more.dump(), library));
}

TEST(Answer, ChecksAndDescribes) {
  const Json checked = ask("check", moons);
  EXPECT_EQ(checked["status"], 0);
  EXPECT_TRUE(checked["diagnostics"].empty());
  ASSERT_EQ(checked["models"].size(), 1u);
  const Json& model = checked["models"][0];
  EXPECT_EQ(model["name"], "Moons");
  EXPECT_EQ(model["trains"], true);
  EXPECT_EQ(model["inputs"], Json::parse(R"([{"name": "position", "type": "f32[batch, 2]"}])"));
  EXPECT_EQ(model["outputs"], Json::parse(R"([{"name": "lower", "type": "f32[batch, 1]"}])"));
}

TEST(Answer, SaysWhatLinesCompute) {
  const Json checked = ask("check", moons);
  const Json wanted = Json::parse(R"([
    {"line": 2, "text": "[batch, 3]"},
    {"line": 7, "text": "[batch, 3] -> [batch, 16]"},
    {"line": 9, "text": "[batch, 1]"}])");
  EXPECT_EQ(checked["shapes"], wanted);
}

TEST(Answer, SaysTheShapesOfAFunctionsLinesForEachCall) {
  const Json checked = ask("check", R"(fn half(x) {
    return x[:, ::2]
}
model M {
    input x: f32[batch, 8]
    input z: f32[batch, 4]
    output y = half(x)
    output w = l2_normalize(half(z), axis = 1)
}
)");
  EXPECT_EQ(checked["shapes"][0], Json::parse(R"({"line": 2, "text": "[batch, 4]; [batch, 2]"})"));
  EXPECT_EQ(checked["shapes"][1], Json::parse(R"({"line": 8, "text": "[batch, 2]"})"));
}

TEST(Answer, SaysWhatIsWrongWhereItIs) {
  const Json checked =
      ask("check", "model M {\n    input x: f32[batch, 2]\n    output y = x |> Dense(2, activation = reluu)\n}\n");
  EXPECT_EQ(checked["status"], 1);
  ASSERT_EQ(checked["diagnostics"].size(), 1u);
  const Json& one = checked["diagnostics"][0];
  EXPECT_EQ(one["code"], "E0201");
  EXPECT_EQ(one["help"], "did you mean `relu`?");
  EXPECT_EQ(one["range"]["start"], Json::parse(R"({"line": 3, "column": 43})"));
  EXPECT_TRUE(checked["models"].empty());
}

TEST(Answer, GivesWhatTheCommandsGive) {
  EXPECT_NE(ask("summary", moons)["text"].get<std::string>().find("Total parameters: 81 "), std::string::npos);
  EXPECT_NE(ask("graph", moons)["text"].get<std::string>().find("Lambda"), std::string::npos);
  EXPECT_NE(ask("graph", moons, {{"level", "kernel"}})["text"], ask("graph", moons)["text"]);
  const std::string header = ask("compile", moons)["text"];
  EXPECT_NE(header.find("namespace page {"), std::string::npos);
  EXPECT_EQ(header.find("train_step"), std::string::npos);
  EXPECT_NE(ask("compile", moons, {{"train", true}})["text"].get<std::string>().find("train_step"), std::string::npos);
  EXPECT_EQ(ask("format", "model  M { input x: f32[2]  output y = x+1 }")["text"],
            "model M {\n    input x: f32[2]\n    output y = x + 1\n}\n");
  const Json failed = ask("summary", "model M {}");
  EXPECT_EQ(failed["status"], 1);
  EXPECT_NE(failed["text"].get<std::string>().find("error["), std::string::npos);
}

TEST(Answer, HeedsSettingsAndTheChoiceOfAModel) {
  EXPECT_NE(ask("summary", moons, {{"settings", {{"hidden", "4"}}}})["text"].get<std::string>().find("parameters: 21 "),
            std::string::npos);
  const std::string two = std::string(moons) + sums;
  EXPECT_EQ(ask("run", two, {{"inputs", Json::object()}})["diagnostics"][0]["code"], "E0501");
  const Json chosen = ask("inputs", two, {{"model", "Sums"}});
  EXPECT_EQ(chosen["inputs"].size(), 2u);
}

TEST(Answer, RunsOnTypedNumbers) {
  const Json ran = ask("run", sums, {{"inputs", {{"x", {{1, 2}, {3.5, -4}}}, {"k", {7, -8}}}}});
  ASSERT_EQ(ran["status"], 0) << ran;
  EXPECT_EQ(ran["outputs"][0], Json::parse(R"({"name": "total", "type": "f32[n]", "values": [3.0, -0.5]})"));
  EXPECT_EQ(ran["outputs"][1]["values"], Json::parse("[14, -16]"));
  EXPECT_EQ(ran["outputs"][2]["values"], Json::parse(R"([["inf", "inf"], ["inf", "-inf"]])"));
}

TEST(Answer, MakesNumbersThatItCanRunOn) {
  const Json made = ask("inputs", sums);
  Json inputs = Json::object();
  for (const Json& input : made["inputs"]) inputs[input["name"].get<std::string>()] = input["values"];
  EXPECT_EQ(inputs["x"].size(), inputs["k"].size());
  EXPECT_EQ(ask("run", sums, {{"inputs", inputs}})["status"], 0);
}

TEST(Answer, MakesNoMoreNumbersThanOneCouldType) {
  const Json made = ask("inputs", "model M { input x: f32[500, 401] output y = x }");
  EXPECT_TRUE(made["inputs"].empty());
  EXPECT_EQ(made["diagnostics"][0]["message"], "the inputs are 200500 numbers, too many to type");
}

TEST(Answer, DrawsWeightsFromTheSeed) {
  const Json inputs = {{"position", {{0.5, 1.0}}}};
  const auto ran = [&](int seed) { return ask("run", moons, {{"inputs", inputs}, {"seed", seed}})["outputs"]; };
  EXPECT_EQ(ran(3), ran(3));
  EXPECT_NE(ran(3), ran(4));
}

TEST(Answer, RefusesNumbersThatDoNotFit) {
  const auto said = [](const Json& inputs) { return ask("run", sums, {{"inputs", inputs}}); };
  const Json missing = said({{"x", {{1, 2}}}});
  EXPECT_EQ(missing["status"], 1);
  EXPECT_EQ(missing["diagnostics"][0]["code"], "E0604");
  EXPECT_EQ(said({{"x", {{1, 2}, {3}}}, {"k", {1, 2}}})["error"], "`x` has lists of different lengths side by side");
  EXPECT_EQ(said({{"x", {{1, 2}}}, {"k", {1.5}}})["error"], "`k` has 1.5, which `i32` does not hold");
  EXPECT_EQ(said({{"x", {{1, "two"}}}, {"k", {1}}})["error"], "`x` has something that is no number");
  EXPECT_EQ(said({{"x", Json::array()}, {"k", {1}}})["error"], "`x` has an empty list");
}

TEST(Answer, SurvivesWhatIsNoRequest) {
  const elaborate::Library library = elaborate::parse_library();
  for (const char* text : {"", "[]", "{}", R"({"do": "dance", "path": "a", "files": {}})", R"({"do": 1})"})
    EXPECT_TRUE(Json::parse(answer(text, library)).contains("error")) << text;
}

TEST(Answer, IsThereForC) {
  const std::string request =
      R"({"do": "check", "path": "a", "files": {"a": "model M { input x: f32[2] output y = x }"}})";
  EXPECT_EQ(Json::parse(modelc_answer(request.c_str()))["status"], 0);
}

}  // namespace
}  // namespace modelc::web
