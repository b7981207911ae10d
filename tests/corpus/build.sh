#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# build.sh CACHE: the API server's YAML reader as a program, built once for each state of its sources. Prints its path;
# when there is none, the last line on stderr is the reason.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)/reader
program=$1/yaml-reader-$(cat "$here/go.mod" "$here/go.sum" "$here/main.go" | sha256sum | cut -c1-12)
if [ ! -e "$program" ]; then
    command -v go >/dev/null || {
        echo "Go is not installed (on Debian 13: apt-get install golang-go)" >&2
        exit 1
    }
    cd "$here"
    CGO_ENABLED=0 GOTOOLCHAIN=local GOWORK=off go build -trimpath -buildvcs=false -o "$program.$$" . >&2
    mv "$program.$$" "$program"
fi
echo "$program"
