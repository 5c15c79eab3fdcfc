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

cmp target/argus.jar "$again/target/argus.jar"
echo "argus.jar: two builds, same bytes: $(sha256sum <target/argus.jar)"

# Quarkus writes its recorded start-up in an order of its own, other in each build; everything else of the zip is the same.
for build in target "$again/target"; do
  rm -rf "$build/unzipped"
  mkdir "$build/unzipped"
  (cd "$build/unzipped" && unzip -q ../function.zip && rm -rf io/quarkus/runner/recorded)
done
diff -r target/unzipped "$again/target/unzipped"
echo "function.zip: two builds, same bytes but for Quarkus's recorded start-up"
rm -rf "$again" target/unzipped
