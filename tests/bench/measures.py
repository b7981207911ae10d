# SPDX-License-Identifier: Apache-2.0
"""The groups of figures. Each runs its rounds, ours and the peer's in turn."""
import json
import os
import pathlib
import re
import statistics
import subprocess
import threading
import time

from kindsserver import KindsServer, read_kinds, with_dead
from logserver import LogServer, write_log
from replay import Replay, connect, read_objects, read_table
from streamrounds import ByteServer, Flood, kubectl_echo, kubectl_exec, kubectl_forward, our_forward, through
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


NO_PEER = "not to be had here"


def peers(tools, work):
    """Clients of others at the same work: name and how to run one round."""
    return [("client-go informer", tools.informer and (lambda *rest, **more: tools.run([tools.informer, *rest, *work], **more))),
            ("client-node informer", tools.node and (lambda *rest, **more: tools.run([*tools.node, *rest, *work], **more)))]


def in_turn(tools, *runs):
    """Outcomes of all, by turns; of who cannot be had: none."""
    outcomes = [[] for _ in runs]
    for number in range(tools.rounds):
        order = list(enumerate(runs))
        for at, run in order if number % 2 == 0 else reversed(order):
            if run:
                outcomes[at].append(run())
    return outcomes


def measure_peers(tools, book):
    """B1, B3: the list of all pods, as libraries hold it."""
    replay = Replay(*read_table(tools.kubeconfig), objects=read_objects(tools.kubeconfig))
    replay.write_lists()
    file = replay.kubeconfig(tools.folder / "peers.kubeconfig")
    pairs = peers(tools, ["list"])
    ours, *theirs = in_turn(tools, lambda: tools.bench("list", file, tools.pods),
                            *(run and (lambda run=run: run(file)) for _, run in pairs))
    replay.close()
    for (name, _), outcomes in zip(pairs, theirs):
        goals = 5 if "go" in name else None
        named = name if outcomes else f"{name}: {NO_PEER}"
        book.add(f"{tools.pods:,} pods in the model", "ms", values(ours, "all"), peer=values(outcomes, "all"),
                 peer_name=named, times=goals)
        book.add("  processor time for it", "ms", values(ours, "cpu"), peer=values(outcomes, "cpu"), peer_name=named,
                 times=goals)
        per_object = [[kept * 1024 / tools.pods for kept in values(one, "kept")] for one in (ours, outcomes)]
        book.add("  kept for each pod", "KB", per_object[0], peer=per_object[1], peer_name=named, times=5)


def measure_storm(tools, book):
    """B2: the same changes to a fifth of the pods, to our model as a Table and whole, and to others whole. Then pods come and
    go, two hundred a second."""
    columns, rows = read_table(tools.kubeconfig)
    rows = rows[:tools.pods // 5]
    replay = Replay(columns, rows, tools.pods, objects=read_objects(tools.kubeconfig)[:len(rows)])
    file = replay.kubeconfig(tools.folder / "storm.kubeconfig")

    def begin(line):
        if b"ready" in line:
            replay.go.set()

    def one(run, *words):
        replay.go.clear()
        outcome = run(*words, on_line=begin)
        if "ms" in outcome.values:  # ours tells the time, theirs the rate
            outcome.values["events"] = [tools.pods / outcome.values["ms"][0] * 1000]
            outcome.values["events cpu"] = [outcome.values["cpu ms"][0] * 1000 / tools.pods]
        return outcome

    seconds = tools.seconds or 20
    pairs = peers(tools, ["flood"])
    table, objects, *theirs = in_turn(
        tools, lambda: one(tools.bench, "store", file, "table", "flood", len(rows), seconds),
        lambda: one(tools.bench, "store", file, "objects", "flood", len(rows), seconds),
        *(run and (lambda run=run: one(run, file)) for _, run in pairs))
    replay.close()
    for ours, wanted in zip((table, objects), replay.sums):
        if any(abs(found - wanted) > 0.5 for found in values(ours, "version sum")):
            raise Broken("after the flood our rows are not those of the server")
    for label, ours in (("as a Table", table), ("whole", objects)):
        for (name, _), outcomes in zip(pairs, theirs):
            named = name if outcomes else f"{name}: {NO_PEER}"
            goal = 20 if "go" in name else 4
            book.add(f"events to {len(rows):,} pods taken in, {label}", "/s", values(ours, "events"), peer=values(outcomes, "events"),
                     peer_name=named, more_is_better=True, times=goal)
            book.add("  processor time for one", "µs", values(ours, "events cpu"), peer=values(outcomes, "events cpu"),
                     peer_name=named)
        book.add("  memory grown meanwhile", "MB", values(ours, "growth"), most=32)
        book.add(f"  then 200 a second for {seconds} s, from server to row, 99 in 100", "ms", values(ours, "lag"), most=60)


def measure_relist(tools, book):
    """B4: 410 to the watch, 1 % changed meanwhile."""
    columns, rows = read_table(tools.kubeconfig)
    whole = read_objects(tools.kubeconfig)

    def one(run, *words):
        replay = Replay(columns, rows, objects=whole, expires=True)
        file = replay.kubeconfig(tools.folder / "relist.kubeconfig")
        times = {}

        def on_line(line):
            if b"ready" in line:
                replay.expire()
                times["begun"] = time.monotonic()
            elif b"relisted" in line:
                times["ended"] = time.monotonic()

        outcome = run(*[file if word is None else word for word in words], on_line=on_line)
        replay.close()
        outcome.values["relist"] = [(times["ended"] - times["begun"]) * 1000]
        return outcome

    name, run = peers(tools, ["relist"])[0]
    ours, theirs = in_turn(tools, lambda: one(tools.bench, "store", None, "table", "relist", len(rows)),
                           run and (lambda: one(run, None)))
    named = name if theirs else f"{name}: {NO_PEER}"
    book.add(f"410 to all of {len(rows):,} pods listed anew", "ms", values(ours, "relist"), peer=values(theirs, "relist"),
             peer_name=named, times=4)
    book.add("  memory at the peak over before", "x", values(ours, "peak over steady"),
             peer=values(theirs, "peak over steady"), peer_name=named, most=1.15)
    book.add("  rows that were lost from view meanwhile", "", values(ours, "rows lost"), most=0)


def touch(kubeconfig, stop, pause):
    """Changes an object now and then, as a quiet server sees it."""
    connection, head = connect(kubeconfig)
    head |= {"Content-Type": "application/merge-patch+json"}
    number = 0
    while not stop.wait(pause):
        number += 1
        body = json.dumps({"metadata": {"annotations": {"bench": str(number)}}})
        connection.request("PATCH", "/api/v1/namespaces/default", body=body, headers=head)
        connection.getresponse().read()


def measure_idle(tools, book):
    """B5: 30 kinds watched while 3 events come a second."""
    sandbox = tools.start_sandbox("idle", "--empty")
    stop = threading.Event()
    toucher = threading.Thread(target=touch, args=(sandbox, stop, 1 / 3), daemon=True)
    toucher.start()
    seconds = tools.seconds or 60
    ours = [tools.bench("store", sandbox, "table", "idle", seconds)]
    theirs = [tools.run([tools.informer, sandbox, "idle", seconds])] if tools.informer else []
    stop.set()
    toucher.join()
    name = "client-go informers" if theirs else f"client-go informers: {NO_PEER}"
    book.add(f"30 kinds watched for {seconds} s, processor time", "ms", values(ours, "cpu"), peer=values(theirs, "cpu"),
             peer_name=name, times=3, most=seconds * 2)
    book.add("  wake-ups", "", values(ours, "wake-ups"), peer=values(theirs, "wake-ups"), peer_name=name, times=2)
    book.add("  memory grown", "MB", values(ours, "drift"), most=1)


def measure_churn(tools, book):
    """The whole window over pods that come, change and go."""
    seconds = tools.seconds or 600
    sandbox = tools.start_sandbox("churn", "--empty", "--objects", "pods=5000")
    stop = threading.Event()
    churner = threading.Thread(target=churn, args=(sandbox, stop), daemon=True)
    churner.start()
    ours = tools.bench("window", "churn", sandbox, 5000, seconds)
    stop.set()
    churner.join()
    book.add(f"memory grown in {seconds} s of churn, after a fifth of it", "MB", ours.values["drift"], most=1)
    book.add("  resident at the end, whole window", "MB", ours.values["resident"])


def churn(kubeconfig, stop):
    """Some hundred writes a second: a pod is made, changed twice and deleted."""
    connection, head = connect(kubeconfig)
    pod = {"metadata": {}, "spec": {"containers": [{"name": "main", "image": "busybox"}]}}
    path = "/api/v1/namespaces/default/pods"
    number = 0

    def send(method, place, body, kind="application/json"):
        connection.request(method, place, body=json.dumps(body), headers=head | {"Content-Type": kind})
        connection.getresponse().read()

    while not stop.is_set():
        number += 1
        name = f"churn-{number}"
        send("POST", path, pod | {"metadata": {"name": name}})
        for turn in range(2):
            send("PATCH", f"{path}/{name}", {"metadata": {"labels": {"turn": f"{number}-{turn}"}}}, "application/merge-patch+json")
        if number > 50:
            send("DELETE", f"{path}/churn-{number - 50}", {"gracePeriodSeconds": 0})
        stop.wait(0.02)


def definition(number):
    """One of many custom kinds."""
    group, plural = f"group{number % 60}.bench.example", f"things{number}"
    schema = {"type": "object", "properties": {"spec": {"type": "object", "properties": {"size": {"type": "integer"}}}}}
    return {"apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition", "metadata": {"name": f"{plural}.{group}"},
            "spec": {"group": group, "scope": "Namespaced",
                     "names": {"plural": plural, "singular": f"thing{number}", "kind": f"Thing{number}"},
                     "versions": [{"name": "v1", "served": True, "storage": True, "schema": {"openAPIV3Schema": schema}}]}}


def measure_discovery(tools, book):
    """B9: the kinds of a server with 500 CRDs in 60 groups, from a cold start and from what was kept."""
    sandbox = tools.start_sandbox("discovery", "--empty")
    connection, head = connect(sandbox)
    for number in range(500):
        connection.request("POST", "/apis/apiextensions.k8s.io/v1/customresourcedefinitions", body=json.dumps(definition(number)),
                           headers=head | {"Content-Type": "application/json"})
        answer = connection.getresponse()
        answer.read()
        if answer.status != 201:
            raise Broken(f"the sandbox refused a CRD with {answer.status}")

    def ours(config=sandbox, home=None):
        return tools.run([tools.build / "app" / "sampan", "--kubeconfig", config, "api-resources"],
                         HOME=home or tools.new_home())

    def kubectl(config=sandbox, home=None):
        # kubectl tells of a dead API with an exit code of its own; what is measured is the same
        return tools.run([tools.kubectl, "--kubeconfig", config, "api-resources"], HOME=home or tools.new_home(), may_fail=True)

    def again(run):
        home = tools.new_home()
        run(home=home)
        return run(home=home)

    def compare(label, goal, mine, theirs, peer):
        here, there = in_turn(tools, mine, tools.kubectl and theirs)
        book.add(label, "ms", [run.wall for run in here], peer=[run.wall for run in there], peer_name=peer, times=goal)
        return here, there

    here, there = compare("api-resources, 500 CRDs, from nothing", 2, ours, kubectl, "kubectl, from nothing")
    book.add("  processor time for it", "ms", [run.cpu for run in here], peer=[run.cpu for run in there], peer_name="kubectl")
    compare("  once more, with what was kept", 3, lambda: again(ours), lambda: again(kubectl), "kubectl, with its cache")
    answers = read_kinds(sandbox)
    for label, goal, is_old, is_dead in (("  the same from a file", None, False, False), ("  with an API that is dead", 2, False, True),
                                         ("  a server of before 1.26", 1 / 1.2, True, False)):
        server = KindsServer(with_dead(answers) if is_dead else answers, is_old)
        file = server.kubeconfig(tools.folder / "kinds.kubeconfig")
        compare(label, goal, lambda: ours(file), lambda: kubectl(file), "kubectl, from nothing")
        server.close()


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


def measure_forms(tools, book):
    """The form of every kind of a corpus, where it lies beside the checkout."""
    crds = pathlib.Path(__file__).resolve().parents[3] / "shared" / "crds"
    if not crds.is_dir():
        raise Broken("the corpus of CRDs is not beside this checkout")
    ours, _ = rounds(tools, lambda: tools.bench("forms", crds))
    count = int(values(ours, "kinds")[0])
    book.add(f"forms of {count} kinds of others, the slowest to be usable", "ms", values(ours, "usable"), most=150)
    book.add("  one in the middle", "ms", values(ours, "usable median"))
    book.add("  the longest turn of the UI thread", "ms", values(ours, "turn"))
    book.add("  the last row of the largest", "ms", values(ours, "whole"))


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


LOG_LINES = 5_000_000


def measure_logs(tools, book):
    """B8: a long log as fast as it is served, a search in it, and many pods that write at once."""
    pods, rate, seconds = 64, 5_000, tools.seconds or 60
    file = tools.folder / "log"
    size = write_log(file, LOG_LINES) / 1e6
    server = LogServer(file, pods, rate)
    config = server.kubeconfig(tools.folder / "logs.kubeconfig")

    def kubectl():
        """Until the last line is there: the log itself does not end."""
        begun = time.monotonic()
        process = subprocess.Popen([tools.kubectl, "--kubeconfig", str(config), "logs", "-f", "--timestamps", "all"],
                                   stdout=subprocess.PIPE, env=tools.environment())
        left = file.stat().st_size
        while left > 0 and (bytes_read := len(os.read(process.stdout.fileno(), 1 << 20))):
            left -= bytes_read
        passed = time.monotonic() - begun
        process.kill()
        usage = os.wait4(process.pid, 0)[2]
        process.returncode = 0
        if left:
            raise Broken("kubectl logs ended before the log did")
        return passed * 1000, (usage.ru_utime + usage.ru_stime) * 1000

    ours, theirs = rounds(tools, lambda: tools.bench("logs", config, "follow", LOG_LINES), tools.kubectl and kubectl)
    short = 100_000
    batches, lines = (tools.bench("logs", config, "widget", short, how) for how in ("batches", "lines"))

    def rate_of(outcomes):
        return [size / ms * 1000 for ms in values(outcomes, "ms")]

    def rate_of_widget(outcome):
        return [short * size / LOG_LINES / outcome.values["ms"][0] * 1000]

    book.add(f"log of {LOG_LINES:,} lines taken in", "MB/s", rate_of(ours), peer=[size / ms * 1000 for ms, _ in theirs],
             peer_name="kubectl logs -f" if theirs else "kubectl is not installed", more_is_better=True, times=1)
    book.add("  processor time for it", "ms", values(ours, "cpu ms"), peer=[cpu for _, cpu in theirs], peer_name="kubectl")
    book.add("  against QPlainTextEdit, a batch at once", "MB/s", rate_of(ours), peer=rate_of_widget(batches),
             peer_name=f"its first {short:,} lines", more_is_better=True, times=10)
    book.add("  against QPlainTextEdit, line by line", "MB/s", rate_of(ours), peer=rate_of_widget(lines),
             peer_name=f"its first {short:,} lines", more_is_better=True, times=100)
    book.add("  memory at the peak", "MB", values(ours, "peak"), most=200)
    book.add("  lines that are not there any more", "", values(ours, "lost"), most=0)
    book.add("  a word searched in all of it", "ms", values(ours, "search"), most=500)
    book.add("  matches that were missed", "", [LOG_LINES // 50_000 - found for found in values(ours, "matches")], most=0)
    book.add("  longest slice of the search", "ms", values(ours, "search slice"), most=16)

    server.sent = 0
    merged = tools.bench("logs", config, "merge", pods, seconds,
                         on_line=lambda line: server.stop.set() if b"stop" in line else None)
    server.close()
    book.add(f"{pods} pods, {rate:,} lines/s for {seconds} s, processor time", "ms", merged.values["cpu ms"])
    book.add("  lines lost", "", [server.sent - merged.values["lines"][0] + merged.values["dropped"][0]], most=0)
    book.add("  lines out of order", "", merged.values["out of order"], most=0)
    book.add("  memory at the peak", "MB", merged.values["peak"], most=120)


STREAM_BYTES = 256 * 1024 * 1024


def measure_streams(tools, book):
    """B10: exec and port-forward through a real API server."""
    if not tools.kubectl:
        raise Broken("kubectl is not installed")
    server = ByteServer()
    config = tools.start_lab(server.port)
    if config is None:
        book.add("256 MiB out of a container", "MB/s", [])
        return

    ours, theirs = rounds(tools, lambda: tools.bench("streams", config, "exec", "bench", STREAM_BYTES),
                          lambda: kubectl_exec(tools, config, "bench", STREAM_BYTES))
    book.add("256 MiB out of a container", "MB/s", [STREAM_BYTES / 1000 / ms for ms in values(ours, "ms")],
             peer=[STREAM_BYTES / 1000 / ms for ms, _ in theirs], peer_name="kubectl exec", more_is_better=True, times=1)
    book.add("  processor time for it", "ms", [run.cpu for run in ours], peer=[cpu for _, cpu in theirs],
             peer_name="kubectl exec", times=1)
    book.add("  memory at the peak", "MB", values(ours, "peak"), most=100)

    keys = 100
    flood = Flood(tools, config, "bench")
    ours, theirs = rounds(tools, lambda: tools.bench("streams", config, "echo", "bench", keys),
                          lambda: kubectl_echo(tools, config, "bench", keys))
    flood.close()
    book.add("key there and back beside 10 MB/s", "ms", values(ours, "echo"), peer=[times[keys // 2] for times in theirs],
             peer_name="kubectl exec -i")
    book.add("  slowest of a hundred keys", "ms", values(ours, "echo p99"), peer=[times[keys * 99 // 100] for times in theirs],
             peer_name="kubectl exec -i", most=median([times[keys * 99 // 100] for times in theirs]) + 2)

    work = lambda port: through(port, STREAM_BYTES, 200)
    ours, theirs = [], []
    for _ in range(tools.rounds):
        ours.append(our_forward(tools, config, "bench", server.port, work))
        theirs.append(kubectl_forward(tools, config, "bench", server.port, work))
    server.close()
    name = "kubectl port-forward"
    book.add("256 MiB through a forward", "MB/s", [one[0] for one in ours], peer=[one[0] for one in theirs], peer_name=name,
             more_is_better=True, times=1)
    book.add("  200 short connections, each", "ms", [one[1] for one in ours], peer=[one[1] for one in theirs], peer_name=name,
             times=1)
    book.add("  of them lost", "", [one[2] for one in ours], peer=[one[2] for one in theirs], peer_name=name, most=0)
    book.add("  processor time for all that", "ms", [one[3] for one in ours], peer=[one[3] for one in theirs], peer_name=name,
             times=1)
    book.add("  memory grown", "MB", [one[4] for one in ours], most=32)


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
    book.add(f"sandbox filled with {tools.pods:,} pods, serving", "ms", [tools.sandbox_ready], most=5000)
    book.add("  its memory", "MB", [tools.sandbox_memory()])
    said = tools.run([tools.build / "tests" / "sandbox" / "sandbox_bench", "0"])
    book.add("  writes, 20 watchers listening", "/s", said.values["writes"], least=1000)
    book.add("  events that did not reach a watcher", "", said.values["lost"], most=0)


def fill_lab(tools, config, pods):
    """The sandbox's pods, as somebody would create them."""
    places = sorted({pod["metadata"]["namespace"] for pod in pods})
    connection, head = connect(config)
    head |= {"Content-Type": "application/json"}
    for place in places:
        connection.request("POST", "/api/v1/namespaces", headers=head, body=json.dumps({"metadata": {"name": place}}))
        connection.getresponse().read()
    for place in places:  # until then pods are refused
        for _ in range(200):
            connection.request("GET", f"/api/v1/namespaces/{place}/serviceaccounts/default", headers=head)
            answer = connection.getresponse()
            answer.read()
            if answer.status == 200:
                break
            time.sleep(0.1)

    def create(share):
        line, _ = connect(config)
        for pod in share:
            spec = {name: value for name, value in pod["spec"].items() if name in ("containers", "restartPolicy")}
            meta = {name: value for name, value in pod["metadata"].items() if name in ("name", "labels", "annotations")}
            line.request("POST", f"/api/v1/namespaces/{pod['metadata']['namespace']}/pods", headers=head,
                         body=json.dumps({"metadata": meta, "spec": spec}))
            line.getresponse().read()

    workers = [threading.Thread(target=create, args=(pods[at::8],)) for at in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


def measure_lablist(tools, book):
    """The same pods listed by kubectl, from the sandbox and from a real server."""
    config = tools.kubectl and tools.start_lab(1)
    if not config:
        raise Broken("it needs kubectl and the lab: ./dev test lab builds it")
    fill_lab(tools, config, read_objects(tools.kubeconfig))
    counts = [len(read_objects(file)) for file in (tools.kubeconfig, config)]
    if counts[1] < counts[0] * 0.99:
        raise Broken(f"only {counts[1]} of {counts[0]} pods could be created in the lab")
    for file in (tools.kubeconfig, config):
        tools.run_kubectl("api-resources", kubeconfig=file)
    ours, theirs = rounds(tools, lambda: tools.run_kubectl("get", "pods", "-A", "--chunk-size=0", kubeconfig=tools.kubeconfig),
                          lambda: tools.run_kubectl("get", "pods", "-A", "--chunk-size=0", kubeconfig=config))
    book.add(f"kubectl lists {counts[0]:,} pods of the sandbox", "ms", [run.wall for run in ours], peer=[run.wall for run in theirs],
             peer_name=f"{counts[1]:,} pods of the lab", times=1)


GROUPS = {
    "start": measure_start,
    "sandbox": measure_sandbox,
    "list": measure_list,
    "peers": measure_peers,
    "storm": measure_storm,
    "relist": measure_relist,
    "idle": measure_idle,
    "discovery": measure_discovery,
    "logs": measure_logs,
    "streams": measure_streams,
    "table": measure_table,
    "flood": measure_flood,
    "form": measure_form,
    "forms": measure_forms,
    "yaml": measure_yaml,
    "fields": measure_fields,
    "churn": measure_churn,
    "lablist": measure_lablist,
}
ONLY_IF_NAMED = {"churn", "lablist", "forms"}  # ten minutes, some, and not everywhere
