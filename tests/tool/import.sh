# modelc import, and what it made of a network run as compiled code.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"
fixtures=$SOURCE/tests/darknet/fixtures

# agrees NAME OPTION...: imported, compiled, and compared with what Darknet's layers give.
agrees() {
  local name=$1
  shift
  expect 0 "$MODELC" import darknet "$fixtures/$name.cfg" "$fixtures/$name.weights" -o net "$@"
  same "$out$err" ""
  expect 0 "$MODELC" format --check net.model
  expect 0 "$MODELC" verify net.model --weights net.safetensors --vectors "$fixtures/$name.safetensors"
}

cat >tiny.cfg <<'END'
[net]
height=4
width=4
channels=3
[convolutional]
filters=2
size=1
activation=leaky
END
expect 0 "$MODELC" import darknet tiny.cfg -o tiny
same "$out$err" ""
only tiny.cfg tiny.model
has "$(cat tiny.model)" 'y = '

# Files that are there are replaced, and after an error they stay.
printf '\0\0\0\0\1\0\0\0\0\0\0\0\0\0\0\0' >tiny.weights
head -c 32 /dev/zero >>tiny.weights
expect 0 "$MODELC" import darknet tiny.cfg tiny.weights -o tiny.model
only tiny.cfg tiny.model tiny.safetensors tiny.weights
before=$(cat tiny.model tiny.safetensors | cksum)
echo >>tiny.weights
expect 1 "$MODELC" import darknet tiny.cfg tiny.weights -o tiny
has "$err" 'error[E0612]: `tiny.weights` has 1 bytes behind the weights of the last section'
same "$(cat tiny.model tiny.safetensors | cksum)" "$before"
sed -i 's/leaky/lekay/' tiny.cfg
expect 1 "$MODELC" import darknet tiny.cfg -o other
has "$err" 'error[E0610]: Darknet has no activation `lekay`'
has "$err" 'tiny.cfg:8:12'
printf '[net]\nheight=4\nwidth=4\nchannels=3\n[local]\n' >odd.cfg
expect 1 "$MODELC" import darknet odd.cfg -o other
has "$err" 'error[E0611]: sections `[local]` are not supported'
printf '[net]\nheight=4\nwidth=4\nchannels=3\n[convolutional]\nfilter=3\nactivation=linear\n' >odd.cfg
expect 0 "$MODELC" import darknet odd.cfg -o odd
has "$err" 'warning[W0706]: `[convolutional]` has no option `filter`: it is not used'
rm odd.*
expect 3 "$MODELC" import darknet nowhere.cfg -o other
has "$err" 'cannot read `nowhere.cfg`'
only tiny.cfg tiny.model tiny.safetensors tiny.weights

expect 2 "$MODELC" import
expect 2 "$MODELC" import darknet tiny.cfg
expect 2 "$MODELC" import darknet tiny.cfg -o tiny --reorg caffe
expect 0 "$MODELC" import darknet --help
has "$out" "--reorg"

# The network that the example has by hand; of its requirements summary leaves out what others imply.
expect 0 "$MODELC" summary "$SOURCE/examples/yolo/tiny_yolov2.model"
same "$(sed -n '/^Requirements/,$s/  (.*//p' <<<"$out")" "  height is a multiple of 32
  width is a multiple of 32"

for name in convolutions pools yolo; do agrees $name; done
agrees reorg_tensorflow --reorg space_to_depth
# Keras's and ONNX's files are the Python package's affair, which gets the arguments and gives the status.
export MODELC_PYTHON=no-such-python
expect 3 "$MODELC" import keras net.keras -o net
has "$err" 'error[E0613]: cannot run `no-such-python`'
cat >python <<'END'
#!/bin/sh
[ "$1" = -m ] || exit $MISSING
echo "$@"
exit 1
END
chmod +x python
export MODELC_PYTHON=$PWD/python MISSING=1
expect 3 "$MODELC" import onnx net.onnx -o net
has "$err" 'error[E0613]: the Python package that imports onnx models is missing'
export MISSING=0
expect 1 "$MODELC" import onnx net.onnx -o net --dim batch=1
same "$out" "-m modelc onnx net.onnx -o net --dim batch=1"
unset MODELC_PYTHON
rm python

finish
