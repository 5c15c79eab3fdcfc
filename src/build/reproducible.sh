#!/usr/bin/env bash
# Builds this commit once more, in a folder of its own, and compares the bytes of what is shipped: src/build/reproducible.sh [REVISION]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
revision=${1:-unknown}
again=$PWD/target/again

rm -rf "$again"
mkdir -p "$again"
if [[ -e .git ]]; then git ls-files -z --cached --others --exclude-standard; else find . -path ./target -prune -o -type f -print0; fi |
  while IFS= read -r -d '' file; do if [[ -f $file ]]; then cp --parents "$file" "$again"; fi; done
(cd "$again" && ./mvnw -B -q -DskipTests "-Drevision.git=$revision" package)

for file in argus.jar function.zip; do
  cmp "target/$file" "$again/target/$file"
  echo "$file: two builds, same bytes: $(sha256sum <"target/$file")"
done
rm -rf "$again"
