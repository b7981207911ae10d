# SPDX-License-Identifier: Apache-2.0
"""Starts what is measured: our benches, kubectl, the sandbox, and a server that replays a watch."""
import collections
import json
import os
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import time

Outcome = collections.namedtuple("Outcome", "wall cpu peak values")  # ms, ms, MB, name -> [number]


class Broken(Exception):
    """A tool did not do its work; the text says which and what to do."""


class Tools:
    def __init__(self, build, folder, pods, rounds, seconds=None):
        self.build, self.folder, self.pods, self.rounds, self.seconds = build, folder, pods, rounds, seconds
        self.kubectl = shutil.which("kubectl")
        peer = os.environ.get("SAMPAN_CLIENT_INFORMER")
        self.informer = peer and pathlib.Path(peer) / "informer"
        self.node = self._node_peer("node.mjs", os.environ.get("SAMPAN_CLIENT_NODE"))
        self.yamlserver = self._node_peer("yamlserver.mjs", os.environ.get("SAMPAN_CLIENT_YAMLSERVER"))
        peer = os.environ.get("SAMPAN_CLIENT_KUBECONFORM")
        self.kubeconform = peer and pathlib.Path(peer) / "kubeconform"
        self._others = []
        self._homes = 0
        self._sandbox = None
        self._lab = None
        self.sandbox_ready = None
        self.home = folder / "home"
        self.home.mkdir()

    def _node_peer(self, name, modules):
        """Its words; a module finds what it imports beside its own place."""
        if not modules or not shutil.which("node"):
            return None
        home = self.folder / f"modules-{name}"
        home.mkdir()
        shutil.copy(pathlib.Path(__file__).parent / "peers" / name, home)
        (home / "node_modules").symlink_to(pathlib.Path(modules) / "node_modules")
        return ["node", "--expose-gc", "--max-old-space-size=8192", home / name]

    def new_home(self):
        """A folder in which nobody has kept anything yet."""
        self._homes += 1
        home = self.folder / f"home-{self._homes}"
        home.mkdir()
        return str(home)

    # --- processes -------------------------------------------------------------------------------

    def environment(self, **more):
        return os.environ | {"HOME": str(self.home), "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8",
                             "KUBECONFIG": "", "http_proxy": "", "https_proxy": ""} | more

    def run(self, command, on_line=None, may_fail=False, **environment):
        """Runs to the end; each line of JSON on its output is a value."""
        errors = self.folder / "errors"
        values = collections.defaultdict(list)
        start = time.monotonic()
        with errors.open("wb") as log:
            process = subprocess.Popen([str(word) for word in command], stdout=subprocess.PIPE, stderr=log,
                                       env=self.environment(**environment))
        for line in process.stdout:
            if on_line:
                on_line(line)
            if line.startswith(b"{"):
                for name, value in json.loads(line).items():
                    values[name].append(value)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = (time.monotonic() - start) * 1000
        if process.returncode != 0 and not may_fail:
            said = errors.read_text(errors="replace").strip().splitlines()
            raise Broken(f"{pathlib.Path(command[0]).name} {command[1] if len(command) > 1 else ''} ended with "
                         f"{process.returncode}: {said[-1] if said else 'it said nothing'}")
        return Outcome(wall, (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss / 1024, values)

    def bench(self, name, *words, **rest):
        program = self.build / "tests" / "bench" / f"bench_{name}"
        if not program.exists():
            raise Broken(f"{program} is not there; build it with ./dev bench, not by hand")
        return self.run([program, *words], **rest)

    def run_kubectl(self, *words, kubeconfig, to_null=True):
        """Its output goes nowhere, as it would through a pipe that nobody waits for."""
        start = time.monotonic()
        process = subprocess.Popen([self.kubectl, "--kubeconfig", str(kubeconfig), *words],
                                   stdout=subprocess.DEVNULL if to_null else subprocess.PIPE,
                                   stderr=subprocess.PIPE, env=self.environment())
        said = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            raise Broken(f"kubectl {' '.join(words)} failed: {said.decode(errors='replace').strip()}")
        return Outcome((time.monotonic() - start) * 1000, (usage.ru_utime + usage.ru_stime) * 1000,
                       usage.ru_maxrss / 1024, {})

    # --- the sandbox -----------------------------------------------------------------------------

    @property
    def kubeconfig(self):
        """Of a sandbox with all the pods, a process of its own; started when first asked for."""
        file = self.folder / "sandbox.kubeconfig"
        if self._sandbox is None:
            start = time.monotonic()
            self._sandbox = subprocess.Popen(
                [str(self.build / "app" / "sampan"), "sandbox", "--objects", f"pods={self.pods}", "--kubeconfig", str(file)],
                stdout=subprocess.PIPE, env=self.environment())
            line = self._sandbox.stdout.readline()
            if not line.startswith(b"listening on"):
                raise Broken("sampan sandbox did not start; run ./dev sampan sandbox to see why")
            self.sandbox_ready = (time.monotonic() - start) * 1000
            time.sleep(3)  # its controllers look around once
        return file

    def start_sandbox(self, name, *words):
        """One more, for one group's own use: its kubeconfig."""
        file = self.folder / f"{name}.kubeconfig"
        process = subprocess.Popen([str(self.build / "app" / "sampan"), "sandbox", *words, "--kubeconfig", str(file)],
                                   stdout=subprocess.PIPE, env=self.environment())
        self._others.append(process)
        if not process.stdout.readline().startswith(b"listening on"):
            raise Broken("sampan sandbox did not start; run ./dev sampan sandbox to see why")
        return file

    def start_lab(self, forward):
        """A real API server with a pod `bench` that runs, whose port `forward` leads to this machine's: its kubeconfig."""
        binaries = os.environ.get("SAMPAN_LAB")
        if not binaries:
            return None
        self._lab = self.folder / "lab"
        script = pathlib.Path(__file__).parents[1] / "lab" / "lab.py"
        said = subprocess.run([sys.executable, "-B", str(script), "start", "--binaries", binaries, "--folder", str(self._lab),
                               "--forward", str(forward)], capture_output=True, text=True, check=False)
        if said.returncode != 0:
            raise Broken(said.stdout.strip())
        file = self._lab / "kubeconfig"
        pod = {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "bench"}, "spec": {
            "nodeName": "lab-node-1", "tolerations": [{"operator": "Exists"}], "containers": [{"name": "main", "image": "i:1"}]}}
        made = subprocess.run([self.kubectl, "--kubeconfig", str(file), "apply", "-f", "-"], input=json.dumps(pod), text=True,
                              capture_output=True, env=self.environment(), check=False)
        if made.returncode != 0:
            raise Broken(made.stderr.strip())
        self.run_kubectl("wait", "--for=condition=Ready", "pod/bench", "--timeout=60s", kubeconfig=file)
        return file

    def sandbox_memory(self):
        status = pathlib.Path(f"/proc/{self._sandbox.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) / 1024

    def close(self):
        if self._lab:
            script = pathlib.Path(__file__).parents[1] / "lab" / "lab.py"
            subprocess.run([sys.executable, "-B", str(script), "stop", "--folder", str(self._lab)], capture_output=True, check=False)
        for process in [*self._others, *([self._sandbox] if self._sandbox else [])]:
            process.terminate()
            process.wait()


# --- the machine ---------------------------------------------------------------------------------

def load():
    """Busy seconds of all cores, those of them that are ours, and the time of the clock."""
    numbers = [int(word) for word in pathlib.Path("/proc/stat").read_text().split("\n")[0].split()[1:9]]
    own = resource.getrusage(resource.RUSAGE_CHILDREN), resource.getrusage(resource.RUSAGE_SELF)
    busy = (sum(numbers) - numbers[3] - numbers[4]) / os.sysconf("SC_CLK_TCK")
    return busy, sum(usage.ru_utime + usage.ru_stime for usage in own), time.monotonic()


def foreign_load(before):
    """Cores that others kept busy since then."""
    now = load()
    return max(0.0, ((now[0] - before[0]) - (now[1] - before[1])) / max(0.001, now[2] - before[2]))
