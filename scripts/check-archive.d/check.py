"""Checks bags and packages with bagit, lxml, csv and zipfile. Exit 1 if something is wrong."""

import csv
import hashlib
import json
import sys
import zipfile
from pathlib import Path

import bagit
from lxml import etree

DC = "http://purl.org/dc/elements/1.1/"
TERMS = "http://purl.org/dc/terms/"
# The fifteen elements, and the terms that are used beside them: https://www.dublincore.org/specifications/dublin-core/dcmi-terms/
ELEMENTS = set(
    "contributor coverage creator date description format identifier language publisher relation rights source subject"
    " title type".split()
)
USED_TERMS = set("abstract created extent hasPart isPartOf license medium provenance".split())
COLLECTION_BUILDER = (
    "objectid filename title creator date description subject source identifier type format language rights"
    " rightsstatement image_alt_text".split()
)
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def hold(is_so, what):
    if not is_so:
        raise AssertionError(what)


def check_bag(folder):
    bag = bagit.Bag(str(folder))
    bag.validate()
    documents = sorted(folder.glob("data/**/dublin-core.xml"))
    for path in documents:
        check_dublin_core(path)
    works = sorted(folder.glob("data/works/*/work.json"))
    for path in works:
        work = json.loads(path.read_text("utf-8"))
        hold((folder / "data" / work["picture"]).is_file(), f"{path}: its picture is not there")
    hold(len(documents) == len(works) + 1, "one Dublin Core document a work, and one for all")
    for name in ("omeka-s.csv", "collectionbuilder.csv"):
        check_table(folder, name, len(works))
    print(f"{folder}: a valid bag of {len(works)} works, {len(bag.payload_entries())} files")


def check_dublin_core(path):
    root = etree.parse(str(path), etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
    for child in root:
        name = etree.QName(child)
        known = ELEMENTS if name.namespace == DC else USED_TERMS if name.namespace == TERMS else set()
        hold(name.localname in known, f"{path}: {child.tag} is no element of Dublin Core")
        hold(child.text and child.text.strip(), f"{path}: {child.tag} is empty")
    hold(root.find(f"{{{DC}}}title") is not None, f"{path}: no title")


def check_table(folder, name, works):
    with open(folder / "data" / name, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    hold(len(rows) == works, f"{name}: {len(rows)} rows for {works} works")
    for row in rows:
        hold(None not in row and None not in row.values(), f"{name}: a row of another length")
        hold(not any(cell.startswith(FORMULA) for cell in row.values()), f"{name}: a formula: {row}")
        picture = row.get("filename") or row.get("file")
        hold((folder / "data" / picture).is_file(), f"{name}: {picture} is not there")
    if name == "collectionbuilder.csv" and rows:
        hold(list(rows[0]) == COLLECTION_BUILDER, f"{name}: other columns: {list(rows[0])}")


def check_package(path):
    with zipfile.ZipFile(path) as archive:
        hold(archive.testzip() is None, f"{path}: {archive.testzip()} is damaged")
        names = archive.namelist()
        hold(names[0] == "mimetype", "the type of the file stands first")
        manifest = json.loads(archive.read("manifest.json"))
        listed = {file["path"]: file for file in manifest["files"]}
        hold(len(listed) == len(manifest["files"]), "an entry is listed twice")
        hold(set(listed) | {"manifest.json"} == set(names), "what is listed is not what is there")
        hold(len(names) == len(set(names)), "an entry is there twice")
        for name, file in listed.items():
            content = archive.read(name)
            hold(len(content) == file["bytes"], f"{name}: another length")
            hold(hashlib.sha256(content).hexdigest() == file["sha256"], f"{name}: another sum")
    print(f"{path}: a good package of {len(listed)} entries, version {manifest['version']}, {manifest['kind']}")


def main(paths):
    failed = False
    for path in map(Path, paths):
        try:
            check_bag(path) if path.is_dir() else check_package(path)
        except (AssertionError, bagit.BagError, etree.XMLSyntaxError, csv.Error, zipfile.BadZipFile, OSError, KeyError, ValueError) as error:
            failed = True
            print(f"{path}: {error}", file=sys.stderr)
    return 1 if failed else 0


sys.exit(main(sys.argv[1:]))
