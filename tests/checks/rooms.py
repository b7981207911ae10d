#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The house has no back doors: models see no screen, and a room includes only the rooms below it."""
import argparse
import json
import pathlib
import re
import sys

BELOW = {  # room -> the rooms it may include
    "base": [],
    "yaml": ["base"],
    "kube": ["base"],
    "watch": ["base", "kube"],
    "writes": ["base", "kube"],
    "guide": ["base"],
    "cel": ["base"],
    "schema": ["base", "yaml", "guide", "cel"],
    "form": ["base", "yaml", "guide", "schema"],
    "resources": ["base", "kube", "watch", "yaml", "schema", "guide"],
    "jobs": ["base", "kube", "watch", "yaml", "schema", "guide", "form", "resources"],
    "sandbox": ["base", "kube", "watch", "yaml", "schema", "guide", "cel"],
}
SCREEN = re.compile(r"/Qt(Gui|Widgets|Svg|SvgWidgets)/|/(QtGui|QtWidgets)$|Qt6::(Gui|Widgets)")
INCLUDE = re.compile(r'^#include "((models|ui|app)/([a-z]+)/[^"]+)"', re.M)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--source", type=pathlib.Path, required=True)
    arguments.add_argument("--build", type=pathlib.Path, required=True)
    options = arguments.parse_args()
    faults = []

    for entry in json.loads((options.build / "compile_commands.json").read_text()):
        path = pathlib.Path(entry["file"])
        if (options.source / "models") in path.parents and re.search(r"-DQT_(GUI|WIDGETS)_LIB|/Qt(Gui|Widgets)\b", entry["command"]):
            faults.append(f"{path.relative_to(options.source)}: is compiled with Gui or Widgets in sight")

    for top in ("models", "ui"):
        for path in sorted((options.source / top).rglob("*.[ch]*")):
            if path.suffix not in (".h", ".cpp"):
                continue
            room = path.relative_to(options.source / top).parts[0]
            for include, house, other in INCLUDE.findall(path.read_text()):
                allowed = house == "models" and (top == "ui" or other == room or other in BELOW.get(room, []))
                allowed = allowed or (house == "ui" and top == "ui")
                if not allowed:
                    faults.append(f"{path.relative_to(options.source)}: {room} must not include {include}")

    print("\n".join(faults) or "the rooms are in order")
    return 1 if faults else 0


sys.exit(main())
