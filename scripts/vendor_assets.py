"""Which third-party files does the browser get? Copies them from node_modules and checks every checksum.

`npm ci --ignore-scripts && python scripts/vendor_assets.py` refreshes `static/vendor`; `--check` only
compares what is tracked; `--update` also writes new checksums after a deliberate version change.
"""

import argparse
import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
VENDOR = ROOT / "static" / "vendor"
SUMS = VENDOR / "SHA256SUMS"

KERN = "@kern-ux/native"
PLOTLY = "plotly.js-basic-dist-min"
FONTS = f"{KERN}/dist/fonts/fira-sans"
WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold")
COPIES = {
    "kern/kern.min.css": f"{KERN}/dist/kern.min.css",
    "kern/LICENSE.md": f"{KERN}/LICENSE.md",
    "plotly/plotly-basic.min.js": f"{PLOTLY}/plotly-basic.min.js",
    "plotly/LICENSE": f"{PLOTLY}/LICENSE",
    **{f"fira-sans/FiraSans-{weight}.woff2": f"{FONTS}/FiraSans-{weight}.woff2" for weight in WEIGHTS},
}
# Latin letters only: 21 instead of 130 KB per weight. The whole font follows where a page has other letters.
# The licence allows it: the fonts' copyright line reserves no name.
SUBSETTER = ["uvx", "--from", "fonttools[woff]==4.68.0", "pyftsubset"]
LATIN = "U+0000-017F,U+02C6,U+02DA,U+02DC,U+1E9E,U+2000-206F,U+20AC,U+2122,U+2190-2193,U+2212,U+2215"


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def copy_from_modules() -> None:
    for target, source in COPIES.items():
        (VENDOR / target).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(MODULES / source, VENDOR / target)


def cut_fonts() -> None:
    for weight in WEIGHTS:
        source = VENDOR / "fira-sans" / f"FiraSans-{weight}.woff2"
        target = source.with_suffix(".latin.woff2")
        features = "--layout-features=kern,liga,calt,ccmp,locl,mark,mkmk,lnum,pnum,tnum"
        options = [f"--unicodes={LATIN}", features, "--flavor=woff2", f"--output-file={target}"]
        subprocess.run([*SUBSETTER, str(source), *options], check=True, capture_output=True)


def listed_sums() -> dict[str, str]:
    pairs = (line.split("  ", 1) for line in SUMS.read_text().splitlines())
    return {name: checksum for checksum, name in pairs}


def write_sums() -> None:
    files = sorted(path for path in VENDOR.rglob("*") if path.is_file() and path != SUMS)
    SUMS.write_text("".join(f"{digest(path)}  {path.relative_to(VENDOR).as_posix()}\n" for path in files))


def differences() -> list[str]:
    """Names every file that is missing, changed or not listed."""
    listed = listed_sums()
    present = {
        path.relative_to(VENDOR).as_posix(): digest(path)
        for path in VENDOR.rglob("*")
        if path.is_file() and path != SUMS
    }
    return sorted(name for name in listed.keys() | present.keys() if listed.get(name) != present.get(name))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare only, copy nothing")
    parser.add_argument("--update", action="store_true", help="accept the new files and write their checksums")
    options = parser.parse_args()
    if not options.check:
        if not MODULES.exists():
            print("node_modules is missing. Run: npm ci --ignore-scripts")
            return 2
        copy_from_modules()
        cut_fonts()
    if options.update:
        write_sums()
    wrong = differences()
    for name in wrong:
        print(f"static/vendor/{name} differs from SHA256SUMS")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
