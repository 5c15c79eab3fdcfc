#!/usr/bin/env bash
# Makes the pictures of docs/img from the bundled sample: src/build/screenshots.sh. It takes chromium (CHROME_BIN names another).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
chrome=${CHROME_BIN:-chromium}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

shoot() { # FILE.html WIDTHxHEIGHT PICTURE
  "$chrome" --headless --no-sandbox --disable-gpu --hide-scrollbars --no-first-run --disable-background-networking \
    --user-data-dir="$folder/browser" --window-size="${2/x/,}" --virtual-time-budget=5000 --screenshot="$PWD/docs/img/$3" "file://$1" 2>/dev/null
}

mkdir -p docs/img
# The sample ends in 2025; a page that is made now would only say that every tick since then is missing.
python3 - src/main/resources/com/iteradynamics/sample/synthetic-btc-usd-1h.csv >"$folder/candles.csv" <<'PYTHON'
import datetime, sys
hour = datetime.timedelta(hours=1)
header, *rows = open(sys.argv[1]).read().splitlines()
now = datetime.datetime.now(datetime.timezone.utc).replace(minute=0, second=0, microsecond=0, tzinfo=None)
print(header)
for left, row in enumerate(reversed(rows)):
    rows[len(rows) - 1 - left] = f"{now - (left + 1) * hour}," + row.split(",", 1)[1]
print("\n".join(rows))
PYTHON
./argus replay --candles "$folder/candles.csv" --store "$folder/store" --set PRIME_DD_HARD=0.25 --set PRIME_DD_KILL=0.3 >/dev/null
./argus candles import "$folder/candles.csv" --store "$folder/store" >/dev/null
./argus dashboard --store "$folder/store" --out "$folder/mission.html" >/dev/null
./argus backtest --sample --costs pro --report "$folder/report.html" >/dev/null
shoot "$folder/mission.html" 1280x900 mission-control.png
shoot "$folder/report.html" 1280x900 report.png
