# SPDX-License-Identifier: Apache-2.0
"""The lab as a whole: its files, the order of its start, and when it is ready."""
import http.client
import json
import os
import secrets
import socket
import ssl
import time

import certificates
from parts import Part, PartFailed, arguments

PATIENCE = 120  # seconds for each step; a busy machine needs some, an idle one 3
ROLES = ("api", "etcd", "peer", "controllers", "kubelet", "scheduler")
NODES = ("lab-node-1", "lab-node-2")


def free_ports():
    sockets = []
    for _ in ROLES:
        sockets.append(socket.socket())
        sockets[-1].bind(("127.0.0.1", 0))
    ports = {role: one.getsockname()[1] for role, one in zip(ROLES, sockets)}
    for one in sockets:
        one.close()
    return ports


class Cluster:
    def __init__(self, binaries, folder, with_scheduler=False, forwards=()):
        self._binaries = binaries
        self._folder = folder
        self._forwards = forwards
        self._token = secrets.token_hex(16)
        self._port = free_ports()
        self._last = ""
        self._parts = {name: Part(name, binaries, folder, values)
                       for name, values in arguments(folder, self._port).items()
                       if name != "kube-scheduler" or with_scheduler}

    def start(self):
        """Returns when pods can be created and would run. Raises PartFailed."""
        certificates.make(self._folder)
        self._write_files()
        for name, part in self._parts.items():
            if name != "kwok":
                part.start()
        self._until("kube-apiserver", "/readyz", 200)
        self._parts["kwok"].start()
        self._until("kube-controller-manager", "/api/v1/namespaces/default/serviceaccounts/default", 200)
        for node in NODES:
            self._create_node(node)
        for node in NODES:
            self._wait("kwok", lambda name=node: self._is_ready(name))

    def restart_server(self):
        """Returns at once; it answers again some seconds later."""
        self._parts["kube-apiserver"].kill()
        self._parts["kube-apiserver"].start()

    def check(self):
        for part in self._parts.values():
            part.check()

    def kill(self):
        for part in self._parts.values():
            part.kill()

    def call(self, method, path, body=None):
        """Status and body; 0 and why while the server does not answer."""
        context = ssl.create_default_context(cafile=f"{self._folder}/ca.crt")
        connection = http.client.HTTPSConnection("127.0.0.1", self._port["api"], context=context, timeout=10)
        try:
            connection.request(method, path, json.dumps(body) if body else None,
                               {"Authorization": f"Bearer {self._token}", "Content-Type": "application/json"})
            answer = connection.getresponse()
            return answer.status, answer.read()
        except (OSError, http.client.HTTPException) as failed:
            return 0, str(failed).encode()
        finally:
            connection.close()

    def _write(self, name, text):
        with open(os.path.join(self._folder, name), "w", encoding="utf-8") as file:
            file.write(text)

    def _write_files(self):
        self._write("tokens.csv", f'{self._token},admin,admin-uid,"system:masters"\n')
        self._write("kubeconfig", json.dumps({
            "apiVersion": "v1", "kind": "Config", "current-context": "lab",
            "clusters": [{"name": "lab", "cluster": {"server": f"https://127.0.0.1:{self._port['api']}",
                                                     "certificate-authority": f"{self._folder}/ca.crt"}}],
            "users": [{"name": "admin", "user": {"token": self._token}}],
            "contexts": [{"name": "lab", "context": {"cluster": "lab", "user": "admin", "namespace": "default"}}],
        }, indent=2))
        # The log of every container, in the form a container runtime writes.
        self._write("pod.log", "".join(f"2026-01-02T03:04:{second:02}.000000001Z stdout F line {second}\n"
                                       for second in range(10)))
        with open(os.path.join(self._binaries, "stages.yaml"), encoding="utf-8") as stages:
            self._write("kwok.yaml", stages.read() + "\n---\n".join(
                json.dumps({"apiVersion": "kwok.x-k8s.io/v1alpha1", "kind": kind, "metadata": {"name": "lab"},
                            "spec": spec})
                for kind, spec in (
                    ("ClusterLogs", {"logs": [{"logsFile": f"{self._folder}/pod.log", "follow": True}]}),
                    ("ClusterAttach", {"attaches": [{"logsFile": f"{self._folder}/pod.log"}]}),
                    ("ClusterExec", {"execs": [{"local": {"workDir": self._folder}}]}),
                    # All other ports of all pods lead to kwok's own web server.
                    ("ClusterPortForward", {"forwards": [
                        *({"ports": [port], "target": {"address": "127.0.0.1", "port": port}} for port in self._forwards),
                        {"target": {"address": "127.0.0.1", "port": self._port["kubelet"]}}]}),
                )))

    def _create_node(self, name):
        size = {"cpu": "32", "memory": "256Gi", "pods": "200", "nvidia.com/gpu": "8"}
        self.call("POST", "/api/v1/nodes", {
            "apiVersion": "v1", "kind": "Node", "metadata": {"name": name, "labels": {"lab": "kwok"}},
            # Nobody's scheduler puts a pod here: tests name the node and tolerate everything.
            "spec": {"taints": [{"key": "lab", "value": "kwok", "effect": "NoSchedule"}]},
            "status": {"capacity": size, "allocatable": size}})

    def _is_ready(self, node):
        status, body = self.call("GET", f"/api/v1/nodes/{node}")
        conditions = json.loads(body)["status"].get("conditions", []) if status == 200 else []
        return any(one["type"] == "Ready" and one["status"] == "True" for one in conditions)

    def _until(self, part, path, status):
        def is_there():
            got, body = self.call("GET", path)
            self._last = f"{path}: {got} {body.decode(errors='replace')}"
            return got == status
        self._wait(part, is_there)

    def _wait(self, part, condition):
        """`part` is what the wait is for: its last lines are shown when it takes too long."""
        end = time.monotonic() + PATIENCE
        while not condition():
            self.check()
            if time.monotonic() > end:
                raise PartFailed(f"{part} is not ready after {PATIENCE} s ({self._last}); its last lines:\n"
                                 + self._parts[part].tail())
            time.sleep(0.1)
