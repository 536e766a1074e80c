# Generated headers and the runtime without exceptions and RTTI: every compiler and standard takes them, values are the
# same, and what fails says so and ends the program.
. "$(dirname "$0")/support.sh"
without=(-fno-exceptions -fno-rtti)
warnings=(-Wall -Wextra -Wshadow -Werror)

cat >net.model <<'END'
model Net {
    input x: f32[batch, 3]
    output y = x |> Dense(8, activation = tanh) |> Dropout(0.1) |> Dense(2)
    compile(optimizer = Adam(0.01), loss = mean_squared_error, metrics = [mean_absolute_error])
}
END
expect 0 "$PREFIX/bin/modelc" compile net.model --train --self-test
expect 0 "$PREFIX/bin/modelc" compile net.model --train --standalone --namespace alone -o alone.hpp
expect 0 "$PREFIX/bin/modelc" compile net.model --emit c -o handle.h
make_networks

# Every header of the runtime, but the one that needs MPI's, which may not be there.
{
  cd "$PREFIX/include" && printf '#include "%s"\n' modelc/*.hpp | grep -v '/mpi\.hpp"'
  printf '#include "%s"\n' net.hpp lenet5.hpp tagger.hpp gru_stream.hpp
} >"$WORK/all.cpp"
cd "$WORK" || exit 1
echo '#include "alone.hpp"' >alone.cpp
for compiler in "$CXX" $CLANGS; do
  for standard in 17 20 2b; do
    expect 0 "$compiler" -std=c++$standard "${without[@]}" "${warnings[@]}" "${includes[@]}" -I. -fsyntax-only all.cpp
  done
  for source in alone handle; do
    expect 0 "$compiler" -std=c++17 "${without[@]}" "${warnings[@]}" "${includes[@]}" -I. -fsyntax-only $source.cpp
  done
done

# The same values with and without, by every compiler.
expect 0 "$CXX" -O1 -std=c++17 "${includes[@]}" -I. networks.cpp -o networks-usual
expect 0 ./networks-usual "$fixtures"
cp .out usual.txt
standard=17
for compiler in "$CXX" $CLANGS; do
  expect 0 "$compiler" -O1 -std=c++$standard "${without[@]}" "${includes[@]}" -I. networks.cpp -o networks-without
  expect 0 ./networks-without "$fixtures"
  cp .out without.txt
  same_values usual.txt without.txt
  standard=2b
done
# No type of the runtime needs type information but Error itself, which is never thrown there.
types=$(nm -C networks-without | grep -c "typeinfo for modelc")
same "$types" 0

# What fails, by the app's handler and by the runtime's own end: a message, then SIGABRT.
cp "$SOURCE/tests/embedding/failures.cpp" .
expect 0 "$CXX" -std=c++17 "${without[@]}" "${includes[@]}" -I. failures.cpp -pthread -o failures
printf '\20\0\0\0\0\0\0\0{"x": [1, 2, 3]]]' >malformed.safetensors
expect 0 "$TENSORS" make misshapen.safetensors "dense/kernel=2x2:1,2,3,4"
expect 0 ./failures fine
fine=$out
fails() {
  expect 7 ./failures "$1" handled
  has "$out" "handled: "
  has "$out" "$2"
  expect 134 ./failures "$1"
  has "$err" "modelc: "
  has "$err" "$2"
}
fails symbol 'the symbol `batch` is 0, it must be at least 1'
fails missing '`nowhere.safetensors`: cannot be opened'
fails malformed '`malformed.safetensors`: '
fails misshapen '`misshapen.safetensors` does not fit the model'
fails unwritable 'cannot write `no/such/folder.safetensors`'
fails threads 'the number of threads is 0'
fails data '`misshapen.safetensors` does not fit the model'
fails input 'input `x` has 5 elements, expected [2, 3]'
# The same program with exceptions gives the same numbers.
expect 0 "$CXX" -std=c++17 "${includes[@]}" -I. failures.cpp -pthread -o failures
expect 0 ./failures fine
same "$out" "$fine"
finish
