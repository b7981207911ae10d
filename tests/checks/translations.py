#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every sentence that the program can show has its Chinese; every counted one its English plurals. --update reads the
sources into translations/*.ts; without it the same reading is done on copies, and gaps are named."""
import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

ROOT = pathlib.Path(__file__).resolve().parents[2]
LUPDATE = "/usr/lib/qt6/bin/lupdate"
PLACEHOLDER = re.compile(r"%(?:L?\d|n)")
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,;!?](?=[\u4e00-\u9fff]|$)|[\u4e00-\u9fff]\.$")


def read(target, only_plurals):
    command = [LUPDATE, "-silent", "-locations", "none", "-no-obsolete", "-source-language", "en", "-I", str(ROOT)]
    command += ["-pluralonly"] if only_plurals else []
    sources = [str(path.relative_to(ROOT)) for top in ("models", "ui", "app") for path in sorted((ROOT / top).rglob("*"))
               if path.suffix in (".cpp", ".h")]
    with tempfile.NamedTemporaryFile("w", suffix=".lst", delete=False) as listing:
        listing.write("\n".join(sources))
    subprocess.run([*command, f"@{listing.name}", "-ts", str(target)], cwd=ROOT, check=True)
    os.unlink(listing.name)


def gaps(path, language):
    found = []
    for context in ElementTree.parse(path).getroot().iter("context"):
        name = context.findtext("name")
        for message in context.iter("message"):
            source, translation = message.findtext("source"), message.find("translation")
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            if translation.get("type") == "unfinished" or not all(forms):
                found.append(f"{path.name}: {name}: not translated: {source}")
                continue
            for form in forms:
                wanted, given = set(PLACEHOLDER.findall(source)), set(PLACEHOLDER.findall(form))
                if wanted - given - {"%n"} or given - wanted:
                    found.append(f"{path.name}: {name}: placeholders differ: {source} -> {form}")
                if language == "zh_CN" and HALF_WIDTH.search(form):
                    found.append(f"{path.name}: {name}: half-width punctuation: {form}")
    return found


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--update", action="store_true")
    options = arguments.parse_args()
    faults = []
    for language, only_plurals in (("zh_CN", False), ("en", True)):
        catalogue = ROOT / "translations" / f"sampan_{language}.ts"
        if options.update:
            read(catalogue, only_plurals)
            faults += gaps(catalogue, language)
            continue
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(folder) / catalogue.name
            shutil.copy(catalogue, copy)
            read(copy, only_plurals)
            faults += gaps(copy, language)
    print("\n".join(faults[:60]) or "translations: no gap")
    if len(faults) > 60:
        print(f"… and {len(faults) - 60} more")
    return 1 if faults and not options.update else 0


sys.exit(main())
