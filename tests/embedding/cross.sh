# Sourced by the tests of cross compiling: what this machine computes, in here.txt, and what is needed.
. "$(dirname "$0")/support.sh"
needs() { command -v "$1" >/dev/null || { echo "there is no \`$1\`: scripts/bootstrap --all installs it" >&2; exit 1; }; }
cross=$SOURCE/tests/embedding/cross
make_networks
expect 0 "$CXX" -O2 -DNDEBUG -std=c++17 "${includes[@]}" -I. networks.cpp -o networks-here
expect 0 ./networks-here "$fixtures"
cp .out here.txt
