# SPDX-License-Identifier: Apache-2.0
"""Requests read from files, and their answers in a form in which two servers can be compared.

A file under requests/ is a story told to an API server, request by request:

    @let maps = /api/v1/namespaces/{ns}/configmaps      a word for later; {ns} and {id} are the file's own
    ## a name, free of doubles in the file
    POST {maps}?dryRun=All                              GET, POST, PUT, DELETE; MERGE, JSON, STRATEGIC, APPLY: a PATCH
    Accept: application/json                            headers
    {apiVersion: v1, kind: ConfigMap}                   the body, YAML
    @set uid = metadata.uid                             {uid} is that part of the answer from here on
    @wait {maps}/a 404                                  before the next request, until it answers so
    @until status = 200                                 this request again, until that of its answer is so:
    @until body.spec.replicas = 3                       what a server knows only after a while
"""
import base64
import http.client
import json
import re
import ssl
import time
import urllib.parse

PATCHES = {
    "MERGE": "application/merge-patch+json",
    "JSON": "application/json-patch+json",
    "STRATEGIC": "application/strategic-merge-patch+json",
    "APPLY": "application/apply-patch+yaml",
}
HEADERS = ("Content-Type", "Warning", "Retry-After", "Location", "WWW-Authenticate")
HEADER_LINE = re.compile(r"[A-Z][A-Za-z0-9%-]*: ")
PATIENCE = 30  # seconds
# What differs from one server, or one moment, to the next.
VOLATILE = (
    (re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"), "UID"),
    (re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z"), "TIME"),
    (re.compile(r"^(\d+d)?(\d+h)?(\d+m)?\d+s$"), "AGE"),
    (re.compile(r"(resource version: )\d+(, current: |( \())?\d*"), r"\1N\2N"),
    (re.compile(r"(kube-api-access-|made-|-A)[a-z0-9]{5}\b"), r"\1RANDOM"),
    (re.compile(r"(ResourceVersion in (the precondition|record) \()\d+"), r"\1N"),
    (re.compile(r"(\\?\"resourceVersion\\?\":\\?\")\d+"), r"\1N"),
)
HIDDEN = {"ca.crt": "CERTIFICATE", "resourceVersion": "VERSION", "uid": "UID", "continue": "TOKEN", "time": "TIME"}


class Request:
    def __init__(self, name):
        self.name = name
        self.method = self.target = ""
        self.headers = {}
        self.body = ""
        self.captures = {}
        self.waits = []
        self.until = None  # a path in the answer, and the text there


class Story:
    """One file: words and requests."""

    def __init__(self, path):
        self.name = path.stem
        self.words = {}
        self.requests = []
        for line in path.read_text(encoding="utf-8").splitlines():
            self._read(line)

    def _read(self, line):
        one = self.requests[-1] if self.requests else None
        if line.startswith("@let "):
            word, text = line[5:].split(" = ", 1)
            self.words[word] = text
        elif line.startswith("## "):
            self.requests.append(Request(line[3:].strip()))
        elif line.startswith("@set "):
            word, path = line[5:].split(" = ", 1)
            one.captures[word] = path
        elif line.startswith("@until "):
            one.until = tuple(line[7:].split(" = ", 1))
        elif line.startswith("@wait "):
            target, status = line[6:].rsplit(" ", 1)
            one.waits.append((target, int(status)))
        elif one and not one.method:
            if line.strip():
                one.method, one.target = line.split(" ", 1)
        elif one and not one.body and HEADER_LINE.match(line):
            name, value = line.split(": ", 1)
            one.headers[name] = value
        elif one and (one.body or line.strip()) and not line.startswith("# "):
            one.body += line + "\n"


class Server:
    """One of the two; knows what the answers so far have given to later requests."""

    def __init__(self, kubeconfig):
        cluster = kubeconfig["clusters"][0]["cluster"]
        self._url = urllib.parse.urlsplit(cluster["server"])
        self._login = {"Authorization": f"Bearer {kubeconfig['users'][0]['user']['token']}"}
        if "certificate-authority-data" in cluster:
            self._trust = ssl.create_default_context(
                cadata=base64.b64decode(cluster["certificate-authority-data"]).decode())
        else:
            self._trust = ssl.create_default_context(cafile=cluster["certificate-authority"])
        self._connection = None
        self.words = {}

    def fill(self, text):
        """{word} in its place, as often as words hold words."""
        for _ in range(5):
            text = re.sub(r"\{([a-zA-Z]\w*)\}", lambda found: self.words.get(found[1], found[0]), text)
        return text

    def send(self, method, target, headers, body):
        for attempt in (1, 2):  # a connection that the server has ended meanwhile is made anew
            if not self._connection:
                self._connection = http.client.HTTPSConnection(
                    self._url.hostname, self._url.port, context=self._trust, timeout=PATIENCE)
            try:
                self._connection.request(method, target, body, headers)
                answer = self._connection.getresponse()
                return answer.status, answer.headers, self._text(answer, target).decode("utf-8", "replace")
            except (http.client.HTTPException, OSError):
                self._connection = None
        return 0, {}, "no answer"

    def _text(self, answer, target):
        """All of it; of a list that is streamed, what comes up to the bookmark that ends the list."""
        if "sendInitialEvents" not in target or "allowWatchBookmarks" not in target:
            return answer.read()
        text = b""
        for line in answer:
            text += line
            if b"initial-events-end" in line:
                self._connection = None  # the watch that follows is of no interest
                break
        return text

    def answer(self, request):
        headers = {**self._login, "Accept": "application/json", "User-Agent": "compare"}
        method = request.method
        if method in PATCHES:
            headers["Content-Type"], method = PATCHES[method], "PATCH"
        elif request.body:
            headers["Content-Type"] = "application/yaml"
        headers.update({name: self.fill(value) for name, value in request.headers.items()})
        target = urllib.parse.quote(self.fill(request.target), safe="/?&=%,:;()!+~$'*@")
        end = time.monotonic() + PATIENCE
        while True:
            status, got, text = self.send(method, target, headers, self.fill(request.body).encode() or None)
            body = self._parse(text, "watch" in target)
            if not request.until or time.monotonic() > end:
                break
            path, wanted = request.until
            if str(_at({"status": status, "body": body}, path)) == wanted:
                break
            time.sleep(0.05)
        for word, path in request.captures.items():
            self.words[word] = str(_at(body, path))
        for target, status in request.waits:
            self._wait(self.fill(target), status)
        answer = {"status": status, "body": _plain(body)}
        answer.update({f"header {name}": _text(got[name]) for name in HEADERS if got.get(name)})
        return answer

    def version(self):
        return json.loads(self.send("GET", "/version", self._login, None)[2])["gitVersion"]

    def make_namespace(self, name):
        """Returns when the server has put into it what belongs there."""
        self.send("POST", "/api/v1/namespaces", self._login, json.dumps(
            {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name}}).encode())
        self._wait(f"/api/v1/namespaces/{name}/serviceaccounts/default", 200)
        self._wait(f"/api/v1/namespaces/{name}/configmaps/kube-root-ca.crt", 200)

    def remove_namespace(self, name):
        self.send("DELETE", f"/api/v1/namespaces/{name}", self._login, None)

    def _wait(self, target, status):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if self.send("GET", target, self._login, None)[0] == status:
                return
            time.sleep(0.05)

    @staticmethod
    def _parse(text, is_watch):
        try:
            lines = [json.loads(line) for line in text.splitlines()] if is_watch else [json.loads(text)]
            is_refused = not is_watch or (lines and lines[0].get("kind") == "Status")
            return lines[0] if is_refused else lines
        except ValueError:
            return text


def _at(body, path):
    """What is there; empty when nothing is."""
    for step in path.split("."):
        if isinstance(body, list):
            body = body[int(step)] if int(step) < len(body) else ""
        else:
            body = body.get(step, "") if isinstance(body, dict) else ""
    return body


def _text(value):
    for pattern, word in VOLATILE:
        value = pattern.sub(word, value)
    return value


def _by_text(values):
    return sorted(values, key=lambda one: json.dumps(one, sort_keys=True))


def _writer(entry):
    return [str(entry.get(name, "")) for name in ("manager", "operation", "subresource")]


def _without_order(value):
    """Where a server walks a map the order of what it says is another one each time."""
    causes = value.get("details", {}).get("causes", []) if isinstance(value.get("details"), dict) else []
    if len(causes) > 1:
        value = {**value, "details": {**value["details"], "causes": _by_text(causes)},
                 "message": value["message"].split("is invalid: [")[0] + "is invalid: […]"}
    if isinstance(value.get("managedFields"), list):  # the oldest first, and of one second by name
        value = {**value, "managedFields": sorted(value["managedFields"], key=_writer)}
    return {name: _by_text(inner) if name in ("resourceRules", "nonResourceRules") else inner
            for name, inner in value.items()}


def _plain(value, key=""):
    if isinstance(value, dict):
        value = _without_order(value)
        return {name: HIDDEN[name] if name in HIDDEN and isinstance(inner, str) and inner else _plain(inner, name)
                for name, inner in value.items() if (name, inner) != ("details", {})}  # of a Status: nothing said
    if isinstance(value, list):
        return [_plain(inner, key) for inner in value]
    return _text(value) if isinstance(value, str) else value
