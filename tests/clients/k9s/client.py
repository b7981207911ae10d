# SPDX-License-Identifier: Apache-2.0
"""k9s in a terminal: it lists, filters, describes, shows YAML and logs, opens a shell, deletes."""
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))
from screen import Screen  # noqa: E402

KUBECONFIG, FOLDER = sys.argv[1], pathlib.Path(sys.argv[2])
NAMESPACE = "client-k9s"
LIST = rf"(?i)pods\({NAMESPACE}\)\[2\]"
ENTER, ESCAPE, CONTROL_D, TAB = "\r", "\x1b", "\x04", "\t"


def kubectl(*words, text=None):
    return subprocess.run(["kubectl", "--kubeconfig", KUBECONFIG, "--namespace", NAMESPACE, *words], input=text,
                          capture_output=True, text=True, check=True, timeout=60).stdout


class K9s:
    def __init__(self, home):
        environment = os.environ | {"HOME": home, "XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home, "XDG_STATE_HOME": home,
                                    "K9S_CONFIG_DIR": home, "KUBECONFIG": KUBECONFIG}
        self.screen = Screen([str(FOLDER / "k9s"), "--namespace", NAMESPACE, "--command", "pods", "--logoless"],
                             environment)

    def sees(self, pattern, what, seconds=30):
        if not self.screen.wait(pattern, seconds):
            sys.exit(f"k9s: not so: {what}\n{self.screen.text()}")
        print("k9s:", what)

    def goes(self, command):
        self.screen.type(":")
        self.screen.wait(r"^.*[>❯🐶].*$", 2)
        self.screen.type(command + ENTER)


def main():
    kubectl("create", "namespace", NAMESPACE)
    kubectl("run", "busy", "--image", "busybox", "--", "sleep", "3600")
    kubectl("wait", "--for", "condition=Ready", "pod/busy", "--timeout", "60s")
    with tempfile.TemporaryDirectory() as home:
        k9s = K9s(home)
        k9s.sees(r"busy .*Running", "the pods of a namespace")
        kubectl("run", "late", "--image", "busybox")
        k9s.sees(r"late ", "a pod that came later")
        k9s.screen.type("d")
        k9s.sees(r"Name: +busy", "describe")
        k9s.screen.type(ESCAPE)
        k9s.sees(LIST, "back in the list")
        k9s.screen.type("y")
        k9s.sees(r"kind: Pod", "its YAML")
        k9s.screen.type(ESCAPE)
        k9s.sees(LIST, "back in the list")
        k9s.screen.type("l")
        k9s.sees(r"Logs\(.*busy", "its logs")
        k9s.screen.type(ESCAPE)
        k9s.sees(LIST, "back in the list")
        k9s.screen.type("s")
        k9s.sees(r"[#$] *$", "a shell in the pod")
        k9s.screen.type("echo he''ard" + ENTER)
        k9s.sees(r"^heard", "what the shell says")
        k9s.screen.type("exit" + ENTER)
        k9s.sees(LIST, "back in the list")
        k9s.goes("deployments all")
        k9s.sees(r"(?i)deployments\(all\)\[\d+\]", "another kind, of all namespaces")
        k9s.goes("crd")
        k9s.sees(r"(?i)customresourcedefinitions.*\[\d+\]", "the custom kinds")
        k9s.sees(r"\.tensorstack\.dev", "the platform's kinds among them")
        k9s.goes(f"pods {NAMESPACE}")
        k9s.sees(r"busy .*Running", "the pods again")
        k9s.screen.type(CONTROL_D)
        k9s.sees(r"(?i)delete.*busy\?", "the question before a delete")
        k9s.screen.type(TAB + ENTER)
        gone = kubectl("wait", "--for", "delete", "pod/busy", "--timeout", "60s")
        print("k9s: a delete", gone.strip())
        k9s.goes("quit")
        if k9s.screen.close() != 0:
            sys.exit("k9s did not end well")
    kubectl("delete", "namespace", NAMESPACE)


main()
