# Training by several ranks under mpirun: the weights of one rank, byte for byte; ranks that die, disagree or cannot write.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 OMPI_MCA_rmaps_base_oversubscribe=1
ranks() { timeout 600 mpirun -n "$1" "$MODELC" train "${@:2}"; }

examples=$SOURCE/examples/mnist
for part in train test; do
  for file in images-idx3-ubyte labels-idx1-ubyte; do
    gzip -dc "$examples/data/$part-$file.gz" >$part-$file 2>/dev/null || cp "$examples/data/$part-$file" .
  done
done
digits() {
  expect 0 "$MODELC" data idx --input image=$2-images-idx3-ubyte --target digit=$2-labels-idx1-ubyte --divide 255 \
    --for "$examples/$1.model" -o $1-$2.safetensors
}
for model in mnist cnn; do
  digits $model train
  digits $model test
  how="--data $model-train.safetensors --validation $model-test.safetensors --epochs 2 --batch-size 64 --seed 3"
  expect 0 "$MODELC" train "$examples/$model.model" $how --shards 8 --save alone.safetensors --history alone.csv
  for count in 1 2 4; do
    expect 0 ranks $count "$examples/$model.model" $how --save $count.safetensors --history $count.csv \
      --checkpoint $count.c.safetensors --report $count.html
    has "$out" "epoch 2/2"
    same "$(grep -c 'epoch 2/2' <<<"$out")" 1
    cmp alone.safetensors $count.safetensors || fail "$model: $count ranks have other weights than one"
    cmp alone.csv $count.csv || fail "$model: $count ranks have another history than one"
    has "$(cat $count.html)" '"ranks","'$count'"'
  done
  # Killed somewhere in the second epoch or behind it, and resumed by another number of ranks.
  rm -f cut.c.safetensors
  mpirun -n 4 "$MODELC" train "$examples/$model.model" ${how/--epochs 2/--epochs 1000} --save cut.safetensors \
    --history cut.csv --checkpoint cut.c.safetensors >cut.log 2>&1 &
  process=$!
  for _ in $(seq 1200); do [ -e cut.c.safetensors ] && break; sleep 0.1; done
  sleep 0.$((RANDOM % 10))
  victim=$(pgrep -P "$(pgrep -P $process -x modelc | sed -n 3p)" | head -1)
  began=$SECONDS
  kill -KILL "$victim"
  wait $process && fail "$model: mpirun took a killed rank for a success"
  [ $((SECONDS - began)) -le 20 ] || fail "$model: the ranks went on for $((SECONDS - began)) s without the killed one"
  has "$(cat cut.log)" "the launcher or a signal ended it"
  epochs=$(($(wc -l <cut.csv) + 1))
  expect 0 "$MODELC" train "$examples/$model.model" ${how/--epochs 2/--epochs $epochs} --shards 8 --save alone.safetensors \
    --history alone.csv
  expect 0 ranks 2 "$examples/$model.model" ${how/--epochs 2/--epochs $epochs} --save cut.safetensors --history cut.csv \
    --resume cut.c.safetensors
  cmp alone.safetensors cut.safetensors || fail "$model: the weights differ after a rank was killed"
  cmp alone.csv cut.csv || fail "$model: the histories differ after a rank was killed"
done

# Gradients that are exchanged while others are computed are the same.
expect 0 ranks 2 "$examples/cnn.model" --data cnn-train.safetensors --epochs 1 --batch-size 60 --save whole.safetensors
expect 0 ranks 2 "$examples/cnn.model" --data cnn-train.safetensors --epochs 1 --batch-size 60 --save apart.safetensors --overlap
cmp whole.safetensors apart.safetensors || fail "the weights differ with overlap"

# Rounded sums are the same on any number of ranks, too.
how="--data mnist-train.safetensors --epochs 1 --batch-size 64 --bf16 --shards 4"
expect 0 "$MODELC" train "$examples/mnist.model" $how --save alone.safetensors
expect 0 ranks 4 "$examples/mnist.model" $how --save 4.safetensors
cmp alone.safetensors 4.safetensors || fail "4 ranks have other weights with bf16"
cmp -s 1.safetensors alone.safetensors && fail "bf16 made no difference"

# Every rank says what is wrong, and ends.
cat >line.model <<'MODEL'
model Line {
    input x: f32[batch, 3]
    output y = x |> Dense(1, name = "d")
    compile(optimizer = SGD(learning_rate = 0.01), loss = mse)
}
MODEL
sed 's/0.01/0.02/' line.model >other.model
"$TENSORS" make data.safetensors x=40x3 y_true=40x1
"$TENSORS" make fewer.safetensors x=39x3 y_true=39x1
# Built once, before the time is taken.
for model in line other; do expect 0 ranks 2 $model.model --data data.safetensors --save w.safetensors; done
rm -f w.safetensors
# otherwise WORDS...: rank 1 trains with other words than rank 0.
otherwise() {
  began=$SECONDS
  expect 1 timeout 120 mpirun -n 1 "$MODELC" train line.model --data data.safetensors --save w.safetensors : -n 1 "$MODELC" train "$@" --save w.safetensors
  [ $((SECONDS - began)) -le 40 ] || fail "ranks that differ took $((SECONDS - began)) s"
}
otherwise other.model --data data.safetensors
has "$err" 'the model is different on rank 0 and on rank 1'
otherwise line.model --data data.safetensors --seed 4
has "$err" 'is different on rank 0 and on rank 1'
has "$err" 'this is rank 0 of 2'
has "$err" 'this is rank 1 of 2'
otherwise line.model --data fewer.safetensors
has "$err" 'the data is different on rank 0 and on rank 1'
began=$SECONDS
timeout 60 mpirun -n 1 "$MODELC" train line.model --data data.safetensors --save w.safetensors : \
  -n 1 "$MODELC" train line.model --data nowhere.safetensors --save w.safetensors >.out 2>.err && fail "data that is not there"
[ $((SECONDS - began)) -le 40 ] || fail "a rank without data took $((SECONDS - began)) s"
has "$(cat .err)" '`nowhere.safetensors`'
[ ! -e w.safetensors ] || fail "weights of a training that did not begin"

# A disk that is full when rank 0 writes: what was written before stays whole.
expect 0 ranks 2 line.model --data data.safetensors --save w.safetensors --checkpoint c.safetensors
cp c.safetensors before.safetensors
ln -s /dev/full h.csv.part
expect 1 ranks 2 line.model --data data.safetensors --save w.safetensors --resume c.safetensors --checkpoint c.safetensors \
  --history h.csv --epochs 2
has "$err" 'h.csv` cannot be written'
has "$err" 'rank 0 failed: '
cmp c.safetensors before.safetensors || fail "the checkpoint is not what it was"

# More ranks than shards; no MPI.
expect 1 ranks 4 line.model --data data.safetensors --save w.safetensors --shards 2
has "$err" 'there are 4 ranks for 2 shards of a batch'
expect 3 env OMPI_COMM_WORLD_SIZE=2 MPICXX=no-mpicxx "$MODELC" train line.model --data data.safetensors --save w.safetensors
has "$err" 'training by several ranks needs MPI'
has "$err" 'apt install libopenmpi-dev openmpi-bin'

# An app of one's own.
expect 0 mpirun -n 2 "$RANKS_APP" app.safetensors
expect 0 "$RANKS_APP" one.safetensors
cmp one.safetensors app.safetensors || fail "the app's weights depend on the number of ranks"
finish
