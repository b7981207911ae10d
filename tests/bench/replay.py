# SPDX-License-Identifier: Apache-2.0
"""A server that says the same bytes to everybody: a list of pods in pages, then a flood of events, or the end of the watch.

The pods are the sandbox's own, as rows of a Table and as objects, for who asks for which; each event changes one of them.
"""
import base64
import http.client
import json
import pathlib
import re
import ssl
import threading
import time
import urllib.parse

from plainserver import NOT_FOUND, SMALL, PlainServer, failure

PAGE = 500
TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io"


def connect(kubeconfig):
    """A connection to the server of a kubeconfig, and the head that it wants."""
    def value(name):
        found = re.search(rf'\b{name}"?: "?([^"\s,}}]+)', kubeconfig.read_text())
        return found and found.group(1)

    server = urllib.parse.urlparse(value("server"))
    inline, token = value("certificate-authority-data"), value("token")
    authority = base64.b64decode(inline).decode() if inline else pathlib.Path(value("certificate-authority")).read_text()
    connection = http.client.HTTPSConnection(server.hostname, server.port,
                                             context=ssl.create_default_context(cadata=authority))
    return connection, {"Authorization": f"Bearer {token}"}


def read_pages(kubeconfig, accept):
    connection, head = connect(kubeconfig)
    token = ""
    while True:
        query = f"limit=5000&continue={urllib.parse.quote(token)}" if token else "limit=5000"
        connection.request("GET", f"/api/v1/pods?{query}", headers=head | {"Accept": accept})
        page = json.loads(connection.getresponse().read())
        yield page
        token = page["metadata"].get("continue")
        if not token:
            return


def read_table(kubeconfig):
    """Columns and rows of all pods, as the server of that kubeconfig sends them."""
    columns, rows = None, []
    for page in read_pages(kubeconfig, TABLE):
        columns = columns or page["columnDefinitions"]
        rows += page["rows"]
    return columns, rows


def read_objects(kubeconfig):
    """The same pods whole."""
    return [pod for page in read_pages(kubeconfig, "application/json") for pod in page["items"]]


class Replay(PlainServer):
    """`objects`: the same pods whole, for clients that ask for no Table. `expires`: instead of a flood the watch ends with
    410, and the list that follows has one pod more and a change in each hundredth. After the flood pods come and go, two
    hundred a second, named by the microsecond in which they are sent. `sums`: of all versions when the flood is over, of
    rows and of objects."""

    name = "replay"

    def __init__(self, columns, rows, events=0, objects=(), expires=False):
        self.columns = columns
        self.pages = self._pages(rows)
        self.object_pages = self._pages(objects)
        self.version = 1_000_000
        self.sums = []
        self.flood = self._written(self._flood(rows, events, self._event, lambda row: row["object"]))
        self.object_flood = self._written(self._flood(objects, events, self._object_event, lambda pod: pod)) if objects else []
        self.comers = [(rows[0], self._event), (objects[0], self._object_event)] if objects else [(rows[0], self._event)]
        self.expires = expires
        self.bodies = {}  # what was asked before need not be written again
        self.go = threading.Event()
        self.sent = 0.0
        super().__init__()

    def close(self):
        self.go.set()
        super().close()

    # --- bytes -------------------------------------------------------------------------------------

    @staticmethod
    def _pages(items):
        return [items[at:at + PAGE] for at in range(0, len(items), PAGE)]

    def _object_event(self, kind, pod, name=None):
        return self._line(kind, self._changed(pod, name))

    def _changed(self, pod, name=None):
        self.version += 1
        pod = json.loads(json.dumps(pod))
        pod |= {"kind": "Pod", "apiVersion": "v1"}
        pod["metadata"]["resourceVersion"] = str(self.version)
        pod["metadata"].setdefault("annotations", {})["bench"] = str(self.version % 89)
        if name:
            pod["metadata"] |= {"name": name, "uid": name}
        return pod

    @staticmethod
    def _written(events):
        """As a busy server writes, some events at a time, and ready to send: who is measured does not wait for this one."""
        chunks = [b"".join(events[at:at + 50]) for at in range(0, len(events), 50)]
        return [f"{len(chunk):x}\r\n".encode() + chunk + b"\r\n" for chunk in chunks]

    @staticmethod
    def _line(kind, entry):
        return json.dumps({"type": kind, "object": entry}, separators=(",", ":")).encode() + b"\n"

    def _event(self, kind, row, name=None):
        return self._line(kind, {
            "kind": "Table", "apiVersion": "meta.k8s.io/v1", "metadata": {"resourceVersion": str(self.version + 1)},
            "columnDefinitions": None, "rows": [self._changed_row(row, name)]})

    def _changed_row(self, row, name=None):
        self.version += 1
        row = json.loads(json.dumps(row))
        row["object"]["metadata"]["resourceVersion"] = str(self.version)
        restarts = next(i for i, column in enumerate(self.columns) if column["name"] == "Restarts")
        row["cells"][restarts] = str(self.version % 89)
        if name:
            row["object"]["metadata"] |= {"name": name, "uid": name}
            row["cells"][0] = name
        return row

    def _flood(self, rows, events, event, object_of):
        versions = [int(object_of(row)["metadata"]["resourceVersion"]) for row in rows]

        def lines():
            yield event("ADDED", rows[0], "bench-begin")
            versions.append(self.version)
            for i in range(events):
                at = i * 7919 % len(rows)  # no factor shared with the number of rows: each in turn, never two neighbours
                yield event("MODIFIED", rows[at])
                versions[at] = self.version
            yield event("ADDED", rows[0], "bench-end")
            versions.append(self.version)

        flood = list(lines())
        self.sums.append(sum(versions))
        return flood

    def expire(self):
        """The watch is lost, and the pods have changed meanwhile."""
        self.bodies.clear()
        for pages, changed in ((self.pages, self._changed_row), (self.object_pages, self._changed)):
            if not pages:
                continue
            for page in pages:
                for at in range(0, len(page), 100):
                    page[at] = changed(page[at])
            pages[-1].append(changed(pages[0][0], "bench-end"))
        self.write_lists()
        self.go.set()

    def write_lists(self):
        """Whole and in pages, so that who is measured does not wait for it."""
        for pages in (self.pages, self.object_pages):
            for at in range(len(pages)):
                self._body({"continue": [str(at)], "limit": ["500"]}, pages is self.pages)
            if pages:
                self._body({}, pages is self.pages)

    def _body(self, query, is_table):
        pages = self.pages if is_table else self.object_pages
        at = int(query.get("continue", ["0"])[0])
        end = len(pages) if "limit" not in query else at + 1
        if (is_table, at, end) not in self.bodies:
            self.bodies[is_table, at, end] = self._page(pages, at, end, is_table)
        return self.bodies[is_table, at, end]

    def _page(self, pages, at, end, is_table):
        meta = {"resourceVersion": str(self.version)}
        if end < len(pages):
            meta |= {"continue": str(end), "remainingItemCount": sum(len(page) for page in pages[end:])}
        if not is_table:
            items = [pod for page in pages[at:end] for pod in page]
            return json.dumps({"kind": "PodList", "apiVersion": "v1", "metadata": meta, "items": items},
                              separators=(",", ":")).encode()
        return json.dumps({"kind": "Table", "apiVersion": "meta.k8s.io/v1", "metadata": meta,
                           "columnDefinitions": self.columns, "rows": [row for page in pages[at:end] for row in page]}, separators=(",", ":")).encode()

    # --- the server --------------------------------------------------------------------------------

    def answer(self, client, asked):
        is_table = "as=Table" in asked.accept or not self.object_pages
        if asked.path == "/api/v1/pods" and "sendInitialEvents" in asked.query:
            return self.say(client, failure(422, "Invalid"), "422 Unprocessable Entity")
        if asked.path == "/api/v1/pods" and "watch" in asked.query:
            return self._watch(client, is_table)
        if asked.path == "/api/v1/pods":
            return self.say(client, self._body(asked.query, is_table))
        if asked.path in SMALL:
            return self.say(client, json.dumps(SMALL[asked.path]).encode())
        return self.say(client, failure(404, "NotFound"), NOT_FOUND)

    def _watch(self, client, is_table):
        self.begin_chunks(client, "application/json")
        if self.expires and self.go.is_set():
            time.sleep(120)
            return False
        self.go.wait()
        started = time.monotonic()
        if self.expires:
            self.chunk(client, self._line("ERROR", {"kind": "Status", "apiVersion": "v1", "status": "Failure",
                                                     "reason": "Expired", "message": "too old resource version", "code": 410}))
            self.end_chunks(client)
            return False
        for chunk in self.flood if is_table else self.object_flood:
            client.sendall(chunk)
        self.sent = time.monotonic() - started
        self._come_and_go(client, *self.comers[0 if is_table else 1])
        return False

    def _come_and_go(self, client, template, event):
        """It stays open, as a watch does; whoever listens leaves."""
        there, begun = [], time.monotonic()
        for tick in range(120 * 200):
            time.sleep(max(0, begun + tick / 200 - time.monotonic()))
            if tick % 2 == 0 or len(there) < 50:
                there.append(f"paced-{time.time_ns() // 1000}")
                self.chunk(client, event("ADDED", template, there[-1]))
            else:
                self.chunk(client, event("DELETED", template, there.pop(0)))
