"""Reads files for print with programs that are not ours and says what is wrong with them.

check.py EXIFTOOL [--names] [--prompts] -- FILE_OR_DIR...
"""

import io
import json
import subprocess
import sys
from pathlib import Path

from lxml import etree
from PIL import Image, ImageChops, ImageCms, ImageStat

KINDS = {".png", ".tif", ".tiff", ".jpg", ".jpeg"}
SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
# Values of a colour cube with 17 steps, so that light, dark and every mixture are looked at.
STEPS = [min(255, 16 * step) for step in range(17)]

Image.MAX_IMAGE_PIXELS = 400_000_000


def cube():
    picture = Image.new("RGB", (17 * 17, 17))
    picture.putdata([(r, g, b) for b in STEPS for g in STEPS for r in STEPS])
    return picture


def profile_faults(data):
    """How Little CMS sees the profile beside its own sRGB."""
    if not data:
        return ["no colour profile"]
    profile = ImageCms.getOpenProfile(io.BytesIO(data))
    faults = []
    if "sRGB" not in ImageCms.getProfileDescription(profile):
        faults.append("the profile is not named sRGB")
    colours = cube()
    for name, intent in [("perceptual", 0), ("relative", 1)]:
        there = ImageCms.profileToProfile(colours, profile, ImageCms.createProfile("sRGB"), renderingIntent=intent)
        far = max(high for _, high in ImageChops.difference(colours, there).getextrema())
        if far > 1:
            faults.append(f"colours differ by {far} from sRGB ({name})")
    white = ImageCms.profileToProfile(
        Image.new("RGB", (1, 1), "white"), profile, ImageCms.createProfile("LAB"), outputMode="LAB"
    )
    if white.getpixel((0, 0)) not in [(255, 0, 0), (255, 128, 128)]:
        faults.append(f"white is {white.getpixel((0, 0))} in Lab")
    return faults


def picture_faults(path, told):
    with Image.open(path) as picture:
        picture.load()
        dpi = [float(value) for value in picture.info.get("dpi", (0, 0))]
        faults = profile_faults(picture.info.get("icc_profile"))
        told.append(f"{picture.width} x {picture.height} {picture.mode}, {dpi[0]:.2f} dpi")
        if abs(dpi[0] - dpi[1]) > 0.01 or not 149 < dpi[0] < 301:
            faults.append(f"resolution {dpi}")
        if picture.mode not in {"RGB", "RGBA"}:
            faults.append(f"mode {picture.mode}")
    return faults


def run(exiftool, *arguments):
    return subprocess.run([exiftool, *arguments], capture_output=True, check=True).stdout


def metadata_faults(exiftool, path, chosen, known, told):
    tags = json.loads(run(exiftool, "-json", "-G1", "-a", "-n", "-all", "-validate", "-warning", "-error", str(path)))[0]
    faults = [f"{name}: {value}" for name, value in tags.items() if name.endswith((":Warning", ":Error"))]
    # Deflate came with a supplement to TIFF 6.0 that ExifTool's list of values leaves out.
    faults = [fault for fault in faults if "0x0103 Compression" not in fault]
    hidden = ("GPS", "IFD0:Make", "IFD0:Model", "ExifIFD", "MakerNotes", "PNG:Parameters", "PNG:Prompt")
    faults += [f"{name} is inside" for name in tags if name.startswith(hidden)]
    for flag, name in [("--names", "XMP-dc:Creator"), ("--prompts", "XMP-iptcExt:AIPromptInformation")]:
        if name in tags and flag not in chosen:
            faults.append(f"{name} is inside, but was not chosen")
    ours = [name for name in tags if name.startswith("XMP-") and not name.startswith("XMP-x:")]
    faults += [f"{name} is not in ExifTool's tables" for name in ours if name.split("-ko")[0].split("-en")[0] not in known]
    kind = tags.get("XMP-iptcExt:DigitalSourceType", SOURCE_TYPES)
    if not str(kind).startswith(SOURCE_TYPES):
        faults.append(f"DigitalSourceType {kind}")
    if path.suffix.lower() in {".jpg", ".jpeg"} and tags.get("File:YCbCrSubSampling") != "1 1":
        faults.append("JPEG has fewer colours than pixels")
    packet = run(exiftool, "-b", "-XMP", str(path))
    if not packet:
        return faults + ["no XMP"]
    # The marks around the packet are processing instructions; the byte order mark inside them is allowed.
    etree.fromstring(packet.strip(), etree.XMLParser(resolve_entities=False, no_network=True))
    told.append(f"{len(ours)} properties")
    return faults


def known_names(exiftool):
    """Every XMP property that ExifTool knows, as group:name."""
    names = set()
    for table in etree.fromstring(run(exiftool, "-listx", "-XMP:All"), etree.XMLParser(huge_tree=True)).iter("table"):
        names |= {f"{tag.get('g1') or table.get('g1')}:{tag.get('name')}" for tag in table.iter("tag")}
    return names


def same_faults(files):
    """Files of one name in several kinds show one picture: PNG and TIFF exactly, JPEG nearly."""
    faults = []
    for png in (path for path in files if path.suffix == ".png"):
        for other in (path for path in files if path.stem == png.stem and path.parent == png.parent and path != png):
            with Image.open(png) as a, Image.open(other) as b:
                if a.size != b.size or a.mode == "RGBA":
                    continue
                far = ImageStat.Stat(ImageChops.difference(a.convert("RGB"), b.convert("RGB"))).mean
            most = 4 if other.suffix in {".jpg", ".jpeg"} else 0
            if max(far) > most:
                faults.append(f"{other.name} differs from {png.name} by {max(far):.2f}")
    return faults


def main():
    exiftool, *rest = sys.argv[1:]
    chosen, names = rest[: rest.index("--")], rest[rest.index("--") + 1 :]
    found = [path for name in names for path in ([Path(name)] if Path(name).is_file() else sorted(Path(name).rglob("*")))]
    files = [path for path in found if path.suffix.lower() in KINDS]
    if not files:
        sys.exit("check-print: no pictures there")
    known, failed = known_names(exiftool), False
    for path in files:
        told = []
        faults = picture_faults(path, told) + metadata_faults(exiftool, path, chosen, known, told)
        failed |= bool(faults)
        print(f"{path.name}: {'; '.join(faults) if faults else 'right'} ({', '.join(told)})")
    for fault in same_faults(files):
        failed = True
        print(fault)
    sys.exit(1 if failed else 0)


main()
