#!/usr/bin/env python3
"""The licences of every crate in the program, from what cargo knows and from the texts that the crates bring along.

    licences.py TARGET OUT    TARGET as rustc names it; OUT: a text file: a list of all crates, then every text once

Needs cargo and the fetched sources (any build has fetched them). Exit 1 where a crate says no licence at all.
"""

import hashlib
import json
import pathlib
import subprocess
import sys

# Names of files that hold licences or say who holds the rights.
BEGINNINGS = ("licen", "copying", "notice", "copyright", "unlicense", "authors", "ofl", "ufl")
# A source file may be called `license.rs`, a folder of assets `notices`: only these endings are texts.
TEXTS = {"", ".txt", ".md", ".mit", ".apache", ".bsd", ".zlib", ".third-party", ".html"}
# Longest text of one file, in bytes; a longer one is no licence.
LONGEST = 200_000


def crates(target):
    """Packages of the registry that are built into the program, by name and version; no tools of the build or of tests."""
    asked = ["cargo", "metadata", "--locked", "--format-version", "1", "--filter-platform", target]
    known = json.loads(subprocess.run(asked, check=True, stdout=subprocess.PIPE).stdout)
    packages = {package["id"]: package for package in known["packages"]}
    nodes = {node["id"]: node for node in known["resolve"]["nodes"]}
    found, waiting = set(), [known["resolve"]["root"]]
    while waiting:
        one = waiting.pop()
        if one in found:
            continue
        found.add(one)
        kinds = ((dep["pkg"], {kind["kind"] for kind in dep["dep_kinds"]}) for dep in nodes[one]["deps"])
        # A macro of the build leaves nothing of itself in the program, but telling more than needed does no harm.
        waiting.extend(pkg for pkg, kind in kinds if None in kind)
    found.discard(known["resolve"]["root"])
    return sorted((packages[one] for one in found), key=lambda package: (package["name"], package["version"]))


def belongs(path):
    """Whether a file of a crate is about rights by its own name, or by that of its folder."""
    return any(part.lower().startswith(BEGINNINGS) for part in path.parts)


def texts(package):
    """The texts of a crate, also those of what it carries in folders of its own (fonts, libraries in C)."""
    folder = pathlib.Path(package["manifest_path"]).parent
    files = {path for path in folder.rglob("*") if path.is_file() and belongs(path.relative_to(folder))}
    named = package.get("license_file")
    if named:
        files.add(folder / named)
    for path in sorted(files):
        if path.suffix.lower() not in TEXTS or not path.is_file() or path.stat().st_size > LONGEST:
            continue
        yield path.read_text("utf-8", "replace").replace("\r\n", "\n").strip()


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    target, out = sys.argv[1:]
    seen, lines, bodies, nameless = {}, [], [], []
    for package in crates(target):
        title = f"{package['name']} {package['version']}"
        licence = package.get("license") or (f"see text ({package['license_file']})" if package.get("license_file") else "")
        if not licence:
            nameless.append(title)
        numbers = []
        for text in texts(package):
            key = hashlib.sha256(" ".join(text.split()).encode()).hexdigest()
            if key not in seen:
                seen[key] = len(seen) + 1
                bodies.append(f"{'=' * 78}\n[{seen[key]}] first met in {title}\n{'=' * 78}\n\n{text}\n")
            numbers.append(seen[key])
        where = ", ".join(f"[{number}]" for number in sorted(set(numbers))) or "no text in the crate"
        authors = "; ".join(package.get("authors") or [])
        lines.append(f"{title}: {licence}; texts: {where}" + (f"; by {authors}" if authors else ""))
    if nameless:
        sys.exit("licences: no licence is named by " + ", ".join(nameless))
    head = "Crates in this program, with their licences; the numbered texts stand below, each once.\n"
    pathlib.Path(out).write_text(head + "\n" + "\n".join(lines) + "\n\n" + "\n".join(bodies), "utf-8")
    print(f"licences: {len(lines)} crates, {len(bodies)} texts", file=sys.stderr)


if __name__ == "__main__":
    main()
