# SPDX-License-Identifier: Apache-2.0
"""A server that has nothing but kinds, those of another one: told as today, or group by group as before 1.26; and with an
aggregated API whose own server is dead."""
import http.server
import json
import threading

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


class KindsServer(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256

    def __init__(self, answers, is_old):
        self.bodies = {path: json.dumps(body).encode() for path, body in answers.items()}
        self.is_old = is_old
        super().__init__(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def kubeconfig(self, file):
        file.write_text(f"""apiVersion: v1
kind: Config
current-context: kinds
clusters: [{{name: kinds, cluster: {{server: "http://127.0.0.1:{self.server_address[1]}"}}}}]
users: [{{name: kinds, user: {{}}}}]
contexts: [{{name: kinds, context: {{cluster: kinds, user: kinds}}}}]
""")
        return file


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # an answer goes out as one piece
    disable_nagle_algorithm = True

    def do_GET(self):
        path = self.path.partition("?")[0]
        is_aggregated = not self.server.is_old and "APIGroupDiscoveryList" in self.headers.get("Accept", "")
        is_aggregated = is_aggregated and f"+{path}" in self.server.bodies
        body = self.server.bodies.get(f"+{path}" if is_aggregated else path)
        status = 503 if DEAD in path else 200 if body else 404
        body = body or json.dumps({"kind": "Status", "apiVersion": "v1", "status": "Failure", "code": status,
                                   "reason": "ServiceUnavailable" if status == 503 else "NotFound"}).encode()
        self.send_response(status)
        self.send_header("Content-Type", AGGREGATED if is_aggregated else "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass
