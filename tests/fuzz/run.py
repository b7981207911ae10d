#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The fuzz targets, each from its seeds and from what earlier runs found. `./dev test fuzz [--seconds N] [TARGET...]`"""
import argparse
import os
import pathlib
import re
import subprocess
import sys
import time

import seeds

HERE = pathlib.Path(__file__).parent


def start(name, options):
    corpus = options.corpus / name
    corpus.mkdir(parents=True, exist_ok=True)
    planted = options.corpus / f"{name}-seeds"
    planted.mkdir(exist_ok=True)
    for number, seed in enumerate(seeds.TARGETS[name]()):
        (planted / str(number)).write_bytes(seed)
    dictionary = HERE / "dictionaries" / f"{name}.dict"
    words = [options.build / "tests" / "fuzz" / f"fuzz_{name}", f"-max_total_time={options.seconds}", "-max_len=4096",
             "-timeout=10", "-rss_limit_mb=2048", "-print_final_stats=1", f"-artifact_prefix={options.corpus}/{name}-found-"]
    words += [f"-dict={dictionary}"] if dictionary.exists() else []
    log = (options.corpus / f"{name}.log").open("wb")
    return subprocess.Popen([str(word) for word in [*words, corpus, planted]], stdout=log, stderr=log,
                            env=os.environ | {"ASAN_OPTIONS": "detect_leaks=1:allocator_may_return_null=1"})


def tell(name, status, options):
    log = (options.corpus / f"{name}.log").read_text(errors="replace")
    runs = re.search(r"number_of_executed_units: (\d+)", log)
    reach = re.findall(r"cov: (\d+)", log)
    print(f"{name:12} {int(runs.group(1)) if runs else 0:12,} inputs, {reach[-1] if reach else '?':>6} places reached"
          f"   {'nothing found' if status == 0 else 'FOUND'}", flush=True)
    if status != 0:
        said = [line for line in log.splitlines()
                if re.match(r"not so|SUMMARY|.*runtime error|Test unit written|ASSERT|\s+#\d+ .* in .*models", line)]
        print("\n".join("    " + line for line in said[:20]))
        print(f"    the whole log is {options.corpus}/{name}.log")
    return status == 0


def main():
    arguments = argparse.ArgumentParser(prog="./dev test fuzz", description=__doc__)
    arguments.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(seeds.TARGETS))
    arguments.add_argument("--build", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    arguments.add_argument("--corpus", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    arguments.add_argument("--seconds", type=int, default=60, help="for each target; 60 unless told")
    options = arguments.parse_args()
    unknown = set(options.targets) - set(seeds.TARGETS)
    if unknown:
        print(f"fuzz: there is no target {min(unknown)}; they are {', '.join(seeds.TARGETS)}", file=sys.stderr)
        return 1
    waiting = list(options.targets or seeds.TARGETS)
    running, good = {}, True
    try:
        while waiting or running:
            while waiting and len(running) < 2:
                name = waiting.pop(0)
                running[name] = start(name, options)
            for name, process in list(running.items()):
                if process.poll() is not None:
                    del running[name]
                    good &= tell(name, process.returncode, options)
            time.sleep(0.2)
    finally:
        for process in running.values():
            process.kill()
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
