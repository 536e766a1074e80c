# The tutorial from its first command to its last on a Debian 12 that has nothing but its base: a fresh clone, what scripts/bootstrap
# installs, the tool as users build it. Label `long`; root and debootstrap (scripts/bootstrap --all) make that system, and without them the test is skipped.
set -euo pipefail
if [ "$(id -u)" -ne 0 ] || ! command -v debootstrap >/dev/null; then
  echo "only root with debootstrap can make a clean machine: skipped"
  exit 77
fi
if [ "${INSIDE:-}" != yes ]; then
  # What is mounted below goes with the namespace.
  INSIDE=yes exec unshare --mount --pid --fork bash "$0" "$@"
fi
rm -rf --one-file-system "$WORK" && mkdir -p "$WORK"
export MACHINE=$WORK/machine
debootstrap --variant=minbase bookworm "$MACHINE" >"$WORK/debootstrap.log" 2>&1 || { tail -n 20 "$WORK/debootstrap.log" >&2; exit 1; }
mount -t proc proc "$MACHINE/proc"
cp /etc/resolv.conf /etc/hosts "$MACHINE/etc/"
cat >"$MACHINE/etc/apt/sources.list" <<END
deb http://deb.debian.org/debian bookworm main
deb http://deb.debian.org/debian bookworm-updates main
deb http://deb.debian.org/debian-security bookworm-security main
END
git clone --quiet --no-hardlinks "$SOURCE" "$MACHINE/root/modelc"
python3 "$SOURCE/tests/docs/page.py" run docs/tutorial.md
umount "$MACHINE/proc"
rm -rf --one-file-system "$MACHINE"
