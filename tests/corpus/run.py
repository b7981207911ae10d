#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Random edits of documents that nobody wrote for the purpose, read again by readers that are not ours.

run.py --program corpus_edits --source DIR [--edits N] [--strings N] [--seed N]

Each edit is a line: the text that came of it and what it has to mean, worked out on plain JSON. The reader of an API
server (build.sh; SAMPAN_YAML_READER names it) reads each text, PyYAML each quoted string as well. Without the first
that half is left out, and said so.
"""
import argparse
import collections
import json
import os
import pathlib
import subprocess
import sys

import yaml

LARGEST = 60_000  # bytes of a document; larger ones are no different, only slower
FEWEST_DONE = 0.97  # of the edits; the rest may be refused, with a reason


def documents(source):
    own = [*(source / "resources").rglob("*.yaml"), *(source / "tests").rglob("*.yaml")]
    shared = source.parent / "shared"
    others = sorted(shared.rglob("*.yaml")) if shared.is_dir() else []
    if not others:
        print("there is no shared folder beside this checkout: only documents of its own")
    return [str(path) for path in sorted(own) + others if path.stat().st_size < LARGEST]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--program", required=True)
    options.add_argument("--source", type=pathlib.Path, required=True)
    options.add_argument("--edits", type=int, default=40_000)
    options.add_argument("--strings", type=int, default=4_000)
    options.add_argument("--seed", type=int, default=1)
    asked = options.parse_args()

    files = documents(asked.source.resolve())
    reader = os.environ.get("SAMPAN_YAML_READER")
    server = subprocess.Popen([reader], stdin=subprocess.PIPE) if reader else None
    edits = subprocess.Popen([asked.program, str(asked.seed), str(asked.edits), str(asked.strings), *files],
                             stdout=subprocess.PIPE)
    kinds, refusals, faults, misread = collections.Counter(), collections.Counter(), [], []
    for line in edits.stdout:
        if server:
            server.stdin.write(line)
        edit = json.loads(line)
        kinds[edit["kind"]] += 1
        if "refused" in edit:
            refusals[edit["kind"]] += 1
        if "fault" in edit:
            faults.append(edit)
        if edit["kind"] == "quote" and yaml.safe_load(edit["after"]) != edit["want"][0]:
            misread.append(edit["value"])
    wrong = edits.wait() != 0
    if server:
        server.stdin.close()
        wrong = server.wait() != 0 or wrong
    else:
        print("left out: what the server's reader says, which was not built")

    done = asked.edits - refusals.total()
    print(f"{len(files)} documents, seed {asked.seed}: {asked.edits} edits, {done} made, {refusals.total()} refused")
    print(", ".join(f"{kind} {count}" for kind, count in kinds.most_common()))
    print(f"PyYAML: {kinds['quote']} strings in three places, {len(misread)} read as something else")
    for edit in faults[:20]:
        print(f"{edit['kind']} {edit['file']} {edit['path']} = {edit['value']!r}: {edit['fault']}")
    for value in misread[:20]:
        print(f"read as something else: {value!r}")
    if faults or misread or wrong or done < FEWEST_DONE * asked.edits:
        sys.exit(1)


if __name__ == "__main__":
    main()
