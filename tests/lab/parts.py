# SPDX-License-Identifier: Apache-2.0
"""The lab's processes: how each is started, and what is kept of what it says."""
import collections
import ctypes
import os
import signal
import subprocess

TAIL = 50  # lines


class PartFailed(Exception):
    """A part of the lab did not come up or ended; its text names the part and shows its last lines."""


def _die_with_parent():
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


class Part:
    """One process with a log of its own, which dies with the process that started it."""

    def __init__(self, name, binaries, folder, arguments):
        self.name = name
        self._log = os.path.join(folder, f"{name}.log")
        self._command = [os.path.join(binaries, name), *arguments]
        self._folder = folder
        self._process = None

    def start(self):
        with open(self._log, "ab") as log:
            self._process = subprocess.Popen(self._command, cwd=self._folder, stdin=subprocess.DEVNULL, stdout=log,
                                             stderr=log, preexec_fn=_die_with_parent)

    def kill(self):
        if self._process:
            self._process.kill()
            self._process.wait()

    def tail(self):
        try:
            with open(self._log, encoding="utf-8", errors="replace") as log:
                return "".join(collections.deque(log, TAIL))
        except FileNotFoundError:
            return ""

    def check(self):
        """Raises when the process has ended: nothing of the lab ends by itself."""
        code = self._process.poll() if self._process else None
        if code is not None:
            raise PartFailed(f"{self.name} ended with {code}; its last lines:\n{self.tail()}")


def arguments(folder, port):
    """What each part is started with. `port` names free ports: api, etcd, peer, controllers, kubelet, scheduler."""
    etcd, peer = f"http://127.0.0.1:{port['etcd']}", f"http://127.0.0.1:{port['peer']}"
    kubelet = f"127.0.0.1:{port['kubelet']}"
    return {
        "etcd": [
            "--data-dir", f"{folder}/etcd", "--listen-client-urls", etcd, "--advertise-client-urls", etcd,
            "--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer, "--initial-cluster", f"default={peer}",
            "--unsafe-no-fsync", "--log-level", "warn",
        ],
        "kube-apiserver": [
            "--etcd-servers", etcd, "--bind-address", "127.0.0.1", "--advertise-address", "127.0.0.1",
            "--secure-port", str(port["api"]), "--tls-cert-file", "server.crt", "--tls-private-key-file", "server.key",
            "--client-ca-file", "ca.crt", "--token-auth-file", "tokens.csv", "--authorization-mode", "RBAC",
            "--anonymous-auth=false",
            "--service-cluster-ip-range", "10.0.0.0/16", "--service-account-key-file", "sa.pub",
            "--service-account-signing-key-file", "sa.key", "--service-account-issuer", "https://lab",
            "--kubelet-client-certificate", "kubelet-client.crt", "--kubelet-client-key", "kubelet-client.key",
            "--kubelet-preferred-address-types", "InternalIP", "--endpoint-reconciler-type", "none",
            "--etcd-compaction-interval", "20s", "--profiling=false",
        ],
        "kube-controller-manager": [
            "--kubeconfig", "kubeconfig", "--bind-address", "127.0.0.1", "--secure-port", str(port["controllers"]),
            "--leader-elect=false", "--service-account-private-key-file", "sa.key", "--root-ca-file", "ca.crt",
            "--use-service-account-credentials=false", "--profiling=false",
            "--controllers", "*,-node-lifecycle-controller",  # nodes that a test makes have no heartbeat
        ],
        # Its own nodes only: pods elsewhere belong to the controllers that a test brings.
        "kwok": [
            "--kubeconfig", "kubeconfig", "--config", "kwok.yaml", "--manage-all-nodes=false",
            "--manage-nodes-with-label-selector", "lab=kwok", "--node-ip", "127.0.0.1",
            "--node-port", str(port["kubelet"]), "--server-address", kubelet, "--tls-cert-file", "kubelet.crt",
            "--tls-private-key-file", "kubelet.key", "--cidr", "10.1.0.0/16", "--node-lease-duration-seconds", "40",
        ],
        "kube-scheduler": [
            "--kubeconfig", "kubeconfig", "--bind-address", "127.0.0.1", "--secure-port", str(port["scheduler"]),
            "--leader-elect=false",
        ],
    }
