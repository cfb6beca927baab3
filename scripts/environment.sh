#!/usr/bin/env bash
# Is the virtual environment as requirements/SET.txt says? Makes it so: environment.sh base|dev [FOLDER]
# A stamp in the folder remembers the requirements' hash, so a second call takes no time.
set -euo pipefail
cd "$(dirname "$0")/.."
set_name=$1
venv=${2:-.venv}
stamp=$venv/.quartierstimme

fail() { echo "$1" >&2; exit 1; }

hash_of() { sha256sum "requirements/$1.txt" | cut -d' ' -f1; }

is_current() { [ -x "$venv/bin/python" ] && grep -qsx "$1 $(hash_of "$1")" "$stamp"; }

# dev contains base: whoever develops keeps the tools when starting the demo.
if is_current "$set_name" || { [ "$set_name" = base ] && is_current dev; }; then exit 0; fi

if [ -L "$venv" ] && [ -x "$venv/bin/python" ]; then
    # A linked environment belongs to another working tree: use it, do not change it.
    exit 0
fi

find_python() {
    local candidate
    for candidate in python3 /usr/bin/python3 python3.13 python3.12 python3.11; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    return 1
}

can_make_venv() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

make_venv() {
    local python
    python=$(find_python) || fail "Python 3.11 or newer is needed and was not found on PATH."
    if ! can_make_venv "$python" && can_make_venv /usr/bin/python3; then python=/usr/bin/python3; fi
    if ! can_make_venv "$python"; then
        scripts/system_packages.sh python3-venv
        python=/usr/bin/python3
        can_make_venv "$python" || fail "Python's venv module is missing: install the package python3-venv."
    fi
    [ -L "$venv" ] && rm "$venv" # it leads nowhere
    "$python" -m venv --clear "$venv" || fail "The virtual environment in $venv could not be made."
}

echo "Setting up Python packages ($set_name) ..."
"$venv/bin/python" -c 'import pip' 2>/dev/null || make_venv

quiet=(--quiet --quiet --disable-pip-version-check --no-input)
if "$venv/bin/uv" --version 2>/dev/null | grep -qF "$(sed -n 's/^uv==\([0-9.]*\).*/uv \1/p' requirements/uv.txt)" ||
    "$venv/bin/python" -m pip install "${quiet[@]}" --require-hashes -r requirements/uv.txt; then
    "$venv/bin/uv" pip sync --python "$venv/bin/python" --quiet --require-hashes "requirements/$set_name.txt" ||
        fail "The Python packages could not be installed. Is a package registry reachable?"
else
    echo "uv could not be installed; pip does the same, only slower."
    "$venv/bin/python" -m pip install "${quiet[@]}" --require-hashes -r "requirements/$set_name.txt" ||
        fail "The Python packages could not be installed. Is a package registry reachable?"
fi
echo "$set_name $(hash_of "$set_name")" >"$stamp"
