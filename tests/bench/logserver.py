# SPDX-License-Identifier: Apache-2.0
"""A server of logs: pod `all` has one of many lines, and each pod `paced-N` writes its share of so many lines a second."""
import datetime
import json
import os
import threading
import time

from plainserver import SMALL, PlainServer

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


class LogServer(PlainServer):
    name = "logs"

    def __init__(self, file, pods, rate):
        self.file, self.pods, self.rate = file, pods, rate
        self.stop = threading.Event()
        self.sent = 0
        self.lock = threading.Lock()
        super().__init__()

    def close(self):
        self.stop.set()
        super().close()

    def answer(self, client, asked):
        parts = asked.path.removeprefix("/api/v1/namespaces/default/pods/").split("/")
        if parts[-1] == "log":
            self.begin_chunks(client, "text/plain")
            return self._whole(client) if parts[0] == "all" else self._paced(client, parts[0])
        body = SMALL.get(asked.path) or {
            "kind": "Pod", "apiVersion": "v1", "metadata": {"name": parts[0], "namespace": "default"},
            "spec": {"containers": [{"name": "main"}]}, "status": {"phase": "Running"}}
        return self.say(client, json.dumps(body).encode())

    def _whole(self, client):
        """As fast as it is taken; it stays open, as the log of a container that runs."""
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
        begun, said = time.monotonic(), 0
        while not self.stop.wait(0.05):
            due = int((time.monotonic() - begun) * self.rate / self.pods)
            text = "".join(f"{datetime.datetime.now(datetime.timezone.utc):%Y-%m-%dT%H:%M:%S.%f}000Z {pod} line {n} INFO step={n} loss=2.31\n"
                           for n in range(said, due)).encode()
            if text:
                self.chunk(client, text)
                with self.lock:
                    self.sent += due - said
                said = due
        self.end_chunks(client)
        return False
