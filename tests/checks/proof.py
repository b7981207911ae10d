#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The tables of proof (tests/proof/*.txt): each requirement has a test that exists, or says openly why not.

A requirement without either is a failure, and so is the name of a test that there is none of. What the tests of the last
run said (JUnit files of the build) is joined to one page, report/proof.md in the build folder."""
import argparse
import pathlib
import re
import sys
import xml.etree.ElementTree as xml

FUNCTION = re.compile(r"\bvoid (?:\w+::)?(\w+)\(\)(?:\s*(?:const|override))*\s*(?=\{)")
ROW = re.compile(r'(?:newRow|addRow|[rR]ow)\(\s*((?:"(?:[^"\\]|\\.)*"\s*)+)')
LOOSE = re.compile(r'"([FKYSJR]\d{1,2} (?:[^"\\]|\\.)*)"')  # a row whose name is passed on before it is one
NUMBERED = re.compile(r"((?:\d+\.)+\d{1,3}|[FKYSJR]?\d{1,3}) ")


class Item:
    def __init__(self, number, text, section):
        self.number, self.text, self.section = number, text, section
        self.tests, self.open, self.none = [], [], []

    def state(self):
        if self.none:
            return "no concern"
        if not self.tests:
            return "open" if self.open else "missing"
        return "in part" if self.open else "proven"


def literal(text):
    """What the adjacent C++ string literals say."""
    parts = re.findall(r'"((?:[^"\\]|\\.)*)"', text)
    return re.sub(r"\\(.)", r"\1", "".join(parts))


def tests_of(source):
    """Class -> (room, {function: [rows]}), as the sources have them."""
    found = {}
    for path in sorted((source / "tests").glob("*/tst_*.cpp")):
        text = path.read_text()
        functions, data = {}, None
        marks = [(m.start(), "function", m.group(1)) for m in FUNCTION.finditer(text)]
        rows = [(m.start(1), literal(m.group(1))) for m in ROW.finditer(text)]
        rows += [(m.start(), literal(m.group())) for m in LOOSE.finditer(text) if m.start() not in dict(rows)]
        marks += [(at, "row", row) for at, row in rows]
        for _, what, name in sorted(marks):
            if what == "function":
                data = name.removesuffix("_data")
                functions.setdefault(data, [])
            elif data is not None:
                functions[data].append(name)
        found[path.stem.removeprefix("tst_")] = (path.parent.name, functions, path.stat().st_mtime)
    return found


def is_row(row, wanted):
    return row == wanted or (row.startswith(wanted) and not (wanted[-1].isalnum() and row[len(wanted)].isalnum()))


def read(path, faults):
    """Title lines, rooms whose numbered rows count, the numbers that must be there, the items."""
    items, section, rooms, wanted = {}, "", [], []
    for number, line in enumerate(path.read_text().splitlines(), 1):
        where = f"{path.name}:{number}"
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("rows "):
            rooms = line.split()[1:]
        elif line.startswith("range "):
            for part in line.split()[1:]:
                letter, first, last = re.fullmatch(r"((?:\d+\.)+|[A-Z]?)(\d+)\.\.[A-Z]?(\d+)", part).groups()
                wanted += [f"{letter}{n}" for n in range(int(first), int(last) + 1)]
        elif line.startswith("== "):
            section = line[3:]
        elif not line.startswith(" "):
            name, _, text = line.partition(" ")
            if name in items:
                faults.append(f"{where}: {name} comes twice")
            item = items[name] = Item(name, text, section)
        else:
            words = line.strip()
            if words.startswith("open: "):
                item.open.append(words[6:])
            elif words.startswith("none: "):
                item.none.append(words[6:])
            else:
                item.tests.append((words, where))
    faults += [f"{path.name}: {name} is not in it" for name in wanted if name not in items]
    return rooms, items


def numbered_rows(tests, rooms, items):
    """Rows that begin with an item's number prove it without being named."""
    for test, (room, functions, _) in tests.items():
        if rooms != ["*"] and room not in rooms:
            continue
        for function, rows in functions.items():
            for row in rows:
                match = NUMBERED.match(row)
                if match and match.group(1) in items and (rooms != ["*"] or not match.group(1).isdigit()):
                    items[match.group(1)].tests.append((f"{test}:{function}:{row}", ""))


def check(tests, items, faults):
    for item in items.values():
        named = []
        for words, where in item.tests:
            test, function, row = (words.split(":", 2) + ["", ""])[:3]
            if test not in tests:
                faults.append(f"{where}: there is no test {test}")
            elif function not in tests[test][1]:
                faults.append(f"{where}: {test} has no function {function}")
            elif row and not any(is_row(one, row) for one in tests[test][1][function]):
                faults.append(f"{where}: {test}:{function} has no row that begins with {row}")
            else:
                named.append((test, function, row))
        item.tests = list(dict.fromkeys(named))
        if item.tests:  # a row with the number has come since
            item.open = [reason for reason in item.open if reason != "no test yet"]
        if item.state() == "missing":
            faults.append(f"{item.number} has no test and no reason: {item.text}")


class Results:
    """What the last run said, by test, function and row."""

    def __init__(self, folder, tests):
        self.cases = {}
        for test, (_, _, changed) in tests.items():
            for lab in ("", "_lab"):
                path = folder / f"{test}{lab}.xml"
                if not path.exists() or path.stat().st_mtime < changed:
                    continue
                try:
                    root = xml.parse(path).getroot()
                except xml.ParseError:
                    continue
                for case in root.iter("testcase"):
                    state = "passed"
                    if case.find("failure") is not None or case.find("error") is not None:
                        state = "failed"
                    elif case.find("skipped") is not None:
                        state = "skipped"
                    function, _, row = case.get("name").partition("(")
                    self.cases.setdefault(test + lab, []).append((function, row.removesuffix(")"), state))

    def of(self, test, function, row):
        cases = self.cases.get(test, [])
        said = [state for name, one, state in cases if name == function and (not row or is_row(one, row))]
        if row and not said:  # rows that helpers of the function add
            said = [state for _, one, state in cases if is_row(one, row)]
        for state in ("failed", "skipped", "passed"):
            if state in said:
                return state
        return "not run"


def mark(results, test, function, row):
    said = results.of(test, function, row)
    lab = results.of(test + "_lab", function, row)
    name = f"{test}:{function}" + (f":{row}" if row else "")
    name = name.replace("|", "\\|")
    return f"`{name}` {said}" + (f", lab {lab}" if lab != "not run" else "")


def page(tables, results, source):
    lines = ["# What is proven, and by which test", ""]
    lines += ["| table | items | proven | in part | open | no concern |", "|---|---|---|---|---|---|"]
    for title, items in tables:
        states = [item.state() for item in items.values()]
        counts = [states.count(state) for state in ("proven", "in part", "open", "no concern")]
        lines.append(f"| {title} | {len(states)} | " + " | ".join(map(str, counts)) + " |")
    lines += ["", "## Open", ""]
    for title, items in tables:
        lines += [f"- {item.number} {item.text} *{'; '.join(item.open)}*" for item in items.values() if item.open and not item.none]
    for title, items in tables:
        lines += ["", f"## {title}", ""]
        section = None
        for item in items.values():
            if item.section != section:
                section = item.section
                lines += ["", f"### {section}", ""] if section else [""]
                lines += ["| | what holds | state | by |", "|---|---|---|---|"]
            by = [mark(results, *test) for test in item.tests] + [f"*{reason}*" for reason in item.open + item.none]
            lines.append(f"| {item.number} | {item.text} | {item.state()} | {'<br>'.join(by)} |")
    lines += ["", "## Where the sandbox answers otherwise than a real API server", ""]
    for line in (source / "tests/lab/differences.txt").read_text().splitlines():
        if line.startswith("#"):
            lines.append(line.lstrip("# "))
        else:
            lines.append(f"- `{line}`" if line else "")
    return "\n".join(lines) + "\n"


TITLES = {"client": "The client", "editor": "The editor", "faults": "Faults", "inputs": "Wrong inputs", "security": "Security",
          "forms": "Forms"}


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--source", type=pathlib.Path, required=True)
    arguments.add_argument("--build", type=pathlib.Path, required=True)
    options = arguments.parse_args()
    tests, faults, tables = tests_of(options.source), [], []
    for name, title in TITLES.items():
        rooms, items = read(options.source / f"tests/proof/{name}.txt", faults)
        numbered_rows(tests, rooms, items)
        check(tests, items, faults)
        tables.append((title, items))
    report = options.build / "report/proof.md"
    report.parent.mkdir(parents=True, exist_ok=True)
    report.write_text(page(tables, Results(report.parent / "tests", tests), options.source))
    for title, items in tables:
        states = [item.state() for item in items.values()]
        print(f"{title}: {len(states)} items, " + ", ".join(f"{states.count(s)} {s}" for s in dict.fromkeys(states)))
    print("\n".join(faults + [f"The page: {report}"]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
