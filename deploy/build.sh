# shellcheck shell=bash
# Building the tree: feed, Node, the workspace, the .NET projects. Sourced by deploy/run and deploy/test.

STAMPS="$ROOT/artifacts/stamps"
WORKSPACE="$ROOT/src/Web/workspace"
NODE_NEEDED=20

# unchanged NAME HASH: is what NAME made still good?
unchanged() { [ "$(cat "$STAMPS/$1" 2>/dev/null)" = "$2" ]; }
remember()  { mkdir -p "$STAMPS"; printf '%s\n' "$2" >"$STAMPS/$1"; }

node_version() { node --version 2>/dev/null | sed -n 's/^v\([0-9]*\)\..*/\1/p'; }
node_good() { have npm && [ "$(node_version || echo 0)" -ge "$NODE_NEEDED" ] 2>/dev/null; }

# Debian 12 has Node 18; npm's package "node" brings a newer one, into artifacts and nowhere else.
prepare_node() {
  local own="$ROOT/artifacts/node"
  if [ -x "$own/node_modules/.bin/node" ]; then export PATH="$own/node_modules/.bin:$PATH"; fi
  node_good && return 0
  have npm || install_packages "Node.js" nodejs npm
  node_good && return 0
  say "Node.js $(node --version 2>/dev/null || echo '(none)') is older than $NODE_NEEDED: taking a newer one from npm"
  mkdir -p "$own"
  npm install --prefix "$own" --no-save --no-audit --no-fund --loglevel=error "node@22" || fail "npm could not bring Node.js $NODE_NEEDED or newer"
  export PATH="$own/node_modules/.bin:$PATH"
  node_good || fail "Node.js $NODE_NEEDED or newer is needed for the workspace; found $(node --version 2>/dev/null || echo none)"
}

# The staff's single-page app: packages when the lock file changed, bundle when a source changed.
build_workspace() {
  [ -f "$WORKSPACE/package.json" ] || return 0
  local lock sources
  mkdir -p "$ROOT/artifacts"
  lock="$(sources_hash src/Web/workspace/package.json src/Web/workspace/package-lock.json)"
  sources="$(workspace_hash)"
  if [ -d "$WORKSPACE/node_modules" ] && unchanged workspace-packages "$lock" && unchanged workspace "$sources"; then return 0; fi
  prepare_node
  if [ ! -d "$WORKSPACE/node_modules" ] || ! unchanged workspace-packages "$lock"; then
    say "Workspace: npm ci"
    (cd "$WORKSPACE" && npm ci --no-audit --no-fund --loglevel=error) || fail "npm ci failed in src/Web/workspace"
    remember workspace-packages "$lock"
  fi
  if ! unchanged workspace "$sources"; then
    say "Workspace: build"
    (cd "$WORKSPACE" && npm run build --silent) >"$ROOT/artifacts/build-workspace.log" 2>&1 || { tail -n 40 "$ROOT/artifacts/build-workspace.log" >&2; fail "the workspace does not build"; }
    remember workspace "$(workspace_hash)"
  fi
}

# Without what the build itself writes.
workspace_hash() {
  (cd "$WORKSPACE" && find . \( -name node_modules -o -name dist -o -name coverage -o -name test-results \) -prune -o -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c1-32)
}

# build_dotnet NAME [PROJECT…]: those projects, or the whole solution. Nothing to do when no source has changed since.
build_dotnet() {
  local name="$1" hash log target="$ROOT/EduCoop.sln"; shift
  hash="$(sources_hash Directory.Build.props Directory.Build.targets Directory.Packages.props BannedSymbols.txt .editorconfig global.json EduCoop.sln \
    artifacts/feed.props EduCoop.AppHost EduCoop.ServiceDefaults src tests deploy/closed-feed)"
  if [ -f "$ROOT/artifacts/bin/EduCoop.AppHost/debug/EduCoop.AppHost.dll" ] && { unchanged "dotnet-$name" "$hash" || unchanged dotnet-all "$hash"; }; then return 0; fi
  need_dotnet
  log="$ROOT/artifacts/build-$name.log"
  if [ $# -gt 0 ]; then target="$ROOT/artifacts/$name.slnf"; solution_filter "$@" >"$target"; fi
  say "Building ($(basename "$target"))"
  dotnet build "$target" -m -nologo -v minimal -clp:NoSummary >"$log" 2>&1 || { grep -E 'error|Error' "$log" | sort -u | head -n 40 >&2 || tail -n 40 "$log" >&2; fail "the build failed; all of it: $log"; }
  remember "dotnet-$name" "$hash"
}

# The part of the solution that runs, without the tests.
running_projects() { tr '\\' '/' <"$ROOT/EduCoop.sln" | sed -n 's/^Project(.*"\(src\/[^"]*\.csproj\|EduCoop\.AppHost\/[^"]*\.csproj\)".*/\1/p'; }

solution_filter() { # PROJECT…
  printf '{ "solution": { "path": "../EduCoop.sln", "projects": ['
  local separator="" project backslashes='\\\\'
  for project in "$@"; do printf '%s "%s"' "$separator" "${project//\//$backslashes}"; separator=","; done
  printf ' ] } }\n'
}
