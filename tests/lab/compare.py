#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Tells the same stories (requests/) to a sandbox and to the lab and compares what they answer.

A difference that is not in differences.txt is a failure, and so is one there that is none any more.
"""
import argparse
import fnmatch
import json
import os
import pathlib
import re
import secrets
import subprocess
import sys
import tempfile

import exchange

HERE = pathlib.Path(__file__).parent
MISSING = object()
NOT_COMPARED = 77  # what ctest takes for "skipped"


def differences(ours, theirs, path=""):
    """Each smallest place where two answers differ: its path, what is there, what is in the lab."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        for name in sorted(ours.keys() | theirs.keys()):
            yield from differences(ours.get(name, MISSING), theirs.get(name, MISSING), f"{path}.{name}" if path else name)
    elif isinstance(ours, list) and isinstance(theirs, list) and len(ours) == len(theirs):
        for index, (one, other) in enumerate(zip(ours, theirs)):
            yield from differences(one, other, f"{path}[{index}]")
    elif ours is not theirs and (type(ours) is not type(theirs) or ours != theirs):
        yield path, ours, theirs


def outcome(answer):
    body = answer["body"]
    return {"status": answer["status"], "says": body.get("message", "") if isinstance(body, dict) else body}


def compared(ours, theirs):
    """Of answers that went another way only that."""
    if ours["status"] != theirs["status"]:
        return [("status", outcome(ours), outcome(theirs))]
    return differences(ours, theirs)


class Known:
    """differences.txt: paragraphs, each with a reason (# lines) and the places it is for: STORY/REQUEST | PATH."""

    def __init__(self, path):
        self._entries = []
        reason = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("#"):
                reason += line[1:].strip() + " "
            elif line.strip():
                where, _, place = line.partition(" | ")
                self._entries.append([where.strip(), place.strip(), reason.strip(), 0])
            else:
                reason = ""

    def explains(self, where, place):
        for entry in self._entries:
            if _matches(where, entry[0]) and _matches(place, entry[1]):
                entry[3] += 1
                return True
        return False

    def faults(self):
        """Entries without a reason, and those that explain nothing any more."""
        for where, place, reason, uses in self._entries:
            if not reason:
                yield f"{where} | {place}: has no reason"
            if not uses:
                yield f"{where} | {place}: is no difference any more"


def _matches(text, pattern):
    return fnmatch.fnmatchcase(text, pattern.replace("[", "[[]"))


def shown(value):
    text = "nothing" if value is MISSING else json.dumps(value, ensure_ascii=False)
    return text if len(text) < 600 else text[:600] + "…"


def tell(story, sandbox, lab, known, show_all):
    """Number of requests, of known differences, and the new ones as text."""
    mark = secrets.token_hex(4)
    new, explained = [], 0
    for server in (sandbox, lab):
        server.words = {**story.words, "ns": f"compare-{mark}", "id": mark}
        server.make_namespace(f"compare-{mark}")
    for request in story.requests:
        where = f"{story.name}/{request.name}"
        for place, ours, theirs in compared(sandbox.answer(request), lab.answer(request)):
            is_known = known.explains(where, place)
            explained += is_known
            if show_all or not is_known:
                new.append(f"{'known ' if is_known else ''}{where} | {place}\n    sandbox: {shown(ours)}\n    lab:     {shown(theirs)}")
    for server in (sandbox, lab):
        server.remove_namespace(f"compare-{mark}")
    return len(story.requests), explained, new


def other_version(lab):
    """The lab's version, when it is not the one that differences.txt was written about."""
    told = re.search(r"^\tk8s\.io/kubernetes (v\S+)", (HERE / "go.mod").read_text(encoding="utf-8"), re.MULTILINE)[1]
    return lab.version() if lab.version() != told else None


def read_kubeconfig(path):
    return json.loads(subprocess.run(["kubectl", "config", "view", "--raw", "-o", "json", "--kubeconfig", path],
                                     check=True, capture_output=True).stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sandbox", required=True, help="sandbox_serve")
    parser.add_argument("--lab", required=True, help="the lab's kubeconfig")
    parser.add_argument("--all", action="store_true", help="the known differences, too")
    parser.add_argument("stories", nargs="*", help="only these")
    options = parser.parse_args()
    known = Known(HERE / "differences.txt")
    count = explained = 0
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        kubeconfig = os.path.join(folder, "kubeconfig")
        with subprocess.Popen([options.sandbox, kubeconfig, "empty"], stdout=subprocess.PIPE) as process:
            try:
                process.stdout.readline()
                sandbox = exchange.Server(read_kubeconfig(kubeconfig))
                lab = exchange.Server(read_kubeconfig(options.lab))
                if version := other_version(lab):
                    print(f"the lab is {version}: what differs is known only of the version in go.mod")
                    return NOT_COMPARED
                for path in sorted(HERE.glob("requests/*.http")):
                    if options.stories and path.stem not in options.stories:
                        continue
                    requests, some, new = tell(exchange.Story(path), sandbox, lab, known, options.all)
                    count += requests
                    explained += some
                    faults += new
            finally:
                process.kill()
    if not options.stories:
        faults += known.faults()
    print("\n".join(faults))
    print(f"{count} requests, {explained} known differences, {len(faults)} faults")
    return 1 if faults and not options.all else 0


if __name__ == "__main__":
    sys.exit(main())
