// What is wrong with Darknet's files, and where.
#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>

#include "driver/driver.h"
#include "driver/memory_files.h"

namespace modelc::driver {
namespace {

const std::string start = "[net]\nheight=8\nwidth=8\nchannels=3\n";
const std::string conv = "[convolutional]\nfilters=2\nsize=1\nactivation=linear\n";

std::string imported(const std::string& cfg, const std::string& weights = {}, Status wanted = Status::wrong_input) {
  MemoryFiles files{{"net.cfg", cfg}, {"net.weights", weights}};
  DarknetOptions options;
  options.cfg = "net.cfg";
  if (!weights.empty()) options.weights = "net.weights";
  options.output = "out";
  const Result result = import_darknet(options, files);
  EXPECT_EQ(result.status, wanted) << result.err;
  EXPECT_EQ(result.files.empty(), wanted != Status::done);
  return result.err;
}

TEST(DarknetErrors, UnderlineTheValue) {
  EXPECT_EQ(imported(start + "[maxpool]\nsize = two\n"),
            "error[E0610]: `size` is a whole number, not `two`\n"
            " --> net.cfg:6:8\n"
            "  |\n"
            "6 | size = two\n"
            "  |        ^^^\n");
  EXPECT_EQ(imported(start + "[convolutional]\nfilter=3\nactivation=linear\n", {}, Status::done),
            "warning[W0706]: `[convolutional]` has no option `filter`: it is not used\n"
            " --> net.cfg:6:1\n"
            "  |\n"
            "6 | filter=3\n"
            "  | ^^^^^^\n"
            "  |\n"
            "  = help: did you mean `filters`?\n");
  EXPECT_EQ(imported(start + conv + "filters=3\n"),
            "error[E0610]: `filters` is given twice in `[convolutional]`\n"
            " --> net.cfg:9:1\n"
            "  |\n"
            "6 | filters=2\n"
            "  | ------- it is given here first\n"
            "...\n"
            "9 | filters=3\n"
            "  | ^^^^^^^\n"
            "  |\n"
            "  = help: Darknet takes the first one\n");
}

TEST(DarknetErrors, SeveralAtOnce) {
  const std::string said = imported(start + "[conv]\nfilters=0\nsize=99999999999999999999\n[polling]\n[local]\n");
  EXPECT_NE(said.find("`filters` is from 1 to 16777216, not 0"), std::string::npos) << said;
  EXPECT_NE(said.find("`size` is a whole number, not `99999999999999999999`"), std::string::npos) << said;
  EXPECT_NE(said.find("Darknet has no section `[polling]`"), std::string::npos) << said;
  EXPECT_NE(said.find("error[E0611]: sections `[local]` are not supported"), std::string::npos) << said;
}

struct Wrong {
  const char* cfg;
  const char* code;
  const char* message;
};

class DarknetError : public testing::TestWithParam<Wrong> {};

TEST_P(DarknetError, IsSaid) {
  std::string cfg = GetParam().cfg;
  if (cfg.starts_with('+')) cfg = start + conv + cfg.substr(1);
  const std::string said = imported(cfg);
  EXPECT_TRUE(said.starts_with("error[" + std::string(GetParam().code) + "]: " + GetParam().message)) << said;
  EXPECT_NE(said.find("--> net.cfg:"), std::string::npos) << said;
}

// "+" stands for a picture of 8 x 8 x 3 and one convolution.
constexpr Wrong wrong[] = {
    {"", "E0610", "the file has no section"},
    {"\x7f"
     "ELF\x01\x02\xff\xfe",
     "E0610", "the line is neither `[section]` nor `key=value`"},
    {"[net\n", "E0610", "the name of a section without its `]`"},
    {"width=3\n[net]\n", "E0610", "`width` stands before the first section"},
    {"[convolutional]\nfilters=3\n", "E0610", "the first section is `[net]`"},
    {"[net]\nheight=8\nwidth=8\n[maxpool]\n", "E0610",
     "`[net]` has to say `height`, `width` and `channels`, or `inputs`"},
    {"[net]\nheight=8\nwidth=-8\nchannels=3\n[maxpool]\n", "E0610", "`width` is from 1 to 1048576, not -8"},
    {"[net]\nheight=1000000\nwidth=1000000\nchannels=3\n[maxpool]\n", "E0610", "the picture has too many elements"},
    {"[net]\nheight=8\nwidth=8\nchannels=3\n", "E0610", "the network has no layers"},
    {"+[net]\n", "E0610", "a second `[net]`"},
    {"+[convolutional]\nfilters\n", "E0610", "the line is neither `[section]` nor `key=value`"},
    {"+[convolutional]\nfilters=\n", "E0610", "`filters` has no value"},
    {"+[convolutonal]\n", "E0610", "Darknet has no section `[convolutonal]`"},
    {"+[]\n", "E0610", "Darknet has no section `[]`"},
    {"+[convolutional]\nactivation=lekay\n", "E0610", "Darknet has no activation `lekay`"},
    {"+[convolutional]\nactivation=normalize_channels\n", "E0611",
     "the activation `normalize_channels` is not supported"},
    {"+[convolutional]\nsize=9\n", "E0610", "a window of 9 x 9 is larger than what it moves over, 8 x 8 x 2"},
    {"+[convolutional]\nfilters=9\ngroups=2\n", "E0610", "2 groups do not divide both 2 channels and 9 filters"},
    {"+[convolutional]\ngroups=2\nfilters=2\nflipped=1\n", "E0611", "`flipped` with `groups` is not supported"},
    {"+[convolutional]\nsize=2\npad=1\ndilation=2\n", "E0611", "`dilation` is supported where"},
    {"+[convolutional]\nxnor=1\n", "E0611", "`xnor` of `[convolutional]` is not supported"},
    {"+[convolutional]\ndontload=1\n", "E0611", "`dontload` of `[convolutional]` is not supported"},
    {"+[convolutional]\nfilters=16777216\nsize=4096\npad=1\n", "E0610", "the layer has too many weights"},
    {"+[convolutional]\nfilters=16777216\nsize=1\n[upsample]\nstride=4096\n", "E0610",
     "the layer's result, 32768 x 32768 x 16777216, has too many elements"},
    {"+[connected]\noutput=16777217\n", "E0610", "`output` is from 1 to 16777216, not 16777217"},
    {"+[maxpool]\nsize=3\npadding=5\n", "E0610", "`padding` is from 0 to 4, not 5"},
    {"+[maxpool]\nsize=9\npadding=0\n", "E0610", "a window of 9 x 9 is larger than what it moves over, 8 x 8 x 2"},
    {"+[maxpool]\nmaxpool_depth=1\n", "E0611", "`maxpool_depth` of `[maxpool]` is not supported"},
    {"+[route]\n", "E0610", "a route says by `layers` which layers it joins"},
    {"+[route]\nlayers=1\n", "E0610", "`layers` names layer 1, and only layers 0 to 0 are before this one"},
    {"+[route]\nlayers=-2\n", "E0610",
     "`layers` names layer -1 (-2 from here), and only layers 0 to 0 are before this one"},
    {"+[route]\nlayers=-1,x\n", "E0610", "`layers` are whole numbers with commas between them, and `x` is none"},
    {"+[maxpool]\nstride=2\n[route]\nlayers=-1,-2\n", "E0610",
     "layer 1 gives 4 x 4 x 2 and layer 0 gives 8 x 8 x 2: they cannot be joined"},
    {"+[route]\nlayers=-1\ngroups=3\n", "E0610", "the 2 channels of layer 0 are no 3 groups"},
    {"+[route]\nlayers=-1\ngroups=2\ngroup_id=2\n", "E0610", "there is no group 2 among 2"},
    {"+[reorg]\nstride=2\n", "E0610", "2 channels cannot be reordered with stride 2: they are no multiple of 4"},
    {"+[convolutional]\nfilters=9\n[reorg]\nstride=3\n", "E0610", "8 x 8 x 9 has no whole blocks of 3 x 3"},
    {"+[reorg]\nextra=4\n", "E0611", "`extra` of `[reorg]` is not supported"},
    {"+[shortcut]\n", "E0610", "a shortcut says by `from` which layer it adds"},
    {"+[shortcut]\nfrom=-3\n", "E0610", "`from` names layer -2 (-3 from here)"},
    {"+[maxpool]\nstride=2\n[shortcut]\nfrom=0\n", "E0611",
     "layer 1 gives 4 x 4 x 2 and layer 0 gives 8 x 8 x 2: they"},
    {"+[shortcut]\nfrom=0\nalpha=2\n", "E0611", "`alpha` of `[shortcut]` is not supported"},
    {"+[upsample]\nstride=-2\n", "E0611", "upsampling by a negative stride is not supported"},
    {"+[upsample]\nscale=nan\n", "E0610", "`scale` is a number, not `nan`"},
    {"+[dropout]\nprobability=1\n", "E0610", "`probability` is from 0 to below 1, not 1"},
    {"+[softmax]\n", "E0611", "a softmax over 8 x 8 x 2 is not supported: it takes one distribution"},
    {"+[softmax]\ngroups=2\n", "E0611", "`groups` of `[softmax]` is not supported"},
    {"+[softmax]\ntree=9k.tree\n", "E0611", "a softmax over a tree of classes is not supported"},
    {"+[avgpool]\n[softmax]\ntemperature=0\n", "E0610", "`temperature` is above 0"},
    {"+[region]\nclasses=3\n", "E0610", "`[region]` needs `anchors`"},
    {"+[region]\nanchors=1,2,3\nnum=1\n", "E0610", "3 numbers as `anchors`, where 1 anchors have 2"},
    {"+[region]\nanchors=1,2\nnum=1\nclasses=3\n", "E0610",
     "`[region]` with 1 anchors and 3 classes takes 8 channels, and the layer before gives 2"},
    {"+[region]\nanchors=1,2\ntree=9k.tree\n", "E0611", "a tree of classes is not supported"},
    {"+[region]\nanchors=1,inf\n", "E0610", "`anchors` are numbers with commas between them, and `inf` is none"},
    {"+[yolo]\nanchors=1,2\nmask=1\n", "E0610", "`mask` names anchor 1, and there are 1"},
    {"+[yolo]\nanchors=1,2\nnew_coords=1\n", "E0611", "`new_coords` of `[yolo]` is not supported"},
    {"+[convolutional]\nfilters=6\n[yolo]\nanchors=1,2\nclasses=1\n[maxpool]\n", "E0611",
     "a section that reads the result of `[yolo]`"},
    {"+[crop]\n", "E0611", "sections `[crop]` are not supported"},
};

INSTANTIATE_TEST_SUITE_P(, DarknetError, testing::ValuesIn(wrong),
                         [](const auto& one) { return std::to_string(one.index); });

template <class... T>
std::string bytes(T... values) {
  std::string out;
  ((out.append(reinterpret_cast<const char*>(&values), sizeof values)), ...);
  return out;
}

TEST(DarknetWeights, HaveToFit) {
  const std::string cfg = start + conv;  // 2 biases, 6 elements of the kernel
  const std::string head = bytes(std::int32_t{0}, std::int32_t{1}, std::int32_t{0}, std::int32_t{7});
  const std::string wide = bytes(std::int32_t{0}, std::int32_t{2}, std::int32_t{5}, std::int64_t{7});
  imported(cfg, head + std::string(32, '\0'), Status::done);
  imported(cfg, wide + std::string(32, '\0'), Status::done);
  const auto says = [&](const std::string& file, const std::string& what) {
    const std::string said = imported(cfg, file);
    EXPECT_TRUE(said.starts_with("error[E0612]: `net.weights` " + what)) << said;
    return said;
  };
  says("abc", "is no weights file: its header needs 16 bytes, and it has 3");
  says(wide.substr(0, 16), "is no weights file: its header needs 20 bytes, and it has 16");
  says(bytes(std::int32_t{-5}, std::int32_t{2}, std::int32_t{5}, std::int64_t{7}),
       "is no weights file: it begins with");
  says(head + std::string(33, '\0'), "has 1 bytes behind the weights of the last section");
  const std::string cut = says(head + std::string(31, '\0'), "ends before the weights of this section are complete");
  EXPECT_NE(cut.find("--> net.cfg:5:1"), std::string::npos) << cut;
}

TEST(DarknetWeights, HugeLayersOfASmallFileTakeNoMemory) {
  const std::string cfg = start + "[convolutional]\nfilters=16777216\nsize=7\npad=1\n";
  const std::string said = imported(cfg, std::string(64, '\0'));
  EXPECT_NE(said.find("ends before the weights of this section"), std::string::npos) << said;
}

TEST(DarknetFiles, AreReadWhole) {
  MemoryFiles files{{"net.cfg", start + conv}};
  DarknetOptions options;
  options.cfg = "nowhere.cfg";
  options.output = "out";
  EXPECT_EQ(import_darknet(options, files).status, Status::system_failure);
  options.cfg = "net.cfg";
  options.weights = "nowhere.weights";
  EXPECT_EQ(import_darknet(options, files).status, Status::system_failure);
  files.set("net.cfg", std::string((4 << 20) + 1, '#'));
  options.weights = "";
  const Result large = import_darknet(options, files);
  EXPECT_NE(large.err.find("error[E0904]: `net.cfg` is larger than 4 MiB"), std::string::npos) << large.err;
  std::string many = start;
  for (int i = 0; i < 4200; ++i) many += "[maxpool]\n";
  files.set("net.cfg", many);
  EXPECT_NE(import_darknet(options, files).err.find("more than 4096 sections"), std::string::npos);
}

}  // namespace
}  // namespace modelc::driver
