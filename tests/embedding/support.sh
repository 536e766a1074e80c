# Sourced by the tests of embedding: those of the tool, an install tree in $PREFIX, and what several of them do. Programs
# are built in a folder of their own, with the install tree and Eigen alone.
. "$SOURCE/tests/tool/support.sh"
PREFIX=$WORK/.prefix
cmake --install "$BUILD" --prefix "$PREFIX" >"$WORK/.out" 2>&1 || fail "cannot install: $(cat "$WORK/.out")"
includes=(-I"$PREFIX/include" -isystem "$EIGEN")
fixtures=$SOURCE/tests/networks/fixtures

# The five headers and what networks.cpp needs beside them, in this folder.
make_networks() {
  local one
  for one in lenet5 transformer tagger wavenet gru_stream; do
    local chosen=()
    [ $one != gru_stream ] || chosen=(--model Stream)
    expect 0 "$PREFIX/bin/modelc" compile "$SOURCE/examples/networks/$one.model" "${chosen[@]}" -o $one.hpp
  done
  mkdir -p networks
  cp "$SOURCE"/tests/networks/{network,weights}.h networks
  cp "$SOURCE/tests/embedding/networks.cpp" .
}

# Both files of networks.cpp hold the same values: within 1e-5 of the largest of each network.
same_values() {
  local found
  found=$(awk 'NR == FNR { line[$1] = $0; next }
    { n = split(line[$1], a, " "); largest = worst = 0
      if (n != NF || n < 2) { print $1 ": " n " and " NF " values"; next }
      for (i = 2; i <= NF; ++i) {
        m = a[i] < 0 ? -a[i] : a[i] + 0; d = a[i] - $i; d = d < 0 ? -d : d
        if (m > largest) largest = m
        if (!(d <= worst)) worst = d
      }
      if (!(worst <= 1e-5 * largest)) print $1 " differs by " worst / largest
      seen++ }
    END { if (seen != 5) print seen + 0 " networks" }' "$1" "$2")
  same "$found" ""
}
