# SPDX-License-Identifier: Apache-2.0
"""An HTTP/1.1 server on loopback that costs little beside who is measured: a thread a connection, answers as bytes."""
import dataclasses
import json
import socket
import threading
import urllib.parse

CORE = {"kind": "APIResourceList", "apiVersion": "v1", "groupVersion": "v1", "resources": [
    {"name": "namespaces", "singularName": "namespace", "namespaced": False, "kind": "Namespace", "verbs": ["list"]},
    {"name": "pods", "singularName": "pod", "namespaced": True, "kind": "Pod", "verbs": ["get", "list", "watch"],
     "shortNames": ["po"]}]}
# What a server of pods says about itself.
SMALL = {
    "/version": {"major": "1", "minor": "32", "gitVersion": "v1.32.0"},
    "/api": {"kind": "APIVersions", "versions": ["v1"], "serverAddressByClientCIDRs": []},
    "/apis": {"kind": "APIGroupList", "apiVersion": "v1", "groups": []},
    "/api/v1": CORE,
    "/api/v1/namespaces": {"kind": "NamespaceList", "apiVersion": "v1", "metadata": {"resourceVersion": "1"}, "items": []},
}
NOT_FOUND = "404 Not Found"


def failure(code, reason):
    return json.dumps({"kind": "Status", "apiVersion": "v1", "status": "Failure", "reason": reason, "code": code}).encode()


@dataclasses.dataclass
class Asked:
    path: str
    query: dict
    accept: str


class PlainServer:
    """Listens from the start, so what answer() needs is there before. `name` is the context's, in a kubeconfig."""

    name = "bench"

    def __init__(self):
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=256)
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def answer(self, client, asked):
        """False: the connection ends with it."""
        raise NotImplementedError

    def close(self):
        self.listener.close()

    def kubeconfig(self, file):
        file.write_text(f"""apiVersion: v1
kind: Config
current-context: {self.name}
clusters: [{{name: {self.name}, cluster: {{server: "http://127.0.0.1:{self.port}"}}}}]
users: [{{name: {self.name}, user: {{}}}}]
contexts: [{{name: {self.name}, context: {{cluster: {self.name}, user: {self.name}, namespace: default}}}}]
""")
        return file

    @staticmethod
    def say(client, body, status="200 OK", kind="application/json"):
        client.sendall(f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
        return True

    @staticmethod
    def begin_chunks(client, kind):
        client.sendall(f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nTransfer-Encoding: chunked\r\n\r\n".encode())

    @staticmethod
    def chunk(client, body):
        client.sendall(f"{len(body):x}\r\n".encode() + body + b"\r\n")

    @staticmethod
    def end_chunks(client):
        client.sendall(b"0\r\n\r\n")

    def _accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client):
        try:
            with client, client.makefile("rb") as lines:
                while (asked := self._asked(lines)) and self.answer(client, asked):
                    pass
        except OSError:
            pass

    @staticmethod
    def _asked(lines):
        """One request without a body; nothing when the client has left."""
        request = lines.readline().split()
        if len(request) < 3:
            return None
        accept = ""
        for line in iter(lines.readline, b"\r\n"):
            if not line:
                return None
            if line.lower().startswith(b"accept:"):
                accept += line.decode()
        path, _, query = request[1].decode().partition("?")
        return Asked(path, urllib.parse.parse_qs(query), accept)
