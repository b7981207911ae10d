#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A real API server for tests: etcd, kube-apiserver, kube-controller-manager and kwok on loopback.

lab.py start --binaries DIR --folder DIR   starts one in the background; its kubeconfig is in the folder
lab.py stop --folder DIR                   ends it and removes the folder
lab.py run --binaries DIR COMMAND...       a lab for as long as the command runs, with KUBECONFIG set; SIGUSR1 to
                                           SAMPAN_LAB_PID kills its API server and starts it anew

A lab in the background ends with the process that asked for it (the parent of `lab.py start`), however that ends.
"""
import argparse
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from cluster import Cluster
from parts import PartFailed

ATTEMPTS = 3  # a free port may be somebody else's by the time it is used


def bring_up(options, folder):
    for attempt in range(ATTEMPTS):
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        cluster = Cluster(options.binaries, folder, options.scheduler, options.forward)
        try:
            cluster.start()
            return cluster
        except BaseException as failed:
            cluster.kill()
            if attempt + 1 == ATTEMPTS or "address already in use" not in str(failed):
                raise
    raise AssertionError("unreachable")


def watch_over(cluster, parent):
    """Until asked to end, the parent is gone, or a part is."""
    ends = []
    signal.signal(signal.SIGTERM, lambda *_: ends.append(True))
    ended = select.poll()
    ended.register(os.pidfd_open(parent), select.POLLIN)
    while not ends and not ended.poll(500):
        cluster.check()


def supervise(options, parent, answer):
    """The process that the parts belong to. Tells how the start went as one text: empty, or why not."""
    os.setsid()
    quiet = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(quiet, stream)
    folder = options.folder
    try:
        cluster = bring_up(options, folder)
    except Exception as failed:  # whatever it was: who waits must hear of it
        os.write(answer, str(failed).encode())
        shutil.rmtree(folder, ignore_errors=True)
        return
    with open(os.path.join(folder, "pid"), "w", encoding="utf-8") as file:
        file.write(str(os.getpid()))
    os.close(answer)
    try:
        watch_over(cluster, parent)
    except PartFailed as failed:
        with open(f"{folder}.failed", "w", encoding="utf-8") as file:
            file.write(str(failed))
    finally:
        cluster.kill()
        shutil.rmtree(folder, ignore_errors=True)


def start(options):
    stop(options)
    parent = os.getppid()
    ours, theirs = os.pipe()
    if os.fork() == 0:
        os.close(ours)
        try:
            supervise(options, parent, theirs)
        finally:
            os._exit(0)
    os.close(theirs)
    with os.fdopen(ours, encoding="utf-8", errors="replace") as pipe:
        why = pipe.read()
    print(why and f"the lab did not start: {why}" or f"the lab is up: {options.folder}/kubeconfig")
    return 1 if why else 0


def stop(options):
    try:
        with open(os.path.join(options.folder, "pid"), encoding="utf-8") as file:
            supervisor = os.pidfd_open(int(file.read()))
    except (FileNotFoundError, ProcessLookupError):
        supervisor = None
    if supervisor:
        signal.pidfd_send_signal(supervisor, signal.SIGTERM)
        select.select([supervisor], [], [], 30)
    shutil.rmtree(options.folder, ignore_errors=True)
    try:
        with open(f"{options.folder}.failed", encoding="utf-8") as file:
            print("the lab ended before it was asked to:", file.read())
        os.remove(f"{options.folder}.failed")
        return 1
    except FileNotFoundError:
        return 0


def run(options):
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with tempfile.TemporaryDirectory(prefix="lab-") as folder:
        began = time.monotonic()
        try:
            cluster = bring_up(options, folder)
        except PartFailed as failed:
            print(f"the lab did not start: {failed}", file=sys.stderr)
            return 1
        try:
            print(f"the lab is up after {time.monotonic() - began:.1f} s", file=sys.stderr)
            environment = {**os.environ, "KUBECONFIG": f"{folder}/kubeconfig", "SAMPAN_LAB_FOLDER": folder,
                           "SAMPAN_TEST_KUBECONFIG": f"{folder}/kubeconfig", "SAMPAN_LAB_PID": str(os.getpid())}
            signal.signal(signal.SIGUSR1, lambda *_: cluster.restart_server())
            environment["PATH"] = f"{options.binaries}:{environment['PATH']}"
            return subprocess.run(options.command, env=environment, check=False).returncode
        finally:
            cluster.kill()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    what = parser.add_subparsers(dest="what", required=True)
    for name in ("start", "stop", "run"):
        one = what.add_parser(name)
        if name != "run":
            one.add_argument("--folder", required=True, type=os.path.abspath, help="everything of this lab")
        if name != "stop":
            one.add_argument("--binaries", default=os.environ.get("SAMPAN_LAB"),
                             help="from build.sh; default: $SAMPAN_LAB")
            one.add_argument("--forward", type=int, action="append", default=[], metavar="PORT",
                             help="that port of all pods leads to the one of this machine")
            one.add_argument("--scheduler", action="store_true", help="kube-scheduler, too")
        if name == "run":
            one.add_argument("command", nargs=argparse.REMAINDER)
    options = parser.parse_args()
    if options.what != "stop" and not options.binaries:
        print("there are no binaries of the lab: `./dev test lab` builds them", file=sys.stderr)
        return 1
    return {"start": start, "stop": stop, "run": run}[options.what](options)


if __name__ == "__main__":
    sys.exit(main())
