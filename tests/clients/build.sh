#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# build.sh CACHE [--if-built] [CLIENT...]: other people's clients, fetched and built once for each version. Prints a line
# NAME=FOLDER for each that is there; why another is not is said on stderr.
set -uo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
cache=$1
shift
wish=build
if [ "${1:-}" = --if-built ]; then
    wish=look
    shift
fi

have() { # a tool of this host; what it is for
    command -v "$1" >/dev/null || {
        echo "$1 is not installed"
        return 1
    }
}

# Each leaves its client in $1, from versions that the files beside this one pin, or says on stdout why it cannot.
build_python() { # for the Python of the build root, whatever this host's is
    have python3 && python3 -m pip --version >&2 || {
        echo "pip is not installed"
        return 1
    }
    python3 -m pip install --quiet --target "$1" --only-binary :all: --python-version 3.13 --implementation cp \
        -r "$here/python/requirements.txt" >&2 || echo "the package index did not give it"
}

npm_modules() { # $1 = where, $2 = folder that holds package.json and its lock
    have npm || return 1
    cp "$2/package.json" "$2/package-lock.json" "$1/"
    (cd "$1" && npm ci --no-audit --no-fund --ignore-scripts) >&2 || echo "the npm registry did not give it"
}

build_node() { npm_modules "$1" "$here/node"; }

go_program() { # $1 = where, $2 = file that holds package@version
    have go || return 1
    GOTOOLCHAIN=local CGO_ENABLED=0 GOWORK=off GOBIN=$1 go install -trimpath -ldflags "-s -w" "$(cat "$2")" >&2 ||
        echo "the Go module proxy did not give it, or the Go installed here is too old"
}

build_helm() { go_program "$1" "$here/helm/version"; }
build_k9s() { go_program "$1" "$here/k9s/version"; }

build_informer() { # client-go, the peer of ./dev bench
    have go || return 1
    (cd "$here/../bench/peers/informer" &&
        GOTOOLCHAIN=local CGO_ENABLED=0 GOWORK=off go build -buildvcs=false -trimpath -o "$1/informer" .) >&2 ||
        echo "the Go module proxy did not give client-go, or the Go installed here is too old"
}

# The peers of ./dev bench for documents.
build_kubeconform() { go_program "$1" "$here/../bench/peers/kubeconform/version"; }
build_yamlserver() { npm_modules "$1" "$here/../bench/peers/yamlserver"; }

pins() {
    cat "$here/$1"/{requirements.txt,package-lock.json,version} \
        "$here/../bench/peers/$1"/{go.mod,go.sum,main.go,package-lock.json,version} 2>/dev/null
}

prepare() { # $1 = client
    local out why
    out=$cache/client-$1-$(pins "$1" | sha256sum | cut -c1-12)
    if [ ! -e "$out/complete" ]; then
        if [ $wish = look ]; then
            echo "clients: $1 is not built yet; ./dev test clients builds it" >&2
            return
        fi
        echo "clients: building $1, once" >&2
        rm -rf "$out"
        mkdir -p "$out"
        why=$("build_$1" "$out" 2>"$cache/client-$1.log")
        if [ -n "$why" ]; then
            echo "clients: no $1: $why (the whole log is $cache/client-$1.log)" >&2
            return
        fi
        touch "$out/complete"
    fi
    echo "$1=$out"
}

mkdir -p "$cache"
(
    flock 9
    [ $# -gt 0 ] || set -- python node helm k9s
    for client in "$@"; do
        prepare "$client"
    done
) 9>"$cache/clients.lock"
