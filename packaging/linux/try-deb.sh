#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Installs the package in a bare Debian 13 and takes the tour there, off screen. Runs on the host, as root.
# try-deb.sh PACKAGE MIRROR [KEYRING]
set -eu
deb=$1 mirror=$2 keyring=${3:-}
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
mmdebstrap --quiet --variant=minbase ${keyring:+--keyring="$keyring"} --aptopt='APT::Install-Recommends "false"' \
    --customize-hook="copy-in $deb /tmp" \
    --customize-hook='chroot "$1" sh -c "apt-get install -qq -y /tmp/*.deb"' \
    trixie "$root/debian" "$mirror" >"$root/log" 2>&1 || {
    tail -n 20 "$root/log" >&2
    echo "try-deb: the package does not install in a bare Debian 13" >&2
    exit 1
}
unshare --mount --propagation private sh -c '
    mount -t proc proc "$0/proc" && mount --rbind /dev "$0/dev"
    exec chroot "$0" env HOME=/tmp QT_QPA_PLATFORM=offscreen sh -c "sampan --version && sampan tour --out /tmp/tour"
' "$root/debian"
