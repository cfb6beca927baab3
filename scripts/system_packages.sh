#!/usr/bin/env bash
# Which programs from Debian's packages are missing for the tests? Installs only those, and none when all are there.
# system_packages.sh [PACKAGE...]; without arguments: what `make test` and `make bench` need.
set -euo pipefail

is_there() {
    case $1 in
        postgresql) compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null ;;
        redis-server | chromium-headless-shell) command -v "$1" >/dev/null ;;
        gettext) command -v xgettext >/dev/null && command -v msgmerge >/dev/null ;;
        python3-venv) /usr/bin/python3 -c 'import ensurepip, venv' 2>/dev/null ;;
        *) dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null | grep -qx installed ;;
    esac
}

[ $# -gt 0 ] || set -- postgresql redis-server chromium-headless-shell gettext libpango-1.0-0 libpangoft2-1.0-0
missing=()
for package in "$@"; do is_there "$package" || missing+=("$package"); done
[ ${#missing[@]} -gt 0 ] || exit 0

by_hand="Please install by hand: ${missing[*]}"
command -v apt-get >/dev/null || { echo "This is no Debian system. $by_hand" >&2; exit 1; }

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "Neither root nor sudo. $by_hand" >&2; exit 1; }
    as_root=(sudo)
    [ -t 0 ] || as_root=(sudo -n)
fi
apt() { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 "$@"; }
log=$(mktemp)
trap 'rm -f "$log"' EXIT
install_missing() { apt install -y --no-install-recommends "${missing[@]}" >"$log" 2>&1; }

echo "Installing from Debian's packages: ${missing[*]} ..."
# Package lists may be absent (fresh machine) or too old: only then they are fetched.
install_missing || { apt update >/dev/null 2>&1 && install_missing; } || {
    tail -n 5 "$log" >&2
    echo "The packages could not be installed. $by_hand" >&2
    exit 1
}
