# The whole site, made anew as scripts/site makes it, in a headless browser. Label `cross`: it needs Emscripten and Chromium, which
# `scripts/bootstrap --all` installs.
set -euo pipefail
for tool in emcc chromedriver; do
  command -v $tool >/dev/null || { echo "there is no \`$tool\`: scripts/bootstrap --all installs it" >&2; exit 1; }
done
rm -rf "$WORK" && mkdir -p "$WORK"
"$SOURCE/scripts/site" "$WORK/site"
python3 "$SOURCE/tests/web/page.py" "$WORK/site" "$WORK"
rm -rf "$WORK/profile"
