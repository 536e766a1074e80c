#!/usr/bin/env bash
# The tree-sitter grammar reads every file of the library, the examples and the networks without an error, and its queries
# name nothing that it does not have.
set -euo pipefail
rm -rf "$WORK"
mkdir -p "$WORK"
cp -r "$SOURCE/editors/tree-sitter-model" "$WORK/grammar"
cd "$WORK/grammar"
"$TREE_SITTER" generate
find "$SOURCE/stdlib" "$SOURCE/examples" -name '*.model' >"$WORK/files"
[ "$(wc -l <"$WORK/files")" -gt 100 ]
"$TREE_SITTER" parse --quiet --paths "$WORK/files"
for query in queries/*.scm; do
  "$TREE_SITTER" query --quiet "$query" "$SOURCE/examples/mnist/mnist.model"
done
echo "$(wc -l <"$WORK/files") files: done"
