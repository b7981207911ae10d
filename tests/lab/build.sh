#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# build.sh CACHE [SERVER|--if-built]: the lab's binaries, built once for each state of the module files. Prints their
# folder. SERVER is a minor version such as 1.33; without it, what go.mod names. When it fails, the last line of what it
# says on stderr is the reason.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
cache=$1
server=${2:-}
wish=build
if [ "$server" = --if-built ]; then
    wish=look
    server=
fi
needs=$(sed -n 's/^go //p' "$here/go.mod")

say() { echo "lab: $*" >&2; }

have_go() { # is the installed Go new enough?
    local found
    found=$(GOTOOLCHAIN=local go env GOVERSION 2>/dev/null) || return 1
    found=${found#go}
    [ "$(printf '%s\n' "$needs" "${found%%[a-z-]*}" | sort -V | head -n 1)" = "$needs" ]
}

other_server() { # go.mod of another minor version: its newest patch, with the staging modules it names itself
    local version staging
    version=$(go list -m -versions k8s.io/kubernetes | tr ' ' '\n' | grep -E "^v${server//./\\.}\.[0-9]+$" | tail -n 1)
    [ -n "$version" ] || {
        say "k8s.io/kubernetes has no release $server"
        exit 1
    }
    staging=v0.${version#v1.}
    sed -n '/^module/p; /^go /p' "$here/go.mod"
    echo 'require ('
    printf '\t%s\n' "go.etcd.io/etcd/server/v3 $(sed -n 's|^\tgo.etcd.io/etcd/server/v3 ||p' "$here/go.mod")" \
        "k8s.io/component-base $staging" "k8s.io/kubectl $staging" "k8s.io/kubernetes $version"
    echo ')'
    go mod download -json "k8s.io/kubernetes@$version" | sed -n 's/^\t"GoMod": "\(.*\)",\{0,1\}$/\1/p' |
        xargs sed -n "s|^\t*\(k8s.io/[a-z-]*\) => ./staging/.*|replace \1 => \1 $staging|p"
}

build_servers() { # $1 = folder of the module, $2 = where
    local version
    version=$(sed -n 's|^\tk8s.io/kubernetes ||p' "$1/go.mod")
    say "building etcd and Kubernetes $version from their Go modules, once (5 to 10 minutes on 2 cores)"
    # Without its version a server says v0.0.0, and clients that choose by version go wrong.
    (cd "$1" && go build -trimpath -o "$2/lab" -ldflags "-s -w -X k8s.io/component-base/version.gitVersion=$version \
        -X k8s.io/client-go/pkg/version.gitVersion=$version" .)
    local part
    for part in etcd kube-apiserver kube-controller-manager kube-scheduler kubectl; do
        ln -sf lab "$2/$part"
    done
    echo "$version" >"$2/version"
}

build_kwok() { # $1 = where
    local sources name
    say "building kwok"
    cd "$here/kwok"
    go build -trimpath -o "$1/kwok" -ldflags "-s -w" sigs.k8s.io/kwok/cmd/kwok
    # What its nodes and pods do; it has no stages of its own accord.
    sources=$(go list -m -f '{{.Dir}}' sigs.k8s.io/kwok)/kustomize/stage
    for name in pod/fast/pod-{ready,complete,delete} node/fast/node-initialize \
        node/heartbeat-with-lease/node-heartbeat-with-lease; do
        cat "$sources/$name.yaml"
        echo ---
    done >"$1/stages.yaml"
}

out=$cache/lab-$(cd "$here" && cat go.mod go.sum main.go kwok/go.mod kwok/go.sum | sha256sum | cut -c1-12)${server:+-$server}
if [ ! -e "$out/complete" ]; then
    [ $wish = build ] || {
        say "it is not built yet; ./dev test lab builds it"
        exit 1
    }
    have_go || {
        say "Go $needs or newer is not installed (on Debian 13: apt-get install golang-go)"
        exit 1
    }
    mkdir -p "$cache"
    (
        flock 9
        [ -e "$out/complete" ] && exit 0
        export GOTOOLCHAIN=local CGO_ENABLED=0 GOWORK=off GOFLAGS="-buildvcs=false ${GOFLAGS:-}"
        rm -rf "$out" "$out.module"
        mkdir -p "$out"
        module=$here
        if [ -n "$server" ]; then
            module=$out.module
            mkdir -p "$module"
            other_server >"$module/go.mod"
            cp "$here/main.go" "$module/"
            (cd "$module" && go mod tidy)
        fi
        build_servers "$module" "$out"
        build_kwok "$out"
        touch "$out/complete"
    ) 9>"$cache/lab.lock" >"$cache/lab.log" 2> >(tee -a "$cache/lab.log" | grep -v "^go: downloading" >&2)
fi
echo "$out"
