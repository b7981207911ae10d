#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""clang-tidy over every source of ours, remembered by content: a file is looked at again only when it, a header of ours
that it includes, or the rules changed."""
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


def precompiled(header, flags, directory, folder):
    """Clang's own image of the text of a precompiled header; one for each text, whichever target asks."""
    text = pathlib.Path(header).read_text()
    root = (ROOT / "packaging" / "packages.txt").read_text()  # other packages, other Qt headers
    name = hashlib.sha1((root + text).encode()).hexdigest()[:12]
    plain, image = folder / f"{name}.hxx", folder / f"{name}.pch"
    if not image.exists():
        plain.write_text(text)
        flags = [flag for flag in flags if flag not in ("-Werror", "-Winvalid-pch")]
        command = ["clang++-19", *flags, "-w", "-x", "c++-header", str(plain), "-o", str(image)]
        result = subprocess.run(command, cwd=directory, capture_output=True, text=True, check=False)
        if result.returncode != 0:
            sys.exit(f"tidy: clang does not understand {header}\n{result.stderr}")
    return ["-include-pch", str(image), "-Xclang", "-fno-validate-pch"]


def database(entries, folder, wanted):
    """The build's commands as clang understands them: GCC's precompiled headers and its own flags taken out."""
    folder.mkdir(parents=True, exist_ok=True)
    foreign = ("-fpch-preprocess", "-Winvalid-pch", "-Wno-maybe-uninitialized", "ccache")
    cleaned = []
    for entry in entries:
        if str(pathlib.Path(entry["file"]).relative_to(ROOT)) not in wanted:
            continue
        words = shlex.split(entry["command"])
        header = words[words.index("-include") + 1] if "-include" in words else None
        flags = ["-Wno-unknown-warning-option"]  # GCC knows some that clang does not
        flags += [word for word in words[1 : words.index("-o")]
                  if word not in foreign and word not in ("-include", header) and not word.startswith("-fsanitize")]
        image = precompiled(header, flags, entry["directory"], folder) if header else []
        cleaned.append({"directory": entry["directory"], "file": entry["file"],
                        "arguments": [words[0], *image, *flags, "-c", entry["file"]]})
    (folder / "compile_commands.json").write_text(json.dumps(cleaned))


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--build", type=pathlib.Path, required=True)
    arguments.add_argument("--cache", type=pathlib.Path, required=True)
    arguments.add_argument("only", nargs="*", help="files to look at; all without")
    options = arguments.parse_args()
    options.cache.mkdir(parents=True, exist_ok=True)

    rules = (ROOT / ".clang-tidy").read_bytes()
    entries = json.loads((options.build / "compile_commands.json").read_text())
    folder = options.build.resolve() / "tidy"
    work = {}
    for entry in entries:
        path = pathlib.Path(entry["file"])
        name = str(path.relative_to(ROOT)) if ROOT in path.parents else ""
        if not name.startswith(OURS) or (options.only and name not in options.only):
            continue
        stamp = options.cache / key(path, rules)
        if not stamp.exists():
            work[name] = stamp
    database(entries, folder, work)

    def look(name):
        result = subprocess.run(["clang-tidy-19", "--quiet", "-p", str(folder), name], cwd=ROOT, capture_output=True, text=True, check=False)
        if result.returncode == 0:
            work[name].touch()
            return ""
        return result.stdout + ("" if result.stdout else result.stderr)

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        faults = [text for text in pool.map(look, sorted(work)) if text]
    print("\n".join(faults) or f"tidy: {len(work)} files looked at, the rest unchanged")
    return 1 if faults else 0


sys.exit(main())
