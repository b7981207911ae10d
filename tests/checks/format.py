#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every C++ file is as clang-format would write it; with --fix, makes it so."""
import argparse
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def sources():
    listed = subprocess.run(["git", "-c", "safe.directory=*", "ls-files", "-co", "--exclude-standard", "--", "*.cpp", "*.h"], cwd=ROOT,
                            capture_output=True, text=True, check=True).stdout.split()
    return [path for path in listed if (ROOT / path).exists()]


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--fix", action="store_true")
    options = arguments.parse_args()
    files = sources()
    mode = ["-i"] if options.fix else ["--dry-run", "-Werror"]
    result = subprocess.run(["clang-format-19", *mode, *files], cwd=ROOT, capture_output=True, text=True, check=False) if files else None
    if result and result.returncode:
        faulty = sorted({line.split(":")[0] for line in result.stderr.splitlines() if ": error:" in line})
        print("not in the house format (./dev format mends it):\n  " + "\n  ".join(faulty or [result.stderr]))
        return 1
    print(f"format: {len(files)} files in order")
    return 0


sys.exit(main())
