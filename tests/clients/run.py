#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""One of other people's clients against a sandbox of its own. run.py --program SAMPAN CLIENT

SAMPAN_CLIENT_<NAME> names the folder in which build.sh left the client; without it the test is skipped (77).
"""
import argparse
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
SKIPPED = 77


def command(client, folder, kubeconfig):
    """The client's test, and what its environment needs."""
    if client == "node":  # a module finds what it imports beside its real path
        copy = folder / "client.mjs"
        copy.write_bytes((HERE / "node" / "client.mjs").read_bytes())
        return ["node", str(copy), str(kubeconfig)], {}
    words = [sys.executable, "-B", str(HERE / client / "client.py"), str(kubeconfig), str(folder)]
    return words, {"PYTHONPATH": str(folder)} if client == "python" else {}


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("client", choices=("python", "node", "helm", "k9s"))
    arguments.add_argument("--program", required=True)
    options = arguments.parse_args()
    folder = os.environ.get(f"SAMPAN_CLIENT_{options.client.upper()}")
    if not folder:
        print(f"skipped: {options.client} is not built; ./dev test clients builds it, where its registry is to be had")
        return SKIPPED
    with tempfile.TemporaryDirectory(prefix="sampan-client-") as scratch:
        kubeconfig = pathlib.Path(scratch) / "kubeconfig"
        environment = os.environ | {"HOME": scratch, "NO_PROXY": "127.0.0.1,localhost", "no_proxy": "127.0.0.1,localhost"}
        sandbox = subprocess.Popen([options.program, "sandbox", "--kubeconfig", str(kubeconfig)],
                                   stdout=subprocess.PIPE, env=environment | {"QT_QPA_PLATFORM": "offscreen"})
        try:
            if not sandbox.stdout.readline().startswith(b"listening on"):
                print("the sandbox did not start; try ./dev sampan sandbox")
                return 1
            words, more = command(options.client, pathlib.Path(folder), kubeconfig)
            return subprocess.run(words, env=environment | more, timeout=200, check=False).returncode
        finally:
            sandbox.terminate()
            sandbox.wait()


if __name__ == "__main__":
    sys.exit(main())
