#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The figures of the program, peers in the same run. `./dev bench [GROUP...] [--rounds N] [--json FILE]`

A goal that is missed is reported, never a failure: the exit code says whether something broke.
"""
import argparse
import datetime
import json
import multiprocessing
import os
import pathlib
import platform
import shutil
import sys
import tempfile

import documents
import figures
import measures
from tools import Broken, Tools, foreign_load, load


GROUPS = measures.GROUPS | documents.GROUPS


def report(rows, load):
    heads = ("figure", "ours", "peer", "ratio", "goal", "")
    table = [heads] + [row.cells() for row in rows]
    widths = [max(len(line[i]) for line in table) for i in range(len(heads))]
    for number, line in enumerate(table):
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip())
        if number == 0:
            print("  ".join("-" * width for width in widths))
    print()
    print("Medians; in brackets the smallest and the largest of the rounds. Peers ran in turn with ours, on the same bytes.")
    print(f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, "
          f"{datetime.date.today().isoformat()}; others kept {load:.1f} cores busy meanwhile.")
    short = [row for row in rows if row.verdict() == "SHORT"]
    print(f"{sum(row.verdict() == 'met' for row in rows)} goals met, {len(short)} short.")


def measured(name, options, folder):
    """The figures of a group, and what broke. In a process of its own: what one holds in memory is nobody's peak in the next."""
    def work():
        folder.mkdir()
        tools = Tools(options.build, folder, options.pods, options.rounds, options.seconds)
        book = figures.Book()
        try:
            GROUPS[name](tools, book)
            return book.rows, None
        except Broken as what:
            return book.rows, str(what)
        finally:
            tools.close()

    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=lambda: theirs.send(work()))
    process.start()
    theirs.close()
    try:
        return ours.recv()
    except EOFError:
        return [], "it ended before its time"
    finally:
        process.join()


def main():
    arguments = argparse.ArgumentParser(prog="./dev bench", description=__doc__)
    arguments.add_argument("groups", nargs="*", metavar="GROUP", help=", ".join(GROUPS))
    arguments.add_argument("--build", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    arguments.add_argument("--json", type=pathlib.Path, help="write every round's values there as well")
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--pods", type=int, default=50_000)
    arguments.add_argument("--seconds", type=int, help="for how long idle and churn are measured; 60 and 600 unless told")
    options = arguments.parse_args()
    unknown = [name for name in options.groups if name not in GROUPS]
    if unknown:
        print(f"bench: there is no group {unknown[0]}; they are {', '.join(GROUPS)}", file=sys.stderr)
        return 1

    folder = pathlib.Path(tempfile.mkdtemp(prefix="sampan-bench-"))
    book = figures.Book()
    before = load()
    broken = []
    try:
        for name in GROUPS:
            if name not in (options.groups or set(GROUPS) - measures.ONLY_IF_NAMED):
                continue
            print(f"bench: {name}", file=sys.stderr)
            rows, what = measured(name, options, folder / name)
            book.rows += rows
            if what:
                broken.append(f"bench: {name}: {what}")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    report(book.rows, foreign_load(before))
    if options.json:
        options.json.write_text(json.dumps(book.as_json(), indent=1) + "\n")
    for what in broken:
        print(what, file=sys.stderr)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
