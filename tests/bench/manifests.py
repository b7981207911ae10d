# SPDX-License-Identifier: Apache-2.0
"""Documents that two validators read, and the schemas of a server as files: what others check with."""
import json
import random

from replay import connect

PLACES = {"namespace": "demo", "image": "registry.local/train:1", "queue": "default", "claim": "data"}


def own_documents(source):
    """What the program begins new objects with; {name} and the like are left open in them."""
    folders = (source / "resources/starts", source / "resources/jobs")
    return [path.read_text() for folder in folders for path in sorted(folder.glob("*.yaml"))]


def filled(text, number, dice):
    """One of many: a name of its own, and labels that nobody else has."""
    for word, value in (PLACES | {"name": f"bench-{number}"}).items():
        text = text.replace(f"{{{word}}}", value)
    labels = "".join(f"    bench.example/label-{at}: \"{dice.randrange(10**6)}\"\n" for at in range(dice.randrange(1, 6)))
    name = f"  name: bench-{number}\n"
    return text.replace(name, f"{name}  annotations:\n{labels}", 1) if name in text else text


def spoiled(text, dice):
    """A fault that every validator must find: a field that there is not, or text where a map belongs."""
    return text + "nosuchfield: 1\n" if dice.random() < 0.5 else text.replace("  annotations:\n", "  labels: none\n  annotations:\n", 1)


def write(source, folder, count, seed=1):
    """A folder of manifests, the same for the same seed; one in twenty has a fault. Returns the faulty ones' names."""
    dice, documents, faulty = random.Random(seed), own_documents(source), set()
    folder.mkdir()
    for number in range(count):
        text = filled(documents[number % len(documents)], number, dice)
        name = f"{number:04}.yaml"
        if number % 20 == 7 and "  annotations:\n" in text:
            text = spoiled(text, dice)
            faulty.add(name)
        (folder / name).write_text(text)
    return faulty


def fetch(kubeconfig, path):
    connection, head = connect(kubeconfig)
    connection.request("GET", path, headers=head)
    return json.loads(connection.getresponse().read())


def json_schema(node, used):
    """An OpenAPI schema as JSON schema says it; unknown fields are refused where a server drops them."""
    out = {}
    for key in ("type", "enum", "pattern", "format", "required", "minimum", "maximum", "minLength", "maxLength", "minItems",
                "maxItems", "uniqueItems", "minProperties", "maxProperties", "multipleOf", "description"):
        if key in node:
            out[key] = node[key]
    if "$ref" in node:
        name = node["$ref"].rsplit("/", 1)[-1]
        used.add(name)
        out["$ref"] = f"#/definitions/{name}"
    for key in ("allOf", "anyOf", "oneOf"):
        if key in node:
            out[key] = [json_schema(one, used) for one in node[key]]
    if "not" in node:
        out["not"] = json_schema(node["not"], used)
    if "items" in node:
        out["items"] = json_schema(node["items"], used)
    if isinstance(node.get("additionalProperties"), dict):
        out["additionalProperties"] = json_schema(node["additionalProperties"], used)
    if "properties" in node:
        out["properties"] = {name: json_schema(one, used) for name, one in node["properties"].items()}
        if "additionalProperties" not in node and not node.get("x-kubernetes-preserve-unknown-fields"):
            out["additionalProperties"] = False
    if node.get("x-kubernetes-embedded-resource"):
        out.pop("additionalProperties", None)
    if node.get("x-kubernetes-int-or-string") or node.get("format") == "int-or-string":
        for key in ("type", "format", "oneOf", "anyOf"):
            out.pop(key, None)
        out["type"] = ["integer", "string"]
    if node.get("nullable") and isinstance(out.get("type"), str):
        out["type"] = [out["type"], "null"]
    return out


def standalone(root, schemas):
    """One schema with every definition that it leads to."""
    used, done = set(), {}
    out = {"$schema": "http://json-schema.org/draft-07/schema#"} | json_schema(root, used)
    while used - done.keys():
        for name in used - done.keys():
            done[name] = json_schema(schemas[name], used)
    return out | {"definitions": done}


def write_schemas(kubeconfig, folder):
    """FOLDER/GROUP/kind_version.json of every kind that the server describes; of the core, v1 is the group."""
    index = fetch(kubeconfig, "/openapi/v3")["paths"]
    for path, place in index.items():
        if path.count("/") < 1 or not path.startswith(("api/", "apis/")):
            continue
        schemas = fetch(kubeconfig, place["serverRelativeURL"])["components"]["schemas"]
        for schema in schemas.values():
            for kind in schema.get("x-kubernetes-group-version-kind", []):
                if f"{kind['group']}/{kind['version']}" != path.removeprefix("apis/") and path != f"api/{kind['version']}":
                    continue
                home = folder / (kind["group"] or kind["version"])
                home.mkdir(parents=True, exist_ok=True)
                (home / f"{kind['kind'].lower()}_{kind['version']}.json").write_text(json.dumps(standalone(schema, schemas)))


LINES = 10_242  # as the editors of others were measured with


def large_pod():
    """A pod of that many lines; (text, the same with a half-typed key, line and column of that key's end, from 0)."""
    lines = ["apiVersion: v1", "kind: Pod", "metadata:", "  name: large", "  namespace: demo", "spec:", "  restartPolicy: Never",
             "  containers:"]
    number, middle = 0, None
    while len(lines) < LINES - 22:
        if middle is None and len(lines) > LINES / 2:
            middle = len(lines) + 2
        lines += [f"    - name: worker-{number} # trains", f"      image: registry.local/train:{number}",
                  "      imagePullPolicy: IfNotPresent", f"      args: [\"--rank\", \"{number}\"]", "      env:"]
        for at in range(3):
            lines += [f"        - name: VARIABLE_{at}", f"          value: \"{number * at}\""]
        lines += ["      resources:", "        limits:", "          cpu: \"4\"", "          memory: 8Gi"]
        number += 1
    lines += ["# the end"] * (LINES - len(lines))
    half = list(lines)
    half[middle] = "      imagePull"
    return "\n".join(lines) + "\n", "\n".join(half) + "\n", middle, len(half[middle])
