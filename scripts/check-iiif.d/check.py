"""Checks IIIF files with programs that others wrote: check.py DIR ADDRESS VALIDATOR [SCHEMA]"""

import importlib.metadata
import json
import pathlib
import re
import subprocess
import sys
import urllib.error
import urllib.request

import iiif_prezi3
import jsonschema

RIGHTS = re.compile(r"http://(creativecommons\.org/(licenses|publicdomain)/|rightsstatements\.org/vocab/)")
# What the validator asks of any picture; "id_squares" wants the test picture of the IIIF itself.
TESTS = ["info_json", "id_basic", "format_jpg", "size_nofull", "cors"]
findings = []


def fetch(address):
    with urllib.request.urlopen(address) as answer:
        if answer.headers["Access-Control-Allow-Origin"] != "*":
            findings.append(f"{address}: no CORS header")
        return answer.read()


def resources(value):
    """Every object that has an address and a type."""
    if isinstance(value, dict):
        if "id" in value and "type" in value:
            yield value
        for part in value.values():
            yield from resources(part)
    elif isinstance(value, list):
        for part in value:
            yield from resources(part)


def strings(value):
    if isinstance(value, str):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
        yield from strings(part)


def check_presentation(name, address, schema, known):
    document = json.loads(fetch(address))
    if document["id"] != address:
        findings.append(f"{name}: its id is {document['id']}")
    try:
        model = iiif_prezi3.Manifest if document["type"] == "Manifest" else iiif_prezi3.Collection
        model.model_validate(document)
    except ValueError as error:
        findings.append(f"{name}: {error}")
    if schema:
        for error in jsonschema.Draft7Validator(schema).iter_errors(document):
            findings.append(f"{name}: {error.json_path}: {error.message}")
    if "rights" in document and not RIGHTS.match(document["rights"]):
        findings.append(f"{name}: rights {document['rights']}")
    findings.extend(f"{name}: markup in {text!r}" for text in strings(document) if "<" in text)
    for resource in resources(document):
        if resource["type"] in ("Canvas", "AnnotationPage", "Annotation"):
            continue
        address = resource["id"].split("#")[0]
        known.add(address + "/info.json" if resource["type"] == "ImageService3" else address)


def check_image(address, host, validator):
    """One image service with the validator of the IIIF."""
    prefix, identifier = address.removeprefix(host).strip("/").rsplit("/", 1)
    call = [sys.executable, validator, "-s", host.removeprefix("http://"), "-p", prefix, "-i", identifier]
    call += ["--version=3.0", *(f"--test={test}" for test in TESTS)]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    lines = done.stdout + done.stderr
    passed = lines.count(" PASS")
    if done.returncode != 0 or passed != len(TESTS):
        findings.append(f"{identifier}: {lines.strip()}")
    return passed


def check_fetch(address):
    try:
        fetch(address)
    except urllib.error.URLError as error:
        findings.append(f"{address}: {error}")


def main():
    folder, host, validator, schema_file = pathlib.Path(sys.argv[1]), *sys.argv[2:5]
    schema = json.loads(pathlib.Path(schema_file).read_text("utf-8")) if schema_file else None
    known = set()
    names = sorted(path.relative_to(folder).as_posix() for path in (folder / "iiif").glob("*.json"))
    for name in names:
        check_presentation(name, f"{host}/{name}", schema, known)
    for address in sorted(known):
        check_fetch(address)
    services = sorted(address.removesuffix("/info.json") for address in known if address.endswith("/info.json"))
    passed = sum(check_image(service, host, validator) for service in services)
    for finding in findings:
        print(finding)
    version = importlib.metadata.version
    print(f"iiif-prezi3 {version('iiif-prezi3')}: {len(names)} manifests and collections")
    print(f"jsonschema {version('jsonschema')}: {schema_file}" if schema else "jsonschema: no --schema given, left out")
    print(f"iiif-validator {version('iiif-validator')}: {len(services)} image services, {passed} tests passed")
    print(f"{len(known)} addresses fetched; {len(findings)} findings")
    return 1 if findings or not names or not services else 0


sys.exit(main())
