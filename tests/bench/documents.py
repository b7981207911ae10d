# SPDX-License-Identifier: Apache-2.0
"""The figures of documents beside the tools of others: manifests against schemas, and a large text in an editor."""
import os
import pathlib
import re
import subprocess
import time

import manifests
from measures import NO_PEER, in_turn, values
from tools import Broken, Outcome

SOURCE = pathlib.Path(__file__).resolve().parents[2]


def validator(tools, command, home, faulty):
    """One run over the folder, timed; what it finds fault with must be what is faulty."""
    start = time.monotonic()
    process = subprocess.Popen([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                               env=tools.environment(HOME=home))
    said = process.stdout.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = (time.monotonic() - start) * 1000
    found = set(re.findall(r"(\d{4}\.yaml)(?::\d+:\d+: error| - .* is invalid)", said))
    if found != faulty or process.returncode != 1:
        wrong = sorted(found ^ faulty)
        lines = [line for line in said.splitlines() if not wrong or wrong[0] in line]
        raise Broken(f"{pathlib.Path(command[0]).name} does not agree about {wrong[:3]}: {lines[:1]}")
    return Outcome(wall, (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss / 1024, {})


def measure_validate(tools, book, count=1000):
    """A folder of manifests against the schemas of one server: ours asks the server, the other has them as files."""
    server = tools.start_sandbox("validate")
    folder, schemas = tools.folder / "manifests", tools.folder / "schemas"
    faulty = manifests.write(SOURCE, folder, count)
    manifests.write_schemas(server, schemas)
    warm = tools.new_home()
    ours = [tools.build / "app" / "sampan", "--kubeconfig", server, "validate", folder]
    theirs = [tools.kubeconform, "-strict", "-schema-location",
              f"{schemas}/{{{{.Group}}}}/{{{{.ResourceKind}}}}_{{{{.ResourceAPIVersion}}}}.json", folder]
    validator(tools, ours, warm, faulty)
    mine, cold, peer = in_turn(tools, lambda: validator(tools, ours, warm, faulty),
                               lambda: validator(tools, ours, tools.new_home(), faulty),
                               tools.kubeconform and (lambda: validator(tools, theirs, warm, faulty)))
    name = "kubeconform" if peer else f"kubeconform: {NO_PEER}"
    book.add(f"{count:,} manifests validated, schemas kept", "ms", [run.wall for run in mine], peer=[run.wall for run in peer],
             peer_name=name, times=5)
    book.add("  schemas read from the server", "ms", [run.wall for run in cold], peer=[run.wall for run in peer], peer_name=name)
    book.add("  processor time, schemas kept", "ms", [run.cpu for run in mine], peer=[run.cpu for run in peer], peer_name=name)
    book.add("  memory at the peak", "MB", [run.peak for run in mine], peer=[run.peak for run in peer], peer_name=name)


def measure_editor(tools, book):
    """A pod of 10,242 lines: what an editor asks of it."""
    text, half, line, column = manifests.large_pod()
    file, half_file, schemas = tools.folder / "large.yaml", tools.folder / "half.yaml", tools.folder / "editor-schemas"
    file.write_text(text)
    half_file.write_text(half)
    manifests.write_schemas(tools.kubeconfig, schemas)
    words = [file, half_file, line, column]
    peer = tools.yamlserver and (lambda: tools.run([*tools.yamlserver, schemas / "v1" / "pod_v1.json", *words]))
    ours, memory, theirs = in_turn(tools, lambda: tools.bench("editor", tools.kubeconfig, *words),
                                   lambda: tools.bench("editor", tools.kubeconfig, *words, "memory"), peer)
    name = "yaml-language-server" if theirs else f"yaml-language-server: {NO_PEER}"
    for label, figure in (("read and checked, the first time", "cold"), ("  read", "tree"), ("  read and checked again", "check"),
                          ("  hover", "hover"), ("  completion", "completion"), ("  folding", "folding")):
        label = f"{manifests.LINES:,} lines {label}" if not label.startswith(" ") else label
        book.add(label, "ms", values(ours, figure), peer=values(theirs, figure), peer_name=name, times=5)
    book.add("  memory of the open editor, over none", "MB", values(memory, "grown"), peer=values(theirs, "grown"), peer_name=name,
             most=60)


GROUPS = {"validate": measure_validate, "editor": measure_editor}
