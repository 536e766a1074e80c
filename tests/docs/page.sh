# Calls page.py with this modelc and this compiler on the path, and for pages that need it with an install tree.
set -euo pipefail
rm -rf "$WORK" && mkdir -p "$WORK/installed/bin"
export INSTALLED=$WORK/installed
if [[ "$*" == *embedding* || "$*" == *tutorial* ]]; then
  "$CMAKE" --install "$BUILD" --prefix "$INSTALLED" >"$WORK/install.log" 2>&1 || { cat "$WORK/install.log"; exit 1; }
else
  ln -s "$MODELC" "$INSTALLED/bin/modelc"
fi
ln -s "$CXX" "$INSTALLED/bin/c++"
export PATH=$INSTALLED/bin:$PATH XDG_CACHE_HOME=$WORK/cache
exec python3 "$SOURCE/tests/docs/page.py" "$@"
