# SPDX-License-Identifier: Apache-2.0
"""What each target starts from: small inputs that go far into what it tests."""
import gzip
import json
import pathlib
import struct
import sys
import zlib

TESTS = pathlib.Path(__file__).parent.parent


def lines(*objects):
    return b"".join(json.dumps(entry).encode() + b"\n" for entry in objects)


def frame(opcode, payload, final=True, mask=None):
    length = len(payload)
    head = bytes([(0x80 if final else 0) | opcode])
    marked = 0x80 if mask else 0
    head += bytes([marked | length]) if length < 126 else bytes([marked | 126]) + struct.pack(">H", length)
    if mask:
        payload = bytes(byte ^ mask[i % 4] for i, byte in enumerate(payload))
    return head + (mask or b"") + payload


def websocket():
    key = b"\x01\x02\x03\x04"
    close = struct.pack(">H", 1000) + b"end"
    for mask in (None, key):
        yield frame(2, b"\x01hello", mask=mask)
        yield frame(1, "你好".encode(), mask=mask) + frame(9, b"ping", mask=mask) + frame(8, close, mask=mask)
        yield frame(2, b"one", final=False, mask=mask) + frame(9, b"", mask=mask) + frame(0, b"two", mask=mask)
        yield frame(2, bytes(300), mask=mask)


def spdy():
    def control(kind, payload, flags=0):
        return struct.pack(">HHI", 0x8003, kind, flags << 24 | len(payload)) + payload

    def headers(packer, **pairs):
        words = b"".join(struct.pack(">I", len(word)) + word.encode() for pair in pairs.items() for word in pair)
        return packer.compress(struct.pack(">I", len(pairs)) + words) + packer.flush(zlib.Z_SYNC_FLUSH)

    packer = zlib.compressobj()
    streams = [control(1, struct.pack(">IIH", number, 0, 0) + headers(packer, streamtype=kind, port="80", requestid="0"))
               for number, kind in ((1, "error"), (3, "data"))]
    data = struct.pack(">II", 3, 5) + b"hello"
    yield b"".join(streams) + data + struct.pack(">II", 3, 1 << 24)
    server = zlib.compressobj()
    yield b"".join(control(2, struct.pack(">I", number) + headers(server)) for number in (1, 3)) + data + control(
        8, struct.pack(">I", 3) + headers(server, a="b"), 1)
    yield control(6, struct.pack(">I", 1)) + control(3, struct.pack(">II", 1, 5)) + control(7, bytes(8)) + control(9, bytes(8))
    yield data[:6]


def gzip_bodies():
    yield gzip.compress(b"one")
    yield gzip.compress(b'{"type":"ADDED"}\n') + gzip.compress(b'{"type":"MODIFIED"}\n')
    yield gzip.compress(bytes(100_000))
    yield gzip.compress(b"cut")[:-3]
    packer = zlib.compressobj(wbits=31)
    yield packer.compress(b"flushed ") + packer.flush(zlib.Z_SYNC_FLUSH) + packer.compress(b"twice") + packer.flush()


META = {"name": "a", "namespace": "b", "uid": "u", "resourceVersion": "7", "creationTimestamp": "2026-01-02T03:04:05Z",
        "labels": {"app": "x"}, "ownerReferences": [{"kind": "Job", "name": "j", "uid": "v", "controller": True}]}
COLUMNS = [{"name": "Name", "type": "string", "format": "name", "priority": 0},
           {"name": "Ready", "type": "integer", "format": "", "priority": 0},
           {"name": "Age", "type": "date", "format": "", "priority": 1}]


def table_of(rows, columns=COLUMNS):
    return {"kind": "Table", "apiVersion": "meta.k8s.io/v1", "metadata": {"resourceVersion": "9", "continue": "t",
            "remainingItemCount": 3}, "columnDefinitions": columns, "rows": rows}


ROW = {"cells": ["a", 1, "3d"], "object": {"kind": "PartialObjectMetadata", "apiVersion": "meta.k8s.io/v1", "metadata": META}}


def frames():
    pod = {"kind": "Pod", "apiVersion": "v1", "metadata": META, "spec": {}, "status": {"phase": "Running"}}
    bookmark = {"kind": "Pod", "apiVersion": "v1", "metadata": {
        "resourceVersion": "9", "annotations": {"k8s.io/initial-events-end": "true"}}}
    gone = {"kind": "Status", "apiVersion": "v1", "status": "Failure", "reason": "Expired", "code": 410}
    yield lines({"type": "ADDED", "object": pod}, {"type": "DELETED", "object": pod})
    yield lines({"type": "BOOKMARK", "object": bookmark}, {"type": "ERROR", "object": gone})
    yield lines({"type": "ADDED", "object": table_of([ROW])}, {"type": "MODIFIED", "object": table_of([ROW], None)})
    yield b'\n\n{"type":"ADDED"\n{}\nnull\n[]'


def table():
    yield json.dumps(table_of([ROW, ROW])).encode()
    yield json.dumps(table_of([{"cells": [None, -1.5, [], {}, True, "é\u202e"], "object": None}])).encode()
    yield json.dumps({"kind": "PodList", "apiVersion": "v1", "metadata": {"resourceVersion": "1"},
                      "items": [{"metadata": META, "spec": {"a": [1, 2.5, None]}}]}).encode()
    yield json.dumps({"kind": "List", "items": None}).encode()


def status():
    causes = [{"reason": "FieldValueInvalid", "message": "no", "field": "spec.a[0]"}]
    yield b'299 - "old \\"x\\"", 299 - "b" "Fri, 01 Jan 2026 00:00:00 GMT"' + json.dumps(
        {"kind": "Status", "apiVersion": "v1", "status": "Failure", "message": "no\u202e\u0007", "reason": "Invalid",
         "details": {"name": "a", "kind": "Pod", "causes": causes, "retryAfterSeconds": 3}, "code": 422}).encode()
    yield b"<html><title>502 Bad Gateway</title></html>"
    yield json.dumps({"kind": "Status", "details": None, "code": "x", "message": 5}).encode()


def kubeconfig():
    yield b"""apiVersion: v1
kind: Config
current-context: a
clusters: [{name: a, cluster: {server: "https://127.0.0.1:6443/p", certificate-authority-data: LS0t}}]
users:
- name: a
  user: {token: t, exec: {command: get-token, apiVersion: client.authentication.k8s.io/v1, args: [a], env: [{name: A, value: b}]}}
contexts: [{name: a, context: {cluster: a, user: a, namespace: n}}]
"""
    yield b"""{"clusters":[{"name":"a","cluster":{"server":"b:80","insecure-skip-tls-verify":true,"proxy-url":"socks5://c","tls-server-name":"d"}}],
"users":[{"name":"a","user":{"username":"u","password":"p","as":"x","as-groups":["g"],"as-user-extra":{"k":["v"]}}}],
"contexts":[{"name":"a","context":{"cluster":"a","user":"a"}}],"current-context":"a"}"""
    yield b"""clusters:
- &c {name: a, cluster: {server: https://a, certificate-authority: ca.pem}}
- *c
users: [{name: a, user: {client-certificate: c.pem, client-key: k.pem, auth-provider: {name: oidc, config: {id-token: a.b.c}}}}]
contexts: [{name: a, context: {cluster: b, user: a}}]
"""


def jsonpath():
    subject = b'\n{"a":{"b.c":[{"type":"Ready","n":1},{"type":"x","n":2.5}]},"l":[1,[2,[3]]],"s":"t"}'
    for path in (b".a.b", b".a['b.c'][0].n", b".a.b\\.c[*].type", b"..n", b".l[-1]", b".l[0:2]",
                 b"{.a['b.c'][?(@.type==\"Ready\")].n}", b".a['b.c'][?(@.n>1)]", b".a['b.c'][?(@.n)]"):
        yield path + subject


def cel():
    table = json.loads((TESTS / "cel" / "expressions.json").read_text())
    for row in table["rows"]:
        yield row[0].encode()


def yaml():
    yield b"a: 1\nb:\n  - x\n  - y: z # why\n# end\nc: {d: [1, 'two', \"th\\u0072ee\"]}\n"
    yield b"base: &b {a: 1}\nuse:\n  <<: *b\n  c: *b\ntext: |-\n  one\n    two\n\nfold: >+\n  a\n  b\n\n---\nsecond: yes\n...\n"
    yield "\ufeff? key\n: value\n'quoted': !!str 5\nnull: ~\non: off\n键: 值\n".encode()
    yield b"a:\r\n- b: 1\r\n  c:\r\n- - d\r\n  - []\r\n"
    yield b"spec:\n  containers:\n  - name: a\n    args: [--x, y]\n    env:\n    - {name: A, value: '1'}\n  # tail\nstatus: {}\n"
    yield b"- \n- a\n-\n  - b\n- {}\n- ? x\n"


def apply():
    config = b'{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a","labels":{"l":"1"},"finalizers":["x/y"]},"data":{"k":"v"}}'
    yield b"\0a" + config + b"\nb" + config.replace(b'"v"}', b'"w"}') + b"\nB" + config.replace(b'"v"}', b'"w"}') + b'\nm{"data":{"k":null}}'
    service = b'{"apiVersion":"v1","kind":"Service","metadata":{"name":"a"},"spec":{"ports":[{"port":80,"name":"h","protocol":"TCP"}],"selector":{"a":"b"}}}'
    yield b"\1a" + service + b'\ns{"spec":{"ports":[{"port":80,"$patch":"delete"},{"port":81,"protocol":"TCP"}]}}\nb' + service
    pod = (b'{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a"},"spec":{"containers":[{"name":"m","image":"i",'
           b'"env":[{"name":"A","value":"1"},{"name":"B"}],"ports":[{"containerPort":80}]}],"tolerations":[{"key":"k","operator":"Exists"}]}}')
    yield b"\2u" + pod + b'\nj[{"op":"replace","path":"/spec/containers/0/image","value":"j"},{"op":"test","path":"/kind","value":"Pod"}]\na' + pod
    yield b'\2a' + pod + b'\ns{"spec":{"$setElementOrder/containers":[{"name":"m"}],"containers":[{"name":"m","$retainKeys":["name","image"]}]}}'
    deployment = (b'{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"a"},"spec":{"replicas":1,"selector":{"matchLabels":{"a":"b"}},'
                  b'"template":{"metadata":{"labels":{"a":"b"}},"spec":{"containers":[{"name":"m","image":"i"}]}}}}')
    yield b"\3a" + deployment + b"\nb" + deployment.replace(b":1,", b":3,") + b"\nC" + deployment.replace(b":1,", b":3,")
    fields = b'{"apiVersion":"v1","kind":"ConfigMap","metadata":{"managedFields":[{"manager":"m","operation":"Apply","apiVersion":"v1","fieldsType":"FieldsV1","fieldsV1":{"f:data":{"f:k":{},".":{}}}}]},"data":null}'
    yield b"\0u" + config + b"\nm" + fields + b"\na" + config


TARGETS = {"websocket": websocket, "spdy": spdy, "gzip": gzip_bodies, "frames": frames, "table": table, "status": status,
           "kubeconfig": kubeconfig, "jsonpath": jsonpath, "cel": cel, "yaml": yaml, "apply": apply}


def write(folder):
    """Files TARGET-NUMBER, and one more when all are there."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for name, seeds in TARGETS.items():
        for number, seed in enumerate(seeds()):
            (folder / f"{name}-{number}").write_bytes(seed)
    (folder / "complete").touch()


if __name__ == "__main__":
    write(pathlib.Path(sys.argv[1]))
