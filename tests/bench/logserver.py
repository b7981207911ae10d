# SPDX-License-Identifier: Apache-2.0
"""A server of logs: pod `all` has one of many lines, and each pod `paced-N` writes its share of so many lines a second."""
import datetime
import json
import os
import socket
import threading
import time
import urllib.parse

from replay import SMALL

CHUNK = 256 * 1024
START = datetime.datetime(2026, 1, 5, 8, 0, 0, tzinfo=datetime.timezone.utc)
WORDS = ["INFO step={n} loss=2.{n:06d} lr=3.0e-04 grad_norm=0.9123 tokens/s=152331 mem=71.2GiB",
         "DEBUG allreduce bucket={n} bytes=26214400 took 3.41 ms on stream 7, queue depth 4",
         "INFO saved shard {n} of checkpoint-000{n} to /data/checkpoints/run-7 (1.2 GiB, sha256 ok)",
         "WARNING dataloader worker {n} waits for the object store; retry in 250 ms, attempt 2 of 5"]


def stamp(microseconds):
    moment = START + datetime.timedelta(microseconds=microseconds)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%f") + "000Z "


def write_log(file, count):
    """Lines of about 134 bytes with their stamps, a hundred a second; one in each 50,000 says NEEDLE."""
    with file.open("wb") as out:
        for start in range(0, count, 10_000):
            out.write("".join(
                stamp(n * 10_000) + WORDS[n % 4].format(n=n) + (" NEEDLE" if n % 50_000 == 49_999 else "") + "\n"
                for n in range(start, min(count, start + 10_000))).encode())
    return file.stat().st_size


class LogServer:
    def __init__(self, file, pods, rate):
        self.file, self.pods, self.rate = file, pods, rate
        self.stop = threading.Event()
        self.sent = 0
        self.lock = threading.Lock()
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=256)
        threading.Thread(target=self._accept, daemon=True).start()

    def kubeconfig(self, file):
        file.write_text(f"""apiVersion: v1
kind: Config
current-context: logs
clusters: [{{name: logs, cluster: {{server: "http://127.0.0.1:{self.listener.getsockname()[1]}"}}}}]
users: [{{name: logs, user: {{}}}}]
contexts: [{{name: logs, context: {{cluster: logs, user: logs, namespace: default}}}}]
""")
        return file

    def close(self):
        self.stop.set()
        self.listener.close()

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
        path = urllib.parse.urlparse(request[1].decode()).path
        parts = path.removeprefix("/api/v1/namespaces/default/pods/").split("/")
        if parts[-1] == "log" and parts[0] == "all":
            return self._whole(client)
        if parts[-1] == "log":
            return self._paced(client, parts[0])
        if path in SMALL:
            body = SMALL[path]
        else:
            body = {"kind": "Pod", "apiVersion": "v1", "metadata": {"name": parts[0], "namespace": "default"},
                    "spec": {"containers": [{"name": "main"}]}, "status": {"phase": "Running"}}
        text = json.dumps(body).encode()
        client.sendall(f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(text)}\r\n\r\n".encode() + text)
        return True

    @staticmethod
    def _head(client):
        client.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n")

    def _whole(self, client):
        """As fast as it is taken; it stays open, as the log of a container that runs."""
        self._head(client)
        with self.file.open("rb") as log:
            size, at = os.fstat(log.fileno()).st_size, 0
            while at < size:
                length = min(CHUNK, size - at)
                client.sendall(f"{length:x}\r\n".encode())
                end = at + length
                while at < end:
                    at += os.sendfile(client.fileno(), log.fileno(), at, end - at)
                client.sendall(b"\r\n")
        self.stop.wait()
        return False

    def _paced(self, client, pod):
        """Twenty times a second what has come due."""
        self._head(client)
        begun, said = time.monotonic(), 0
        while not self.stop.wait(0.05):
            due = int((time.monotonic() - begun) * self.rate / self.pods)
            text = "".join(f"{datetime.datetime.now(datetime.timezone.utc):%Y-%m-%dT%H:%M:%S.%f}000Z {pod} line {n} INFO step={n} loss=2.31\n"
                           for n in range(said, due)).encode()
            if text:
                client.sendall(f"{len(text):x}\r\n".encode() + text + b"\r\n")
                with self.lock:
                    self.sent += due - said
                said = due
        client.sendall(b"0\r\n\r\n")
        return False
