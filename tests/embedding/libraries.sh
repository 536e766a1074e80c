# Several models in static and shared libraries and in one program, by CMake and by pkg-config with Make; a change of
# whatever a model imports, or begins to import, rebuilds what depends on it and nothing else.
. "$(dirname "$0")/support.sh"
prints() { expect 0 "$1"; same "$out" "$2"; }
later() { sleep 1.1; cat >"$1"; }  # file times may have the resolution of a second

# goes_through FOLDER BUILD... : BUILD builds the program FOLDER/app from the models in here.
goes_through() {
  local app=$1
  shift
  rm -f square.model power.model
  cp "$SOURCE"/tests/embedding/libraries/{units,square}.model .
  expect 0 "$@"
  prints "$app" "12 8 1 4"
  later units.model <<<'const factor = 3.0'
  expect 0 "$@"
  prints "$app" "18 12 1 4"
  echo 'const power = 3.0' >power.model
  later square.model <<'END'
import "power.model"
model Square {
    input x: f32[2]
    output y = x ** power
}
END
  expect 0 "$@"
  prints "$app" "18 12 1 8"
  later power.model <<<'const power = 1.0'
  expect 0 "$@"
  prints "$app" "18 12 1 2"
  expect 0 "$@"
  [[ $out != *"modelc compile"* && $out != *Compiling* && $out != *"Building CXX"* ]] || fail "builds without a change: $out"
}

mkdir project && cp "$SOURCE"/tests/embedding/libraries/* project && cd project || exit 1
for generator in Ninja "Unix Makefiles"; do
  build=$WORK/cmake-${generator%% *}
  cp "$SOURCE"/tests/embedding/libraries/{units,square}.model .
  expect 0 "$CMAKE" -G "$generator" -S . -B "$build" -DCMAKE_PREFIX_PATH="$PREFIX" -DCMAKE_CXX_COMPILER="$CXX" -DCMAKE_BUILD_TYPE=Debug
  goes_through "$build/app" "$CMAKE" --build "$build"
done

# Make as users have it, and an install tree that has been moved.
mv "$PREFIX" "$WORK/.moved"
export PKG_CONFIG_PATH=$(dirname "$(find "$WORK/.moved" -name modelc.pc)")
same "$(readlink -f "$(pkg-config --variable=modelc modelc)")" "$(readlink -f "$WORK/.moved/bin/modelc")"
same "$(pkg-config --modversion modelc)" "$("$MODELC" --version)"
touch ./*.model
goes_through ./app make CXX="$CXX"
# Nothing of the models and the runtime leaves the shared library but what it declares.
same "$(nm -DC --defined-only libtwo.so | cat | grep -E 'modelc::|gain::|total::|Eigen::')" ""
finish
