# WebAssembly, as docs/embedding.md says: built by Emscripten with 128-bit vectors, run in Node and in a page in a headless browser.
. "$(dirname "$0")/cross.sh"
needs emcc
needs node
needs chromium
export NODE_PATH=/usr/share/nodejs  # where Debian keeps what Emscripten's own scripts load
expect 0 emcc -O3 -DNDEBUG -msimd128 -std=c++17 -fno-exceptions -fno-rtti "${includes[@]}" -I. -c networks.cpp -o networks.o
linking=(-O3 --embed-file "$fixtures@/fixtures" -s ALLOW_MEMORY_GROWTH=1 -s EXIT_RUNTIME=1 -s SINGLE_FILE=1)
expect 0 emcc networks.o "${linking[@]}" -o page.js
[ "$(llvm-objdump-14 -d networks.o 2>/dev/null | grep -c f32x4)" -gt 50 ] || fail "no vectors"

expect 0 node page.js /fixtures
cp .out node.txt
same_values here.txt node.txt

cp "$cross/page.html" .
expect 0 timeout 120 chromium --headless --no-sandbox --disable-gpu --virtual-time-budget=60000 --user-data-dir="$WORK/browser" \
  --dump-dom "file://$WORK/page.html"
has "$out" "status 0"
grep -oE '(^|<pre id="out">)(lenet5|transformer|tagger|gru_stream|wavenet) .*' .out | sed 's/.*>//' >page.txt
same_values here.txt page.txt
rm -rf browser
finish
