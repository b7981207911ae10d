#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""clang-tidy over every source of ours, remembered by content: a file is looked at again only when it, a header of ours
that it includes, or the rules changed. untidied.txt names files that have not been through it yet: they are counted and
left out, and --all looks at them, too."""
import argparse
import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
INCLUDE = re.compile(r'^#include "((?:models|ui|app)/[^"]+)"', re.M)
UNTIDIED = ROOT / "tests" / "checks" / "untidied.txt"
OURS = ("app/", "models/", "ui/")  # tests are held to the format and the compiler's warnings


def closure(path, seen):
    if path in seen or not path.exists():
        return seen
    seen.add(path)
    for name in INCLUDE.findall(path.read_text(errors="replace")):
        closure(ROOT / name, seen)
    return seen


def key(path, rules):
    digest = hashlib.sha256(rules)
    for member in sorted(closure(path, set())):
        digest.update(str(member.relative_to(ROOT)).encode() + b"\0" + member.read_bytes())
    return digest.hexdigest()


def database(entries, folder):
    """The build's commands as clang understands them: GCC's precompiled headers and its own flags taken out."""
    folder.mkdir(parents=True, exist_ok=True)
    cleaned = []
    for entry in entries:
        words = shlex.split(entry["command"])
        kept, i = [], 0
        while i < len(words):
            if words[i] == "-include":
                i += 2
                continue
            if words[i] not in ("-fpch-preprocess", "-Winvalid-pch", "-Wno-maybe-uninitialized", "ccache") and not words[i].startswith("-fsanitize"):
                kept.append(words[i])
            i += 1
        header = re.search(r"-include (\S+cmake_pch\.hxx)", entry["command"])
        if header:  # the text of the precompiled header, not GCC's image of it
            plain = folder / (hashlib.sha1(header[1].encode()).hexdigest()[:12] + ".hxx")
            plain.write_text(pathlib.Path(header[1]).read_text())
            kept[1:1] = ["-include", str(plain)]
        kept[1:1] = ["-Wno-unknown-warning-option"]  # GCC knows some that clang does not
        cleaned.append({"directory": entry["directory"], "file": entry["file"], "arguments": kept})
    (folder / "compile_commands.json").write_text(json.dumps(cleaned))


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--build", type=pathlib.Path, required=True)
    arguments.add_argument("--cache", type=pathlib.Path, required=True)
    arguments.add_argument("--all", action="store_true", help="also the files of untidied.txt")
    arguments.add_argument("--record", action="store_true", help="write into untidied.txt what has not passed yet, look at nothing")
    arguments.add_argument("only", nargs="*", help="files to look at; all without")
    options = arguments.parse_args()
    options.cache.mkdir(parents=True, exist_ok=True)

    rules = (ROOT / ".clang-tidy").read_bytes()
    entries = json.loads((options.build / "compile_commands.json").read_text())
    folder = options.build / "tidy"
    left_out = set() if options.all or options.only or not UNTIDIED.exists() else set(UNTIDIED.read_text().split())
    work = {}
    for entry in entries:
        path = pathlib.Path(entry["file"])
        name = str(path.relative_to(ROOT)) if ROOT in path.parents else ""
        if not name.startswith(OURS) or name in left_out or (options.only and name not in options.only):
            continue
        stamp = options.cache / key(path, rules)
        if not stamp.exists():
            work[name] = stamp
    if options.record:
        UNTIDIED.write_text("".join(f"{name}\n" for name in sorted(work)))
        print(f"tidy: {len(work)} files have not passed yet")
        return 0
    database(entries, folder)

    def look(name):
        result = subprocess.run(["clang-tidy-19", "--quiet", "-p", str(folder), name], cwd=ROOT, capture_output=True, text=True, check=False)
        if result.returncode == 0:
            work[name].touch()
            return ""
        return result.stdout + ("" if result.stdout else result.stderr)

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        faults = [text for text in pool.map(look, sorted(work)) if text]
    print("\n".join(faults) or f"tidy: {len(work)} files looked at, {len(left_out)} never yet (untidied.txt), the rest unchanged")
    return 1 if faults else 0


sys.exit(main())
