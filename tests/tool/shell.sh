# Completions as the shells use them, and the manual page. Shells that are not installed are left out; bash never is.
. "$(dirname "$0")/support.sh"
mkdir -p bin here/folder && ln -s "$MODELC" bin/modelc && export PATH=$WORK/bin:$PATH && cd here || exit 1
touch net.model weights.safetensors notes.txt folder/inner.model

# The words that bash offers for the last word of a line.
expect 0 modelc completions bash
cp ../.out modelc.bash
expect 0 bash -n modelc.bash
bash_offers() {
  bash -c '. ./modelc.bash
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
    _modelc
    printf "%s\n" "${COMPREPLY[@]}" | sort | tr "\n" " "' bash "$@"
}
same "$(bash_offers modelc com)" "compile completions "
same "$(bash_offers modelc data '')" "csv idx images "
same "$(bash_offers modelc compile '')" "folder net.model "
same "$(bash_offers modelc compile folder/)" "folder/inner.model "
same "$(bash_offers modelc compile net.model --em)" "--embed-weights --emit "
same "$(bash_offers modelc compile net.model --emit c)" "c c99 cpp "
same "$(bash_offers modelc compile net.model --embed-weights '')" "folder weights.safetensors "
same "$(bash_offers modelc compile --set '')" " "
same "$(bash_offers modelc compile --train n)" "net.model "
same "$(bash_offers modelc data idx --sh)" "--shuffle "
same "$(bash_offers modelc completions '')" "bash fish zsh "
# Every option of every command that --help lists is known.
for command in compile build check train "data csv"; do
  offered=" $(bash_offers modelc $command --) "
  for option in $(modelc $command --help | grep -oE '^  (-.,)?--[a-z0-9-]+' | grep -oE -- '--.*'); do has "$offered" " $option "; done
done

expect 0 modelc completions fish
cp ../.out modelc.fish
if command -v fish >/dev/null; then
  fish_offers() { HOME=$WORK fish --no-config -c "source modelc.fish; complete -C '$1'" | cut -f1 | sort | tr '\n' ' '; }
  same "$(fish_offers 'modelc com')" "compile completions "
  same "$(fish_offers 'modelc data ')" "csv idx images "
  same "$(fish_offers 'modelc data idx --sh')" "--shuffle "
  same "$(fish_offers 'modelc compile net.model --emit c')" "c c99 cpp "
  has "$(fish_offers 'modelc compile ')" "net.model"
  has "$(fish_offers 'modelc compile net.model --embed-weights ')" "weights.safetensors"
fi

expect 0 modelc completions zsh
mkdir zsh && cp ../.out zsh/_modelc
if command -v zsh >/dev/null; then
  # A shell on a terminal of its own, which lists the choices when Tab is pressed.
  zsh_offers() {
    zsh -f -c '
      zmodload zsh/zpty
      zpty shell zsh -f -i
      zpty -w shell "stty columns 200; PS1= PS2=; fpath=($PWD/zsh \$fpath); autoload -U compinit; compinit -u -d $PWD/zsh/dump; print ready-\${:-now}"
      zpty -r -m shell line "*ready-now*"
      zpty -w -n shell "$1"$'"'\\t\\t'"'
      sleep 1
      zpty -w -n shell $'"'\\C-u'"'; zpty -w shell "print done-\${:-now}"
      zpty -r -m shell line "*done-now*"
      print -r -- $line' zsh "$1" | tr -d '\r' | sed 's/\x1b\[[0-9;?]*[a-zA-Z]//g'
  }
  offers=$(zsh_offers 'modelc co')
  has "$offers" "compile"
  has "$offers" "a script that completes"
  offers=$(zsh_offers 'modelc compile net.model --em')
  has "$offers" "--embed-weights"
  has "$offers" "put these weights into the header"
  offers=$(zsh_offers 'modelc data ')
  has "$offers" "comma-separated values"
fi
expect 2 modelc completions tcsh
has "$err" "tcsh not in {bash,fish,zsh}"

expect 0 modelc manual
cp ../.out modelc.1
has "$out" '.TH MODELC 1'
has "$out" '\fB\-\-embed\-weights\fR \fIW.safetensors\fR'
has "$out" '.SH EXIT STATUS'
if command -v groff >/dev/null; then
  expect 0 groff -man -Tutf8 -ww modelc.1
  same "$err" ""
  text=$(sed 's/.\x08//g; s/\x1b\[[0-9;]*m//g' <<<"$out")
  has "$text" "modelc compile [OPTIONS] FILE"
  has "$text" "  modelc compile mnist.model --standalone --embed-weights mnist.safetensors -o whole.hpp"
  has "$text" "MODELC_PYTHON"
fi
for command in $(modelc --help | sed -n '/^Subcommands:/,/^$/s/^  \([a-z]*\) .*/\1/p'); do has "$(cat modelc.1)" ".SS modelc $command"; done
finish
