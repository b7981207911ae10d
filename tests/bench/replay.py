# SPDX-License-Identifier: Apache-2.0
"""A server that says the same bytes to everybody: a list of pods in pages, then a flood of events.

The rows are the sandbox's own, as it sends them in a Table; each event changes one of them.
"""
import base64
import http.client
import json
import re
import socket
import ssl
import threading
import time
import urllib.parse

PAGE = 500
TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io"
CORE = {"kind": "APIResourceList", "apiVersion": "v1", "groupVersion": "v1", "resources": [
    {"name": "namespaces", "singularName": "namespace", "namespaced": False, "kind": "Namespace", "verbs": ["list"]},
    {"name": "pods", "singularName": "pod", "namespaced": True, "kind": "Pod", "verbs": ["get", "list", "watch"],
     "shortNames": ["po"]}]}
SMALL = {
    "/version": {"major": "1", "minor": "32", "gitVersion": "v1.32.0"},
    "/api": {"kind": "APIVersions", "versions": ["v1"], "serverAddressByClientCIDRs": []},
    "/apis": {"kind": "APIGroupList", "apiVersion": "v1", "groups": []},
    "/api/v1": CORE,
    "/api/v1/namespaces": {"kind": "NamespaceList", "apiVersion": "v1", "metadata": {"resourceVersion": "1"}, "items": []},
}


def read_table(kubeconfig):
    """Columns and rows of all pods, as the server of that kubeconfig sends them."""
    text = kubeconfig.read_text()
    server = urllib.parse.urlparse(re.search(r"server: (\S+)", text).group(1))
    authority = base64.b64decode(re.search(r"certificate-authority-data: (\S+)", text).group(1)).decode()
    token = re.search(r"token: (\S+)", text).group(1).strip('"')
    connection = http.client.HTTPSConnection(server.hostname, server.port,
                                             context=ssl.create_default_context(cadata=authority))
    columns, rows, token_of_next = None, [], ""
    while True:
        query = f"limit=5000&continue={urllib.parse.quote(token_of_next)}" if token_of_next else "limit=5000"
        connection.request("GET", f"/api/v1/pods?{query}", headers={"Accept": TABLE, "Authorization": f"Bearer {token}"})
        table = json.loads(connection.getresponse().read())
        columns = columns or table["columnDefinitions"]
        rows += table["rows"]
        token_of_next = table["metadata"].get("continue")
        if not token_of_next:
            return columns, rows


class Replay:
    def __init__(self, columns, rows, events):
        self.columns = columns
        self.pages = [rows[at:at + PAGE] for at in range(0, len(rows), PAGE)]
        self.version = 1_000_000
        self.flood = self._flood(rows, events)
        self.go = threading.Event()
        self.sent = 0.0
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def kubeconfig(self, file):
        file.write_text(f"""apiVersion: v1
kind: Config
current-context: replay
clusters: [{{name: replay, cluster: {{server: "http://127.0.0.1:{self.port}"}}}}]
users: [{{name: replay, user: {{}}}}]
contexts: [{{name: replay, context: {{cluster: replay, user: replay}}}}]
""")
        return file

    def close(self):
        self.go.set()
        self.listener.close()

    # --- bytes -------------------------------------------------------------------------------------

    def _event(self, kind, row, name=None):
        self.version += 1
        row = json.loads(json.dumps(row))
        row["object"]["metadata"]["resourceVersion"] = str(self.version)
        restarts = next(i for i, column in enumerate(self.columns) if column["name"] == "Restarts")
        row["cells"][restarts] = str(self.version % 89)
        if name:
            row["object"]["metadata"] |= {"name": name, "uid": name}
            row["cells"][0] = name
        table = {"kind": "Table", "apiVersion": "meta.k8s.io/v1", "metadata": {"resourceVersion": str(self.version)},
                 "columnDefinitions": None, "rows": [row]}
        return json.dumps({"type": kind, "object": table}, separators=(",", ":")).encode() + b"\n"

    def _flood(self, rows, events):
        # A step that shares no factor with the number of rows: each row in turn, never two neighbours.
        changed = [self._event("MODIFIED", rows[i * 7919 % len(rows)]) for i in range(events)]
        return [self._event("ADDED", rows[0], "bench-begin"), *changed, self._event("ADDED", rows[0], "bench-end")]

    def _page(self, query):
        at = int(query.get("continue", ["0"])[0])
        meta = {"resourceVersion": "1000000"}
        if at + 1 < len(self.pages):
            meta |= {"continue": str(at + 1), "remainingItemCount": sum(len(page) for page in self.pages[at + 1:])}
        return json.dumps({"kind": "Table", "apiVersion": "meta.k8s.io/v1", "metadata": meta,
                           "columnDefinitions": self.columns, "rows": self.pages[at]}, separators=(",", ":")).encode()

    # --- the server --------------------------------------------------------------------------------

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
                while self._answer(client, lines):
                    pass
        except OSError:
            pass

    def _answer(self, client, lines):
        request = lines.readline().split()
        if len(request) < 3:
            return False
        for line in iter(lines.readline, b"\r\n"):
            if not line:
                return False
        path, _, query = request[1].decode().partition("?")
        query = urllib.parse.parse_qs(query)
        if path == "/api/v1/pods" and "sendInitialEvents" in query:
            return self._say(client, b'{"kind":"Status","apiVersion":"v1","status":"Failure","reason":"Invalid","code":422}',
                             "422 Unprocessable Entity")
        if path == "/api/v1/pods" and "watch" in query:
            return self._watch(client)
        if path == "/api/v1/pods":
            return self._say(client, self._page(query))
        if path in SMALL:
            return self._say(client, json.dumps(SMALL[path]).encode())
        return self._say(client, b'{"kind":"Status","apiVersion":"v1","status":"Failure","reason":"NotFound","code":404}',
                         "404 Not Found")

    @staticmethod
    def _say(client, body, status="200 OK"):
        client.sendall(f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n".encode()
                       + body)
        return True

    def _watch(self, client):
        client.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n")
        self.go.wait()
        started = time.monotonic()
        for at in range(0, len(self.flood), 50):  # as a busy server writes: some events at a time
            body = b"".join(self.flood[at:at + 50])
            client.sendall(f"{len(body):x}\r\n".encode() + body + b"\r\n")
        self.sent = time.monotonic() - started
        time.sleep(120)  # stays open, as a watch does; whoever listens leaves
        return False
