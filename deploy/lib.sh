# shellcheck shell=bash
# What the scripts of this folder share: options, ports, processes, packages. Sourced, never run.

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

say()  { printf '%s\n' "$*"; }
note() { printf '  %s\n' "$*"; }
fail() { printf '\nerror: %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }
is_root() { [ "$(id -u)" = 0 ]; }

tree_hash() { printf '%s' "$ROOT" | sha256sum | cut -c1-10; }

# Each copy of the tree has data of its own. Root's home is closed to the servers' users, so root takes /var/lib.
default_data() {
  if is_root; then printf '/var/lib/educoop/%s' "$(tree_hash)"
  else printf '%s/educoop/%s' "${XDG_DATA_HOME:-$HOME/.local/share}" "$(tree_hash)"; fi
}

# parse_options "$@": takes --port and --data out, sets PORT and DATA (empty when not given) and REST.
parse_options() {
  PORT="" DATA="" REST=()
  while [ $# -gt 0 ]; do
    case "$1" in
      --port)   [ $# -ge 2 ] || fail "--port needs a number"; PORT="$2"; shift 2 ;;
      --port=*) PORT="${1#--port=}"; shift ;;
      --data)   [ $# -ge 2 ] || fail "--data needs a directory"; DATA="$2"; shift 2 ;;
      --data=*) DATA="${1#--data=}"; shift ;;
      *)        REST+=("$1"); shift ;;
    esac
  done
  if [ -n "$PORT" ]; then
    if ! [[ "$PORT" =~ ^[0-9]+$ ]] || [ "$PORT" -lt 1024 ] || [ "$PORT" -gt 65000 ]; then fail "--port $PORT: a number from 1024 to 65000 is needed"; fi
  fi
  if [ -n "$DATA" ]; then DATA="$(absolute "$DATA")"; fi
}

absolute() { case "$1" in /*) printf '%s' "$1" ;; *) printf '%s/%s' "$PWD" "$1" ;; esac; }

# The offsets from the gateway's port; deploy/README.md lists them.
postgres_port()  { echo $(($1 + 30)); }
rabbitmq_port()  { echo $(($1 + 31)); }
dist_port()      { echo $(($1 + 32)); }
epmd_port()      { echo $(($1 + 33)); }
dashboard_port() { echo $(($1 + 34)); }

# feed_answer NAME: what deploy/feed found out (Feed, Containers).
feed_answer() { sed -n "s/.*<$1>\(.*\)<\/$1>.*/\1/p" "$ROOT/artifacts/feed.props" 2>/dev/null; }

# setting NAME: a value from the data folder's infrastructure.env; empty when there is none.
setting() { sed -n "s/^$1='\{0,1\}\([^']*\)'\{0,1\}\$/\1/p" "$DATA/infrastructure.env" 2>/dev/null || true; }

random_secret() { od -An -N18 -tx1 /dev/urandom | tr -d ' \n'; }

# ---- ports -------------------------------------------------------------------------------------------------------

port_open() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Who listens on a port, as "name (pid)"; empty when it cannot be seen.
port_holder() {
  local hex inode link pid
  if [ -r /proc/net/tcp ]; then
    hex="$(printf '%04X' "$1")"
    inode="$(cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | awk -v p=":$hex" '$4 == "0A" && substr($2, length($2) - 4) == p { print $10; exit }')"
    [ -n "$inode" ] || return 0
    link="$(find /proc/[0-9]*/fd -lname "socket:\[$inode\]" 2>/dev/null | head -n 1)"
    pid="${link#/proc/}"; pid="${pid%%/*}"
    if [ -n "$pid" ]; then printf '%s (pid %s)' "$(tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null | cut -c1-80)" "$pid"; fi
  elif have lsof; then
    lsof -nP -iTCP:"$1" -sTCP:LISTEN -Fpc 2>/dev/null | awk '/^p/ { p = substr($0, 2) } /^c/ { print substr($0, 2) " (pid " p ")"; exit }'
  fi
}

# need_free_port PORT WHAT
need_free_port() {
  local holder tries
  # One that was killed a moment ago may still listen while the kernel takes it down; nobody is seen to hold the port then.
  for tries in $(seq 50); do
    port_open "$1" || return 0
    holder="$(port_holder "$1")"
    [ -z "$holder" ] || break
    sleep 0.2
  done
  fail "port $1 is taken${holder:+ by $holder}; it is needed for $2. Stop that process, or choose other ports with --port N."
}

# http_ok PORT PATH: does http://127.0.0.1:PORT/PATH answer 200?
http_ok() {
  local line
  line="$( { exec 3<>"/dev/tcp/127.0.0.1/$1" && printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$2" >&3 && IFS= read -r -t 10 line <&3 && printf '%s' "$line"; } 2>/dev/null || true)"
  case "$line" in "HTTP/1."?" 200"*) return 0 ;; *) return 1 ;; esac
}

# ---- processes ---------------------------------------------------------------------------------------------------

# A process is known by its pid AND what it runs: a pid alone may have been given to someone else since.
process_matches() { # PID TEXT
  [ -n "$1" ] && kill -0 "$1" 2>/dev/null && process_args "$1" | grep -qF -- "$2"
}
process_args() {
  if [ -r "/proc/$1/cmdline" ]; then tr '\0' ' ' <"/proc/$1/cmdline"; else ps -o args= -p "$1" 2>/dev/null; fi
}
process_alive() { kill -0 "$1" 2>/dev/null && ! grep -qs '^State:[[:space:]]*Z' "/proc/$1/status"; }

# When a process began, in the form in which the AppHost writes it down; empty when there is none.
process_start() {
  if [ -r "/proc/$1/stat" ]; then sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | awk '$1 != "Z" && $1 != "X" { print $20 }'
  elif [ ! -d /proc/self ] && kill -0 "$1" 2>/dev/null; then ps -o lstart= -p "$1"; fi
}

# wait_gone PID SECONDS: true once the process has ended.
wait_gone() {
  local left=$(($2 * 10))
  while process_alive "$1"; do
    [ "$left" -gt 0 ] || return 1
    left=$((left - 1)); sleep 0.1
  done
}

# run_as USER COMMAND…: as that user when we are root, else as ourselves. exec_as takes this shell's place.
run_as() { (exec_as "$@"); }
exec_as() {
  local user="$1"; shift
  if is_root && [ "$user" != root ]; then exec setpriv --reuid "$user" --regid "$(id -g "$user")" --init-groups "$@"; else exec "$@"; fi
}

# One script at a time per folder: lock NAME (held until the script ends).
lock() {
  have flock || return 0
  exec 9>"$DATA/.$1.lock"
  flock -w 300 9 || fail "another script has been working on $DATA for five minutes"
}

# ---- packages ----------------------------------------------------------------------------------------------------

apt_as_root() { if is_root; then env DEBIAN_FRONTEND=noninteractive "$@"; else sudo -n env DEBIAN_FRONTEND=noninteractive "$@"; fi; }
may_install() { have apt-get && { is_root || { have sudo && sudo -n true 2>/dev/null; }; }; }

# install_packages WHY PACKAGE…: with apt, where that is allowed; never starts a system service.
install_packages() {
  local why="$1"; shift
  may_install || fail "$why is missing. Install it (Debian: sudo apt-get install $*) and run this again."
  say "Installing $* ($why)"
  local policy="" cluster=""
  # Debian starts servers when their package is installed; ours are started by these scripts, with data of their own.
  if [ ! -e /usr/sbin/policy-rc.d ]; then
    policy=/usr/sbin/policy-rc.d
    printf '#!/bin/sh\nexit 101\n' | apt_as_root tee "$policy" >/dev/null && apt_as_root chmod 755 "$policy"
  fi
  if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
    cluster=/etc/postgresql-common/createcluster.conf
    apt_as_root mkdir -p /etc/postgresql-common
    printf 'create_main_cluster = false\n' | apt_as_root tee "$cluster" >/dev/null
  fi
  local log done=0; log="$(mktemp)"
  if apt_as_root apt-get update -qq >"$log" 2>&1 \
    && apt_as_root apt-get install -y -qq --no-install-recommends -o Dpkg::Options::=--force-confold "$@" >>"$log" 2>&1; then done=1; fi
  [ -z "$policy" ] || apt_as_root rm -f "$policy"
  if [ "$done" = 0 ]; then tail -n 20 "$log" >&2; rm -f "$log"; fail "apt could not install $*"; fi
  rm -f "$log"
}

# Plans that come as PDF are read by poppler's pdftotext. Without it everything else works, so a machine where nothing may be installed is only told.
need_pdftotext() {
  if have pdftotext; then return; fi
  if may_install; then install_packages "reading plans from PDF" poppler-utils; else note "pdftotext is missing: plans as PDF will be refused until poppler-utils is installed"; fi
}

# Reports leave as PDF by LibreOffice (about 100 MB, once); lines break as in Times New Roman only in a font of the same widths: Liberation Serif.
office_there() { have soffice && have fc-list && [ -n "$(fc-list "Liberation Serif")" ]; }
need_office() {
  if office_there; then return; fi
  if may_install; then install_packages "writing PDF" libreoffice-writer-nogui libreoffice-calc-nogui fontconfig fonts-liberation; else note "soffice is missing: documents leave as .docx only until libreoffice-writer-nogui and fonts-liberation are installed"; fi
}

# ---- this tree's build -------------------------------------------------------------------------------------------

need_dotnet() {
  if ! have dotnet && [ -x "$HOME/.dotnet/dotnet" ]; then export PATH="$HOME/.dotnet:$PATH"; fi
  have dotnet || fail "the .NET 10 SDK is missing: https://dotnet.microsoft.com/download"
}

# A hash over the sources that make the build; a build with the same one is still good.
sources_hash() { # PATHS…
  (cd "$ROOT" && find "$@" \( -name node_modules -o -name bin -o -name obj -o -name TestResults \) -prune -o -type f -print0 2>/dev/null \
    | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c1-32)
}
