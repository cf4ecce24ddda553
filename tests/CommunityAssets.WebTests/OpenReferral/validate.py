"""Checks answers against the published schemas of Open Referral UK:  validate.py SCHEMAS CASES

SCHEMAS is the folder of the published files; CASES a JSON file: a list of {"name", "schemas", "instance"}. A schema is a file of the
folder ("compiled/service.json"), the answer that the OpenAPI description promises for a path ("openapi:/services"), or a page of a
file's records ("page:compiled/service.json"). Every problem is one line; the last line counts what was checked. The validator is
Debian's python3-jsonschema. Beyond the schemas, which allow any further member, it checks that there is none but those of HSDS 3.0 that
the mapping names, and that nothing empty is told where the standard does not ask for it.
"""

import datetime
import json
import os
import re
import sys
import urllib.parse

import jsonschema

PUBLISHED = "https://raw.githubusercontent.com/openreferral/uk-profile/main/schema/"
FURTHER = {"eligibility_description", "phones", "contents"}
FURTHER_AT = {"languages": {"name", "code"}, "attributes": {"value"}, "": {"name", "status"}}
MAY_BE_EMPTY = {"address_1", "city", "state_province", "postal_code", "contents"}

folder = sys.argv[1]
files = {}


def load(path):
    if path not in files:
        with open(os.path.join(folder, path), encoding="utf-8") as file:
            files[path] = json.load(file)
    return files[path]


def fetch(address):
    if not address.startswith(PUBLISHED):
        raise ValueError("There is no schema " + address)
    return load(address[len(PUBLISHED):])


formats = jsonschema.FormatChecker()


@formats.checks("uri")
def is_uri(text):
    parts = urllib.parse.urlsplit(text) if isinstance(text, str) else None
    return parts is None or (bool(parts.scheme) and not re.search(r"[^\x21-\x7e]", text) and bool(parts.netloc or parts.path))


@formats.checks("date-time")
def is_moment(text):
    if not isinstance(text, str):
        return True
    try:
        return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).tzinfo is not None
    except ValueError:
        return False


@formats.checks("uuid")
def is_uuid(text):
    return not isinstance(text, str) or re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", text) is not None


@formats.checks("email")
def is_email(text):
    return not isinstance(text, str) or re.fullmatch(r"[^@\s]+@[^@\s]+", text) is not None


def page_of(record):
    page = load("openapi.json")["components"]["schemas"]["Page"]
    return {"allOf": [page], "required": sorted(page["properties"]) + ["contents"],
            "properties": {"contents": {"type": "array", "items": record}}}


def schema_of(name):
    """The schema, and the file that its references are relative to."""
    if name.startswith("openapi:"):
        answer = load("openapi.json")["paths"][name[8:]]["get"]["responses"]["200"]
        return answer["content"]["application/json"]["schema"], "openapi.json"
    if name.startswith("page:"):
        return page_of({"$ref": PUBLISHED + name[5:]}), "openapi.json"
    return load(name), name


def follow(schema, resolver):
    while "$ref" in schema:
        _, schema = resolver.resolve(schema["$ref"])
    return schema


def members(schema, resolver):
    schema = follow(schema, resolver)
    known = dict(schema.get("properties", {}))
    for part in schema.get("allOf", []):
        known.update(members(part, resolver))
    return known


def strange(schema, resolver, value, path):
    """Members that the schema does not list, and empty ones."""
    if isinstance(value, list):
        ids = [item.get("id") for item in value if isinstance(item, dict) and "id" in item]
        if len(set(ids)) != len(ids):
            yield path, "two records have the same id"
        items = follow(schema, resolver).get("items", {}) if schema else {}
        for at, item in enumerate(value):
            yield from strange(items, resolver, item, path + [at])
    elif isinstance(value, dict):
        known = members(schema, resolver) if schema else {}
        where = next((step for step in reversed(path) if isinstance(step, str)), "")
        for name, inner in value.items():
            if schema and name not in known and name not in FURTHER and name not in FURTHER_AT.get(where, ()):
                yield path + [name], "is a member that the standard does not list"
            if inner in (None, "", [], {}) and name not in MAY_BE_EMPTY:
                yield path + [name], "is empty"
            yield from strange(known.get(name, {}), resolver, inner, path + [name])


def main():
    with open(sys.argv[2], encoding="utf-8") as file:
        cases = json.load(file)
    problems = 0
    for case in cases:
        for name in case["schemas"]:
            schema, file = schema_of(name)
            resolver = jsonschema.RefResolver(PUBLISHED + file, load(file), handlers={"https": fetch})
            found = [(list(error.absolute_path), error.message)
                     for error in jsonschema.Draft202012Validator(schema, resolver=resolver, format_checker=formats)
                     .iter_errors(case["instance"])]
            # The OpenAPI description promises a service where it means a service at a location; its members are another's.
            if name != "openapi:/service_at_locations/{id}":
                found += strange(schema, resolver, case["instance"], [])
            for path, message in found:
                problems += 1
                if problems <= 30:
                    print("%s, by %s: %s: %s" % (case["name"], name, "/".join(map(str, path)), message[:300]))
    print("%d answers checked, %d problems" % (len(cases), problems))
    sys.exit(1 if problems else 0)


main()
