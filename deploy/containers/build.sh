#!/usr/bin/env bash
# make containers: builds both images with buildah and tries them: a crawl of the bundled portal as the image's user, with
# its feeds in a volume, in the second image by its Chromium. As root, on Debian: apt-get install buildah debootstrap.
#
# Where no registry of images is reached, the base is made with debootstrap. Packages come from where pip here has them:
# its index and certificates. BUILD_OPTIONS go to `buildah build`.
set -euo pipefail
cd "$(dirname "$0")/../.."

base=docker.io/library/debian:bookworm-slim
work=$(mktemp -d)
trap 'buildah rm "${containers[@]}" >/dev/null 2>&1 || true; rm -rf "$work"' EXIT
containers=()

from_scratch() {
  debootstrap --variant=minbase bookworm "$work/root" >"$work/debootstrap.log" || { tail "$work/debootstrap.log"; return 1; }
  chroot "$work/root" apt-get clean
  rm -rf "$work"/root/var/lib/apt/lists/* "$work"/root/usr/share/{doc,man,locale,info} "$work"/root/var/cache/apt/*.bin
  local container
  container=$(buildah from scratch)
  buildah add -q "$container" "$work/root" / >/dev/null
  buildah config --cmd bash "$container"
  buildah commit -q --rm "$container" "$base" >/dev/null
}

buildah inspect --type image "$base" >/dev/null 2>&1 || buildah pull -q "$base" 2>/dev/null || from_scratch

# try TARGET ARGUMENT…: a crawl of the bundled portal in a container of that image.
try() {
  local target=$1 data=$work/$1 container
  shift
  install -d -o 10001 "$data"
  container=$(buildah from --pull-never "newscrawl:$target")
  containers+=("$container")
  # shellcheck disable=SC2016 # the container's shell expands it
  buildah run --isolation chroot --volume "$data:/data" "$container" -- \
    sh -c 'test "$(id -u)" != 0 && newscrawl crawl mainnews -s PORTAL_PORT=0 "$@"' sh "$@" 2>"$work/log" \
    || { cat "$work/log"; return 1; }
  grep -E 'Verdict|articles|Chromium' "$work/log"
  test -s "$data/feeds/mainnews.articles.json"
  test "$(stat -c %u "$data/newscrawl.db")" = 10001
}

# What pip here is told, by files or variables: `told cert`.
told() {
  python3 -m pip config list 2>/dev/null | sed -n "s/^.*\\.$1='\\(.*\\)'\$/\\1/p" | tail -n 1
}

options=(--volume "$work/pip.conf:/etc/pip.conf:ro")
echo '[global]' >"$work/pip.conf"
certificates=$(told cert)
if [[ $certificates ]]; then
  options+=(--volume "$certificates:/run/certificates.crt:ro")
  echo 'cert = /run/certificates.crt' >>"$work/pip.conf"
fi
index=$(told index-url)
if [[ $index ]]; then
  echo "index-url = $index" >>"$work/pip.conf"
fi

for target in worker browser; do
  # shellcheck disable=SC2086 # several options
  buildah build -q --isolation chroot --pull-never --layers "${options[@]}" ${BUILD_OPTIONS:-} --target $target -t newscrawl:$target . >/dev/null
done
try worker
try browser -a render=1 -a section=경제 -a pages=1
buildah images --filter reference=newscrawl
