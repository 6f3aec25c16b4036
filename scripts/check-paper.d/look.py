"""Looks at the PDFs in a folder; prints what it found and fails if something is not as it should be."""

import csv
import glob
import os
import re
import sys

import cv2
import pdfplumber
import pikepdf
import zxingcpp

MM = 72 / 25.4
SIZES = {"A4": (210, 297), "A4 across": (297, 210), "square": (210, 210)}
CODES = {f"https://example.org/spring/works/{n}-w-{n - 1}.html" for n in range(1, 9)}
REFUSED = "비밀 그림"
faults = []


def fault(name, what):
    faults.append(f"{name}: {what}")


def elements(node, found):
    """Every element below a node of the structure tree, in reading order."""
    if isinstance(node, pikepdf.Array):
        for child in node:
            elements(child, found)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        found.append(node)
        if "/K" in node:
            elements(node.K, found)
    return found


def structure(name, pdf):
    root = pdf.Root
    if root.get("/MarkInfo", {}).get("/Marked") is not True:
        fault(name, "is not tagged")
    if str(root.get("/Lang", "")) not in ("ko", "en"):
        fault(name, "has no language")
    if root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") is not True:
        fault(name, "does not show its title")
    with pdf.open_metadata() as metadata:
        if metadata.get("pdfuaid:part") != "1" or not metadata.get("dc:title"):
            fault(name, "does not say that it is PDF/UA-1, or has no title")
    if "/Outlines" not in root:
        fault(name, "has no bookmarks")
    found = elements(root.StructTreeRoot.K, [])
    kinds = [str(one.S)[1:] for one in found]
    for one in found:
        if one.S == "/Figure" and not str(one.get("/Alt", "")).strip():
            fault(name, "a figure has no alternative text")
    levels = [int(kind[1:]) for kind in kinds if re.fullmatch(r"H[1-6]", kind)]
    if not levels or levels[0] != 1 or any(b > a + 1 for a, b in zip(levels, levels[1:])):
        fault(name, f"headings skip a level: {levels}")
    return {kind: kinds.count(kind) for kind in sorted(set(kinds))}


def every_mark_is_in_the_tree(name, pdf):
    """Content is an artifact or belongs to the structure tree; nothing else."""
    for number, page in enumerate(pdf.pages, 1):
        depth = 0
        for operands, operator in pikepdf.parse_content_stream(page):
            operator = str(operator)
            if operator in ("BDC", "BMC"):
                depth += 1
            elif operator == "EMC":
                depth -= 1
            elif operator in ("Tj", "TJ", "f", "f*", "S", "Do", "sh") and depth < 1:
                fault(name, f"page {number}: {operator} is neither an artifact nor tagged")
                break


def fonts(name, pdf):
    for page in pdf.pages:
        for font in page.get("/Resources", {}).get("/Font", {}).values():
            below = font.DescendantFonts[0] if "/DescendantFonts" in font else font
            descriptor = below.get("/FontDescriptor", {})
            if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
                fault(name, f"{font.BaseFont} is not embedded")
            if "/ToUnicode" not in font:
                fault(name, f"{font.BaseFont} cannot be copied")


def text(name, path):
    with pdfplumber.open(path) as pdf:
        pages = [page.extract_text() or "" for page in pdf.pages]
        sizes = {min(SIZES, key=lambda s: abs(SIZES[s][0] * MM - p.width) + abs(SIZES[s][1] * MM - p.height)) for p in pdf.pages}
        for page in pdf.pages:
            if all(abs(w * MM - page.width) + abs(h * MM - page.height) > 0.5 for w, h in SIZES.values()):
                fault(name, f"a page is {page.width / MM:.1f} x {page.height / MM:.1f} mm")
            for char in page.chars:
                if char["x0"] < -0.5 or char["x1"] > page.width + 0.5 or char["bottom"] > page.height + 0.5:
                    fault(name, f"{char['text']!r} stands outside the page")
                    break
    whole = "\n".join(pages)
    if REFUSED in whole:
        fault(name, "shows a work whose maker said no")
    if "\ufffd" in whole or "\x00" in whole:
        fault(name, "has text that cannot be read")
    expected = {"label": "햇빛 먹는 고양이", "catalogue": "봄이 말을 걸 때"}
    for kind, words in expected.items():
        if name.startswith(kind) and words not in whole:
            fault(name, f"{words} cannot be extracted")
    for line in whole.splitlines():
        if name.startswith("labels-a5") and len(line.strip()) > 55 + 12:
            fault(name, f"a line is long: {line}")
    return len(pages), "/".join(sorted(sizes))


def codes(name, path):
    found = set()
    for picture in sorted(glob.glob(path[:-4] + "-[0-9]*.png")):
        found |= {code.text for code in zxingcpp.read_barcodes(cv2.imread(picture, cv2.IMREAD_GRAYSCALE))}
    if found != CODES:
        fault(name, f"codes not read: {sorted(CODES - found)}, read too: {sorted(found - CODES)}")
    return len(found)


def main(folder):
    for path in sorted(glob.glob(os.path.join(folder, "*.pdf"))):
        name = os.path.basename(path)
        with pikepdf.open(path) as pdf:
            problems = pdf.check_pdf_syntax()
            if problems:
                fault(name, f"qpdf says {problems}")
            kinds = structure(name, pdf)
            every_mark_is_in_the_tree(name, pdf)
            fonts(name, pdf)
        pages, size = text(name, path)
        read = f", {codes(name, path)} codes read" if name.startswith("labels") else ""
        print(f"{name}: {pages} pages {size}, {os.path.getsize(path)} bytes{read}; {kinds}")
    for path in glob.glob(os.path.join(folder, "*.csv")):
        with open(path, encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        if len({len(row) for row in rows}) != 1 or len(rows) != 9:
            fault(os.path.basename(path), "is no table")
    print("\n".join(faults) or "nothing is wrong")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
