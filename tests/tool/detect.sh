# What the app of examples/yolo says of files that are no pictures, and where it writes. That it finds the faces where the
# reference does is tested by face_tests.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"
data=$SOURCE/examples/yolo/data
fixtures=$SOURCE/tests/pictures/fixtures

expect 0 "$DETECT" "$data/sample2.jpg"
has "$out" "sample2.jpg: 1 box
  face 0.854  x 467.2"
same "$err" ""

# Each error names its file, and the other pictures are done.
head -c 40000 "$data/sample1.jpg" >half.jpg
echo "no picture at all" >text.jpg
mkdir empty
expect 1 "$DETECT" missing.jpg half.jpg text.jpg empty "$data/sample2.jpg" -o out
has "$err" "detect: \`missing.jpg\` does not exist"
has "$err" "detect: \`half.jpg\` is no valid JPEG file: Premature end of JPEG file"
has "$err" "detect: \`text.jpg\` is neither a JPEG nor a PNG file"
has "$err" "detect: the folder \`empty\` has no pictures (.jpg, .jpeg, .png)"
same "$(wc -l <"$WORK/.err")" 4
has "$out" "sample2.jpg: 1 box"
same "$(ls -A out)" "sample2.jpg"
expect 0 "$DETECT" out/sample2.jpg  # what it wrote is a picture with a face
expect 1 "$DETECT" --json missing.jpg "$data/sample2.jpg"
has "$out" '"error": "`missing.jpg` does not exist"'
has "$out" '"class": "face"'
has "$err" "detect: \`missing.jpg\` does not exist"

# Every kind of PNG, in a folder with a text that is none of its pictures.
mkdir kinds
cp "$fixtures"/{alpha,gray16,gray_alpha,palette}.png kinds
echo text >kinds/notes.txt
expect 0 "$DETECT" kinds -o out
same "$out" "kinds/alpha.png: 0 boxes
kinds/gray16.png: 0 boxes
kinds/gray_alpha.png: 0 boxes
kinds/palette.png: 0 boxes"
same "$err" ""
same "$(ls out | tr '\n' ' ')" "alpha.png gray16.png gray_alpha.png palette.png sample2.jpg "

# Thresholds.
expect 0 "$DETECT" "$data/sample1.jpg" --score-threshold 0.75
has "$out" "sample1.jpg: 2 boxes"
expect 0 "$DETECT" "$data/sample1.jpg" --most 1
has "$out" "sample1.jpg: 1 box"
expect 0 "$DETECT" "$data/sample2.jpg" --score-threshold 0.05
suppressed=$(wc -l <"$WORK/.out")
expect 0 "$DETECT" "$data/sample2.jpg" --score-threshold 0.05 --iou-threshold 1
[ "$(wc -l <"$WORK/.out")" -gt "$suppressed" ] || fail "nothing is suppressed: $out"

# Outputs: a file for one picture, never over what is read or over another one's.
cp "$data/sample2.jpg" copy.jpg
expect 0 "$DETECT" copy.jpg -o marked.png
cmp -s "$data/sample2.jpg" copy.jpg || fail "copy.jpg has changed"
expect 1 "$DETECT" copy.jpg "$data/sample1.jpg" -o both.png
has "$err" "detect: \`both.png\` is one file for 2 pictures; name a folder"
expect 1 "$DETECT" copy.jpg -o copy.jpg
has "$err" "\`copy.jpg\` is not written: that is a picture that is read"
expect 1 "$DETECT" copy.jpg -o .
cmp -s "$data/sample2.jpg" copy.jpg || fail "copy.jpg has changed"
expect 1 "$DETECT" copy.jpg out/sample2.jpg "$data/sample2.jpg" -o other
has "$err" "would overwrite \`other/sample2.jpg\`, another picture's"
expect 1 "$DETECT" copy.jpg -o text.jpg/folder
has "$err" "detect: the folder \`text.jpg/folder\` cannot be made"

# Weights and the command line.
expect 1 "$DETECT" copy.jpg --weights text.jpg
has "$err" "text.jpg"
expect 1 "$DETECT" copy.jpg --classes empty
has "$err" "detect: \`empty\` has no names of classes, one a line"
echo Gesicht >names.txt
expect 0 "$DETECT" copy.jpg --classes names.txt
has "$out" "  Gesicht 0.854"
expect 2 "$DETECT"
expect 2 "$DETECT" copy.jpg --score-threshold 7
expect 2 "$DETECT" copy.jpg --unknown
only copy.jpg empty half.jpg kinds marked.png names.txt other out text.jpg
finish
