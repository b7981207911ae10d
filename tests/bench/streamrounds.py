# SPDX-License-Identifier: Apache-2.0
"""What runs at the ends of streams: a server of bytes behind a pod's port, kubectl's side, and who connects to a forward."""
import json
import os
import socket
import subprocess
import threading
import time

from tools import Broken


class ByteServer:
    """Who sends a number and a newline gets so many bytes, and the end."""

    def __init__(self):
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=256)
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    @staticmethod
    def _serve(client):
        piece = bytes(1 << 18)
        try:
            with client:
                left = int(client.makefile("rb").readline() or 0)
                while left > 0:
                    client.sendall(piece[:left])
                    left -= len(piece)
        except (OSError, ValueError):
            pass

    def close(self):
        self.listener.close()


def fetch(port, count):
    """Through a forward: how many of those bytes came."""
    with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
        line.sendall(f"{count}\n".encode())
        taken = 0
        while taken < count and (piece := line.recv(1 << 20)):
            taken += len(piece)
        return taken


def used(process):
    """Processor time, ms, of a process that ends now."""
    usage = os.wait4(process.pid, 0)[2]
    process.returncode = 0
    return (usage.ru_utime + usage.ru_stime) * 1000


def through(port, size, connections):
    """MB/s of one long connection, and ms for each of many short ones; how many were lost."""
    begun = time.monotonic()
    if fetch(port, size) != size:
        raise Broken("bytes of a forward were lost")
    rate = size / 1e6 / (time.monotonic() - begun)
    lost = 0
    begun = time.monotonic()
    for _ in range(connections):
        try:
            lost += fetch(port, 1000) != 1000
        except OSError:
            lost += 1
    return rate, (time.monotonic() - begun) * 1000 / connections, lost


def kubectl_forward(tools, config, pod, port, work):
    """`work` with the local port: its outcome, and kubectl's processor time."""
    process = subprocess.Popen([tools.kubectl, "--kubeconfig", str(config), "port-forward", pod, f":{port}", "--address", "127.0.0.1"],
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=tools.environment())
    line = process.stdout.readline().decode()  # Forwarding from 127.0.0.1:40001 -> 80
    if "Forwarding" not in line:
        raise Broken("kubectl port-forward did not begin")
    drain = threading.Thread(target=process.stdout.read, daemon=True)
    drain.start()
    outcome = work(int(line.split("->")[0].rsplit(":", 1)[1]))
    process.kill()
    return (*outcome, used(process))


def our_forward(tools, config, pod, port, work):
    program = tools.build / "tests" / "bench" / "bench_streams"
    process = subprocess.Popen([str(program), str(config), "forward", pod, str(port)], stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, env=tools.environment())
    outcome = work(int(json.loads(process.stdout.readline())["port"]))
    process.stdin.close()
    grown = json.loads(process.stdout.readline())["growth"]
    return (*outcome, used(process), grown)


def kubectl_exec(tools, config, pod, size):
    """ms and processor ms for so many bytes."""
    begun = time.monotonic()
    process = subprocess.Popen([tools.kubectl, "--kubeconfig", str(config), "exec", pod, "--", "head", "-c", str(size), "/dev/zero"],
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=tools.environment())
    taken = 0
    while piece := os.read(process.stdout.fileno(), 1 << 20):
        taken += len(piece)
    passed = (time.monotonic() - begun) * 1000
    if taken != size:
        raise Broken("kubectl exec lost bytes")
    return passed, used(process)


def kubectl_echo(tools, config, pod, keys):
    """ms until each key is back."""
    process = subprocess.Popen([tools.kubectl, "--kubeconfig", str(config), "exec", "-i", pod, "--", "cat"],
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0,
                               env=tools.environment())
    times = []
    for number in range(keys + 1):
        begun = time.monotonic()
        process.stdin.write(b"x")
        if not process.stdout.read(1):
            raise Broken("kubectl exec ended before its input did")
        if number > 0:  # the first one waits for the connection
            times.append((time.monotonic() - begun) * 1000)
        time.sleep(0.05)
    process.kill()
    process.wait()
    return sorted(times)


class Flood:
    """Another program's output beside what is measured, 10 MB a second."""

    def __init__(self, tools, config, pod):
        self.process = subprocess.Popen([tools.kubectl, "--kubeconfig", str(config), "exec", pod, "--", "cat", "/dev/zero"],
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=tools.environment())
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        taken, begun = 0, time.monotonic()
        while piece := os.read(self.process.stdout.fileno(), 1 << 16):
            taken += len(piece)
            time.sleep(max(0.0, taken / 10e6 - (time.monotonic() - begun)))

    def close(self):
        self.process.kill()
        self.process.wait()
