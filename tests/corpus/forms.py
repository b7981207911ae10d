#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`sampan form --dump` of every kind there is: the CRDs of others where they lie beside the checkout, and all that the sandbox
serves. None may end badly, be refused, or come out without rows."""
import argparse
import concurrent.futures
import json
import pathlib
import subprocess
import sys
import tempfile


def fault(program, words):
    """What is wrong with the form of one kind; None when nothing is."""
    run = subprocess.run([program, *words, "--dump"], capture_output=True, text=True, timeout=120)
    name = words[-1]
    if run.returncode != 0 or run.stderr.strip():
        return f"{name}: ended with {run.returncode}: {run.stderr.strip()[-300:]}"
    rows = run.stdout.splitlines()
    if len(rows) < 4:
        return f"{name}: only {len(rows)} rows"
    for number, row in enumerate(rows, 1):
        try:
            field = json.loads(row)
        except ValueError:
            return f"{name}: row {number} is no JSON: {row[:100]}"
        if not field.get("path") or not field.get("widget"):
            return f"{name}: row {number} has no path or no widget: {row[:100]}"
    return None


def kinds(program, kubeconfig):
    """Of the sandbox: what can be made there, by plural and group."""
    listing = subprocess.run([program, "--kubeconfig", kubeconfig, "api-resources", "-o", "name"], capture_output=True, text=True,
                             check=True)
    return listing.stdout.split()


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--program", required=True)
    arguments.add_argument("--crds", type=pathlib.Path, required=True)
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        kubeconfig = f"{folder}/kubeconfig"
        sandbox = subprocess.Popen([options.program, "sandbox", "--empty", "--kubeconfig", kubeconfig], stdout=subprocess.PIPE)
        try:
            sandbox.stdout.readline()
            work = [["form", "--schema", str(path)] for path in sorted(options.crds.glob("*.yaml"))]
            own = [["--kubeconfig", kubeconfig, "form", name] for name in kinds(options.program, kubeconfig)]
            with concurrent.futures.ThreadPoolExecutor(2) as pool:
                faults = [one for one in pool.map(lambda words: fault(options.program, words), work + own) if one]
        finally:
            sandbox.terminate()
            sandbox.wait()
    print("\n".join(faults))
    print(f"{len(work)} CRDs and {len(own)} kinds of the sandbox, {len(faults)} faults")
    return 1 if faults or not own else 0


if __name__ == "__main__":
    sys.exit(main())
