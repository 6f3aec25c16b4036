"""Reads the credentials of every picture of a folder with c2pa-python and says what it found.

check.py FOLDER ROOT.pem. A name like `freehand.digitalCreation.png` also says which digital source type must be in it.
"""

import io
import json
import pathlib
import sys

import c2pa

KINDS = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".tif": "image/tiff", ".tiff": "image/tiff",
         ".gif": "image/gif"}
SOURCES = "http://cv.iptc.org/newscodes/digitalsourcetype/"


def read(mime, data, settings=None):
    """What the verifier says: state and the store."""
    context = c2pa.Context(c2pa.Settings.from_dict(settings)) if settings else None
    try:
        reader = c2pa.Reader(mime, io.BytesIO(data), context=context) if context else c2pa.Reader(mime, io.BytesIO(data))
    except c2pa.C2paError as error:
        return f"{type(error).__name__}", {}
    store = json.loads(reader.json())
    return store.get("validation_state"), store


def codes(store):
    failures = store.get("validation_results", {}).get("activeManifest", {}).get("failure", [])
    return sorted({failure["code"] for failure in failures})


def active(store):
    return store["manifests"][store["active_manifest"]]


def sources(manifest):
    """Digital source types of the whole and of the actions."""
    whole, actions = [], []
    for assertion in manifest.get("assertions", []):
        data = assertion.get("data") or {}
        whole += [data[key] for key in data if key.endswith("DigitalSourceType")]
        actions += [action.get("digitalSourceType") for action in data.get("actions", [])]
    return whole, [action for action in actions if action]


def changed(mime, data):
    """One byte changed where pixels are."""
    at = 1000 if mime == "image/tiff" else len(data) - 40
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1:]


def check(path, root):
    """Failures of one picture."""
    mime, data = KINDS[path.suffix.lower()], path.read_bytes()
    state, store = read(mime, data)
    if not store:
        return [f"no credentials ({state})"]
    manifest = active(store)
    whole, actions = sources(manifest)
    failures = []
    if state != "Valid" or codes(store) != ["signingCredential.untrusted"]:
        failures.append(f"without the root: {state} {codes(store)}")
    trusted, with_root = read(mime, data, {"trust": {"user_anchors": root}})
    if trusted != "Trusted":
        failures.append(f"with the root: {trusted} {codes(with_root)}")
    broken, broken_store = read(mime, changed(mime, data))
    if broken != "Invalid" or "assertion.dataHash.mismatch" not in codes(broken_store):
        failures.append(f"after a changed byte: {broken} {codes(broken_store)}")
    parts = path.name.split(".")
    if len(parts) == 3 and whole != [SOURCES + parts[1]]:
        failures.append(f"source type {whole}, not {parts[1]}")
    said = [action.rsplit("/", 1)[-1] for action in actions]
    originals = [part for part in manifest.get("ingredients", []) if part.get("active_manifest")]
    print(f"{path.name}: {state} / {trusted} / {broken}; by {manifest['signature_info'].get('issuer')}; "
          f"whole {[one.rsplit('/', 1)[-1] for one in whole]}; actions {said}; signed originals {len(originals)}")
    return failures


def is_part(path):
    """A tile that shows a part of a zoomable picture: `x,y,width,height/size/0/default.jpg` (IIIF Image API 3.0)."""
    return path.name == "default.jpg" and path.parts[-4].count(",") == 3


def main(folder, root):
    found = sorted(path for path in pathlib.Path(folder).rglob("*") if path.suffix.lower() in KINDS and not is_part(path))
    failures = [(path, failure) for path in found for failure in check(path, pathlib.Path(root).read_text())]
    for path, failure in failures:
        print(f"FAILED {path}: {failure}")
    print(f"{len(found)} pictures, c2pa {c2pa.sdk_version()}: {len(failures)} failures")
    return 1 if failures or not found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
