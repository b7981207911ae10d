# SPDX-License-Identifier: Apache-2.0
"""The groups of figures. Each runs its rounds, ours and the peer's in turn."""
import os
import pathlib
import re
import statistics
import subprocess
import time

from replay import Replay, read_table
from tools import Broken


def median(values):
    return statistics.median(values)


def rounds(tools, ours, peer=None):
    """Outcomes of both, by turns."""
    mine, theirs = [], []
    for number in range(tools.rounds):
        first = [(mine, ours)] + ([(theirs, peer)] if peer else [])
        for outcomes, run in first if number % 2 == 0 else reversed(first):
            outcomes.append(run())
    return mine, theirs


def values(outcomes, name):
    return [value for outcome in outcomes for value in outcome.values[name]]


def measure_list(tools, book):
    file = tools.kubeconfig
    peer = None
    if tools.kubectl:
        tools.run_kubectl("api-resources", kubeconfig=file)  # its discovery cache is warm, as our benches need none
        peer = lambda: tools.run_kubectl("get", "pods", "-A", kubeconfig=file)
    ours, theirs = rounds(tools, lambda: tools.bench("list", file, tools.pods), peer)
    name = "kubectl get pods -A" if tools.kubectl else "kubectl is not installed"
    book.add("first row, bare model", "ms", values(ours, "first"), most=150)
    book.add(f"{tools.pods:,} pods in the model", "ms", values(ours, "all"), peer=[run.wall for run in theirs],
             peer_name=name, times=4)
    book.add("  processor time for it", "ms", values(ours, "cpu"), peer=[run.cpu for run in theirs], peer_name="kubectl")
    book.add("  memory at the peak, growth of ours", "MB", values(ours, "growth"), peer=[run.peak for run in theirs],
             peer_name="kubectl, whole process", times=10)
    book.add("  memory at the peak, whole process", "MB", values(ours, "peak"), peer=[run.peak for run in theirs],
             peer_name="kubectl, whole process")
    book.add("  memory kept", "MB", values(ours, "kept"))


def turns(book, outcomes, name, label):
    book.add(f"longest turn of the UI thread, {label}", "ms", values(outcomes, name + " busy"), most=33)
    book.add("  the same on the wall", "ms", values(outcomes, name + " turn"))


def measure_table(tools, book):
    file = tools.kubeconfig
    ours, _ = rounds(tools, lambda: tools.bench("window", "table", file, tools.pods))
    book.add("first row painted in the page", "ms", values(ours, "first"), most=150)
    book.add(f"{tools.pods:,} pods in the page", "ms", values(ours, "all"))
    turns(book, ours, "load", "loading")
    book.add("sort, click to picture, slowest column", "ms", values(ours, "sort"), most=100)
    turns(book, ours, "sort", "sorting")
    book.add("filter, key handled, slowest key", "ms", values(ours, "filter handled"), most=16)
    book.add("  key to picture, slowest key", "ms", values(ours, "filter"))
    turns(book, ours, "filter", "filtering")
    turns(book, ours, "scroll", "scrolling")


def watch_kubectl(tools, replay, file, events):
    """Events a second that come out of `kubectl get -w`; its list before them is not counted."""
    replay.go.clear()
    process = subprocess.Popen([tools.kubectl, "--kubeconfig", str(file), "get", "pods", "-A", "-w"],
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=tools.environment())
    listed, begun, seen = 0, None, 0
    replay_rows = sum(len(page) for page in replay.pages)
    for line in process.stdout:
        if begun is None:
            listed += 1
            if listed > replay_rows:  # and the head
                replay.go.set()
            if b"bench-begin" in line:
                begun = time.monotonic()
        else:
            seen += 1
            if seen >= events or b"bench-end" in line:
                break
    passed = time.monotonic() - (begun or time.monotonic())
    process.kill()
    process.wait()
    if not seen:
        raise Broken("kubectl get -w showed no event of the replayed watch; try it by hand against `sampan sandbox`")
    return seen / passed


def measure_flood(tools, book):
    columns, rows = read_table(tools.kubeconfig)
    replay = Replay(columns, rows, tools.pods)
    file = replay.kubeconfig(tools.folder / "replay.kubeconfig")

    def ours():
        replay.go.clear()
        return tools.bench("window", "flood", file, len(rows), tools.pods,
                           on_line=lambda line: replay.go.set() if b"ready" in line else None)

    peer = (lambda: watch_kubectl(tools, replay, file, 5000)) if tools.kubectl else None
    mine, theirs = rounds(tools, ours, peer)
    replay.close()
    book.add(f"watch events taken in, {len(rows):,} rows shown", "/s", values(mine, "events"), peer=theirs,
             peer_name="kubectl get -w", more_is_better=True, least=10_000)
    book.add("  processor time for one", "µs", values(mine, "events cpu"))
    turns(book, mine, "events", "events")
    book.add("  memory at the peak, whole window", "MB", values(mine, "peak"))


def measure_form(tools, book):
    ours, _ = rounds(tools, lambda: tools.bench("window", "form", tools.kubeconfig))
    book.add("DeepSpeedJob, card in the gallery to usable form", "ms", values(ours, "form"), most=150)
    book.add("  longest turn of the UI thread meanwhile", "ms", values(ours, "form busy"))


def measure_yaml(tools, book):
    ours, _ = rounds(tools, lambda: tools.bench("yaml", tools.kubeconfig))
    book.add("10,000 lines of YAML read", "ms", values(ours, "read"), peer=values(ours, "read yaml-cpp"),
             peer_name="yaml-cpp, without positions or checks")
    book.add("  checked against the schema", "ms", values(ours, "validate"))
    book.add("  one edit planned", "ms", values(ours, "plan edit"))
    book.add("  one edit, read again and compared", "ms", values(ours, "edit"))
    book.add("  opened in the editor", "ms", values(ours, "open"))
    book.add("key to squiggle in 10,000 lines", "ms", values(ours, "squiggle"), most=200)
    book.add("  of it the UI thread, for the key", "ms", values(ours, "key handled"), most=16)


def measure_fields(tools, book):
    ours, _ = rounds(tools, lambda: tools.bench("fields", tools.kubeconfig))
    book.add("the sandbox's fields read for the search", "ms", values(ours, "server entered"), most=1000)
    book.add("500 kinds of 1,000 fields entered", "ms", values(ours, "many entered"))
    book.add("  their memory", "MB", values(ours, "memory"))
    book.add("  slowest search, by a worker", "ms", values(ours, "search"))
    book.add("  its answer shown, by the UI thread", "ms", values(ours, "shown"), most=16)


def forget(program):
    """Drops the program and its libraries from the page cache, as far as no other process maps them."""
    listing = subprocess.run(["ldd", program], capture_output=True, text=True, check=True).stdout
    for path in [str(program), *re.findall(r"(/\S+)", listing)]:
        if pathlib.Path(path).exists():
            handle = os.open(path, os.O_RDONLY)
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
            os.close(handle)


def measure_start(tools, book):
    program = tools.build / "app" / "sampan"

    def start():
        began = time.monotonic()
        process = subprocess.Popen([str(program)], stdout=subprocess.PIPE,
                                   env=tools.environment(SAMPAN_TELL_WHEN_READY="1"))
        line = process.stdout.readline()
        passed = (time.monotonic() - began) * 1000
        process.kill()
        process.wait()
        if not line.startswith(b"ready"):
            raise Broken("sampan did not open its window; run it with QT_QPA_PLATFORM=offscreen to see why")
        return passed

    start()
    cold, warm = [], []
    for _ in range(tools.rounds):
        forget(program)
        cold.append(start())
        warm.append(start())
    book.add("start to a window that answers, cold", "ms", cold, most=500)
    book.add("  warm", "ms", warm)


def measure_sandbox(tools, book):
    _ = tools.kubeconfig
    book.add(f"sandbox filled with {tools.pods:,} pods, serving", "ms", [tools.sandbox_ready])
    book.add("  its memory", "MB", [tools.sandbox_memory()])


GROUPS = {
    "start": measure_start,
    "sandbox": measure_sandbox,
    "list": measure_list,
    "table": measure_table,
    "flood": measure_flood,
    "form": measure_form,
    "yaml": measure_yaml,
    "fields": measure_fields,
}
