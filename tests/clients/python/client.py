# SPDX-License-Identifier: Apache-2.0
"""The Python client as its users write it; each step says what it found, and an exception fails the test."""
import sys

import yaml
from kubernetes import client, config, dynamic, utils, watch
from kubernetes.client.rest import ApiException
from kubernetes.stream import stream

NAMESPACE = "client-python"
SERVICE = """
apiVersion: v1
kind: Service
metadata: {name: web, labels: {app: web}}
spec:
  selector: {app: web}
  ports: [{name: http, port: 80, targetPort: 8080}]
"""


def pod(name):
    container = client.V1Container(name="main", image="busybox", command=["sleep", "3600"])
    return client.V1Pod(metadata=client.V1ObjectMeta(name=name, labels={"app": name}),
                        spec=client.V1PodSpec(containers=[container]))


def need(found, what):
    if not found:
        sys.exit(f"python: not so: {what}")
    print("python:", what)


def lists(core):
    first = core.list_pod_for_all_namespaces(limit=3)
    rest = core.list_pod_for_all_namespaces(limit=500, _continue=first.metadata._continue)
    need(len(first.items) == 3 and rest.items, "a list in pages")
    names = {item.metadata.name for item in first.items}
    need(not names & {item.metadata.name for item in rest.items}, "the second page goes on behind the first")
    version = client.VersionApi().get_code()
    need(version.major == "1", "the version")


def watches(core):
    begun = core.list_namespaced_pod(NAMESPACE).metadata.resource_version
    core.create_namespaced_pod(NAMESPACE, pod("busy"))
    phases = []
    watcher = watch.Watch()
    for event in watcher.stream(core.list_namespaced_pod, NAMESPACE, resource_version=begun, timeout_seconds=60):
        phases.append((event["type"], event["object"].status.phase))
        if event["object"].status.phase == "Running":
            watcher.stop()
    need(phases[0] == ("ADDED", "Pending") and phases[-1] == ("MODIFIED", "Running"), "a watch until the pod runs")


def applies(api, core):
    services = dynamic.DynamicClient(api).resources.get(api_version="v1", kind="Service")
    wanted = yaml.safe_load(SERVICE)
    made = services.server_side_apply(body=wanted, namespace=NAMESPACE, field_manager="one")
    need(made.spec.clusterIP, "an apply that creates")
    wanted["spec"]["ports"][0]["targetPort"] = 8081
    try:
        services.server_side_apply(body=wanted, namespace=NAMESPACE, field_manager="two")
        need(False, "a conflict of two managers is refused")
    except ApiException as refused:
        need(refused.status == 409 and 'conflict with' in str(refused.body), "a conflict of two managers is refused")
    taken = services.server_side_apply(body=wanted, namespace=NAMESPACE, field_manager="two", force_conflicts=True)
    need([port.targetPort for port in taken.spec.ports] == [8081], "a forced apply")
    patched = core.patch_namespaced_service("web", NAMESPACE, {"metadata": {"labels": {"tier": "front"}}})
    need(patched.metadata.labels == {"app": "web", "tier": "front"}, "a strategic merge patch")
    utils.create_from_dict(api, {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {
        "selector": {"matchLabels": {"app": "web"}}, "replicas": 1, "template": {
            "metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "main", "image": "nginx"}]}}}},
        namespace=NAMESPACE)
    apps = client.AppsV1Api(api)
    apps.patch_namespaced_deployment_scale("web", NAMESPACE, {"spec": {"replicas": 3}})
    need(apps.read_namespaced_deployment("web", NAMESPACE).spec.replicas == 3, "a scale")


def custom(api):
    kinds = client.ApiextensionsV1Api(api).list_custom_resource_definition().items
    need(kinds, "the custom kinds")
    kind = next(kind for kind in kinds if kind.spec.scope == "Namespaced")
    served = next(version.name for version in kind.spec.versions if version.served)
    listed = client.CustomObjectsApi(api).list_namespaced_custom_object(
        kind.spec.group, served, NAMESPACE, kind.spec.names.plural)
    need(listed["items"] == [] and listed["kind"] == kind.spec.names.kind + "List", "a list of custom objects")


def talks(core):
    said = core.read_namespaced_pod_log("busy", NAMESPACE, tail_lines=5)
    need(isinstance(said, str), "a pod's log")
    answer = stream(core.connect_get_namespaced_pod_exec, "busy", NAMESPACE,
                    command=["sh", "-c", "echo heard; echo wrong >&2"],
                    stdin=False, stdout=True, stderr=True, tty=False)
    need(answer.split() == ["heard", "wrong"], "an exec")
    session = stream(core.connect_get_namespaced_pod_exec, "busy", NAMESPACE, command=["sh"],
                     stdin=True, stdout=True, stderr=True, tty=False, _preload_content=False)
    session.write_stdin("echo from stdin\nexit 3\n")
    session.run_forever(timeout=20)
    need(session.read_stdout().strip() == "from stdin" and session.returncode == 3,
         "an exec that is written to, and its exit code")


def deletes(core):
    core.delete_namespaced_pod("busy", NAMESPACE, grace_period_seconds=0)
    watcher = watch.Watch()
    left = core.list_namespaced_pod(NAMESPACE, field_selector="metadata.name=busy")
    for event in watcher.stream(core.list_namespaced_pod, NAMESPACE, field_selector="metadata.name=busy",
                                resource_version=left.metadata.resource_version, timeout_seconds=20):
        left.items = [] if event["type"] == "DELETED" else left.items
        if not left.items:
            watcher.stop()
    need(not left.items, "a delete")
    core.delete_collection_namespaced_pod(NAMESPACE, label_selector="app=web")
    try:
        core.read_namespaced_pod("busy", NAMESPACE)
        need(False, "what is gone is not found")
    except ApiException as missing:
        need(missing.status == 404, "what is gone is not found")
    core.delete_namespace(NAMESPACE)


def main():
    config.load_kube_config(config_file=sys.argv[1])
    api = client.ApiClient()
    core = client.CoreV1Api(api)
    core.create_namespace(client.V1Namespace(metadata=client.V1ObjectMeta(name=NAMESPACE)))
    lists(core)
    watches(core)
    applies(api, core)
    custom(api)
    talks(core)
    deletes(core)


main()
