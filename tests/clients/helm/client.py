# SPDX-License-Identifier: Apache-2.0
"""helm with a small chart: install and wait, upgrade, roll back, list, test what is refused, uninstall."""
import json
import pathlib
import subprocess
import sys

KUBECONFIG, FOLDER = sys.argv[1], pathlib.Path(sys.argv[2])
CHART = str(pathlib.Path(__file__).parent / "chart")
NAMESPACE = "client-helm"


def helm(*words, code=0):
    done = subprocess.run([FOLDER / "helm", "--kubeconfig", KUBECONFIG, "--namespace", NAMESPACE, *words],
                          capture_output=True, text=True, timeout=120)
    if done.returncode != code or "WARNING: Kubernetes configuration" in done.stderr:
        sys.exit(f"helm {' '.join(words)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout + done.stderr


def kubectl(*words):
    return subprocess.run(["kubectl", "--kubeconfig", KUBECONFIG, "--namespace", NAMESPACE, *words],
                          capture_output=True, text=True, check=True, timeout=60).stdout


def need(found, what):
    if not found:
        sys.exit(f"helm: not so: {what}")
    print("helm:", what)


def releases():
    return [(release["name"], release["revision"], release["status"])
            for release in json.loads(helm("list", "--output", "json"))]


def main():
    said = helm("install", "web", CHART, "--create-namespace", "--wait", "--timeout", "60s")
    need("STATUS: deployed" in said and "web answers on port 80." in said, "install, until all of it is ready")
    need(releases() == [("web", "1", "deployed")], "list")
    need("cannot re-use a name" in helm("install", "web", CHART, code=1), "a name that is taken is refused")

    helm("upgrade", "web", CHART, "--set", "replicas=2,greeting=hello", "--wait", "--timeout", "60s")
    need(releases() == [("web", "2", "deployed")], "upgrade")
    need(kubectl("get", "deployment", "web", "--output", "jsonpath={.status.readyReplicas}") == "2",
         "the upgrade's replicas run")
    need(kubectl("get", "configmap", "web-settings", "--output", "jsonpath={.data.greeting}") == "hello",
         "the upgrade's value is stored")
    need('greeting: "hello"' in helm("get", "manifest", "web"), "get manifest")
    need("greeting: hello" in helm("get", "values", "web"), "get values")
    helm("rollback", "web", "1", "--wait", "--timeout", "60s")
    need(kubectl("get", "configmap", "web-settings", "--output", "jsonpath={.data.greeting}") == "ahoy", "rollback")
    need(len(json.loads(helm("history", "web", "--output", "json"))) == 3, "history")
    need("HOOKS:" in helm("upgrade", "web", CHART, "--dry-run=server"), "a dry run by the server")

    bad = helm("upgrade", "web", CHART, "--set", "replicas=many", code=1)
    need("replicas" in bad, "a value that the server refuses: " + bad.strip().splitlines()[-1][:160])

    helm("uninstall", "web", "--wait", "--timeout", "60s")
    need(releases() == [], "uninstall")
    need(kubectl("get", "configmap,service,deployment", "--output", "name").split()
         in ([], ["configmap/kube-root-ca.crt"]), "nothing of it is left")


main()
