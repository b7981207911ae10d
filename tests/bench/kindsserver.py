# SPDX-License-Identifier: Apache-2.0
"""A server that has nothing but kinds, those of another one: told as today, or group by group as before 1.26; and with an
aggregated API whose own server is dead."""
import json

from plainserver import NOT_FOUND, PlainServer, failure
from replay import connect

AGGREGATED = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList"
DEAD = "dead.bench.example"


def read_kinds(kubeconfig):
    """The answers of all that discovery asks for, by path; the aggregated ones with `+` before it."""
    connection, head = connect(kubeconfig)

    def get(path, accept):
        connection.request("GET", path, headers=head | {"Accept": accept})
        return json.loads(connection.getresponse().read())

    answers = {path: get(path, "application/json") for path in ("/version", "/api", "/apis", "/api/v1")}
    answers |= {f"+{path}": get(path, AGGREGATED) for path in ("/api", "/apis")}
    for group in answers["/apis"]["groups"]:
        for version in group["versions"]:
            path = "/apis/" + version["groupVersion"]
            answers[path] = get(path, "application/json")
    return answers


def with_dead(answers):
    version = {"groupVersion": f"{DEAD}/v1", "version": "v1"}
    apis, aggregated = answers["/apis"], answers["+/apis"]
    return answers | {
        "/apis": apis | {"groups": [*apis["groups"], {"name": DEAD, "versions": [version], "preferredVersion": version}]},
        "+/apis": aggregated | {"items": [*aggregated["items"], {"metadata": {"name": DEAD}, "versions": [
            {"version": "v1", "freshness": "Stale"}]}]}}


class KindsServer(PlainServer):
    name = "kinds"

    def __init__(self, answers, is_old):
        self.bodies = {path: json.dumps(body).encode() for path, body in answers.items()}
        self.is_old = is_old
        super().__init__()

    def answer(self, client, asked):
        if DEAD in asked.path:
            return self.say(client, failure(503, "ServiceUnavailable"), "503 Service Unavailable")
        if not self.is_old and "APIGroupDiscoveryList" in asked.accept and f"+{asked.path}" in self.bodies:
            return self.say(client, self.bodies[f"+{asked.path}"], kind=AGGREGATED)
        if asked.path in self.bodies:
            return self.say(client, self.bodies[asked.path])
        return self.say(client, failure(404, "NotFound"), NOT_FOUND)
