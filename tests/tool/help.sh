# The examples that --help ends with are run as they stand.
. "$(dirname "$0")/support.sh"
mkdir bin && ln -s "$MODELC" bin/modelc && export PATH=$WORK/bin:$PATH HOME=$WORK
mkdir -p .config/fish/completions .zfunc photos/cat photos/dog
cat >mnist.model <<'END'
model Mnist(hidden = 8) {
    input image: f32[batch, 2, 2]
    output digit = image |> Flatten() |> Dense(hidden, activation = relu) |> Dense(2, activation = softmax)
    compile(optimizer = Adam(0.01), loss = categorical_crossentropy, metrics = [categorical_accuracy])
}
END
cat >photo.model <<'END'
extern fn warp(image: f32[n]) -> f32[n]
    header "warp.hpp"
    call "app::warp"
model Photo {
    input image: f32[8]
    output y = warp(image)
}
END
modelc format mnist.model photo.model
printf 'sepal,petal,species\n1,2,setosa\n3,4,virginica\n' >flowers.csv
printf '\0\0\10\3\0\0\0\2\0\0\0\2\0\0\0\2\1\2\3\4\5\6\7\10' >images.idx
printf '\0\0\10\1\0\0\0\2\0\1' >labels.idx
printf '[net]\nwidth=8\nheight=8\nchannels=3\n\n[convolutional]\nfilters=2\nsize=1\nstride=1\nactivation=linear\n' >tiny.cfg
head -c 48 /dev/zero >tiny.weights  # a header of 16 bytes, two biases, 2 x 3 weights
sed 's/^  //' >pixel.txt <<'END'
  iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==
END
for kind in cat dog; do base64 -d pixel.txt >photos/$kind/one.png; done
expect 0 "$TENSORS" make digits.safetensors image=2x2x2:.1,.2,.3,.4,.5,.6,.7,.8 digit_true=2x2:1,0,0,1
expect 0 "$TENSORS" make image.safetensors image=2x2x2:.1,.2,.3,.4,.5,.6,.7,.8
modelc init mnist.model -o mnist.safetensors

# Of every command and the commands of those; help of importers by Python is the package's own.
examples() { modelc "$@" --help | sed -n '/^Examples:/,$p' | grep -E '^  [^ ]' | sed 's/^  //'; }
count=0
run_examples() {
  local line found=0
  while IFS= read -r line; do
    found=1
    case $line in
      *"import onnx"* | *" | man "*) continue ;;  # need Python's package, a terminal
      mpirun*) continue ;;                       # tool.ranks has it
      "modelc lsp") expect 1 bash -c "$line" ;;  # who asks nothing ends without a word
      *--watch*) expect 124 timeout 1 bash -c "$line" ;;
      *) expect 0 bash -c "$line" ;;
    esac
    count=$((count + 1))
  done < <(examples "$@")
  [ $found = 1 ] || fail "\`modelc $* --help\` has no example"
}
for command in $(modelc --help | sed -n '/^Subcommands:/,/^$/s/^  \([a-z]*\) .*/\1/p'); do run_examples "$command"; done
for command in "data idx" "data csv" "data images" "import darknet"; do run_examples $command; done
[ $count -ge 25 ] || fail "only $count examples"
for made in demo/main.cpp demo-2/CMakeLists.txt mnist.hpp small.hpp whole.hpp mnist.h mnist.cpp mnist.so warp.hpp fresh.safetensors \
  answers.safetensors mnist.svg kernels.dot report.html profile.html trained.safetensors better.safetensors flowers.safetensors \
  train.safetensors photos.safetensors tiny.model; do
  [ -s "$made" ] || fail "no example made $made"
done
finish
