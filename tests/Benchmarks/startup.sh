#!/usr/bin/env bash
# From a clean clone, and again from the built tree, to all healthy; then everything is stopped and removed.
#   tests/Benchmarks/startup.sh [PORT]
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
port="${1:-28080}"
# Root's servers run as another user, so the place must be one that everybody may enter.
place="$(mktemp -d)"; chmod 755 "$place"
trap '"$place/tree/deploy/stop" --port "$port" --data "$place/data" >/dev/null 2>&1 || true; rm -rf "$place"' EXIT
git clone -q "$root" "$place/tree"
timed() { local start end; start=$(date +%s.%N); "${@:2}" >"$place/log" 2>&1 || { tail -n 30 "$place/log" >&2; exit 1; }; end=$(date +%s.%N); awk -v n="$1" -v a="$start" -v b="$end" 'BEGIN { printf "%-46s %7.1f s\n", n, b - a }'; }
timed "clean clone to all healthy" "$place/tree/deploy/run" --detach --port "$port" --data "$place/data"
"$place/tree/deploy/stop" --port "$port" --data "$place/data" >/dev/null
timed "built tree to all healthy (servers stopped)" "$place/tree/deploy/run" --detach --port "$port" --data "$place/data"
timed "deploy/run while it runs" "$place/tree/deploy/run" --detach --port "$port" --data "$place/data"
