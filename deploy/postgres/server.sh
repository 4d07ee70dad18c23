# shellcheck shell=bash
# The native PostgreSQL of one data folder. Sourced by deploy/infrastructure, which has set DATA and the settings.

postgres_bin() {
  local dir="" candidate
  for candidate in /usr/local/pgsql/bin /opt/homebrew/opt/postgresql*/bin /usr/lib/postgresql/*/bin; do
    if [ -x "$candidate/initdb" ]; then dir="$candidate"; fi
  done
  if [ -z "$dir" ] && have initdb; then dir="$(dirname "$(command -v initdb)")"; fi
  printf '%s' "$dir"
}

# Whoever may own the server's files: PostgreSQL refuses to run as root.
postgres_user() { if is_root; then echo postgres; else id -un; fi; }

postgres_pid() { head -n 1 "$DATA/postgres/data/postmaster.pid" 2>/dev/null || true; }
postgres_running() { process_matches "$(postgres_pid)" "$DATA/postgres/data"; }

postgres_up() {
  if postgres_running; then note "PostgreSQL is running on 127.0.0.1:$(postgres_port "$EDUCOOP_PORT")"; return; fi
  [ -n "$(postgres_bin)" ] || install_packages "PostgreSQL" postgresql
  local bin port user; bin="$(postgres_bin)"; port="$(postgres_port "$EDUCOOP_PORT")"; user="$(postgres_user)"
  need_free_port "$port" PostgreSQL
  make_folder postgres "$user"
  [ -s "$DATA/postgres/data/PG_VERSION" ] || postgres_create "$bin" "$user"
  postgres_start "$bin" "$user" "$port"
  note "PostgreSQL answers on 127.0.0.1:$port"
}

postgres_create() { # BIN USER
  rm -rf "$DATA/postgres/data" "$DATA/postgres/new"
  local secret="$DATA/postgres/password"
  (umask 077; printf '%s\n' "$EDUCOOP_POSTGRES_PASSWORD" >"$secret")
  if is_root; then chown "$2" "$secret"; fi
  # Byte order by default, fast and the same everywhere; columns that people read in order say COLLATE "vi-x-icu".
  # Made beside its place and moved at the end: an interrupted start leaves nothing that looks whole.
  (cd / && run_as "$2" "$1/initdb" -D "$DATA/postgres/new" --username=postgres --pwfile="$secret" --auth=scram-sha-256 \
    --encoding=UTF8 --locale=C.UTF-8 --data-checksums) >"$DATA/postgres-initdb.log" 2>&1 \
    || { tail -n 20 "$DATA/postgres-initdb.log" >&2; rm -f "$secret"; fail "PostgreSQL could not create its data folder"; }
  rm -f "$secret"
  run_as "$2" sh -c 'cat >>"$1"' sh "$DATA/postgres/new/postgresql.conf" <<CONF

# EduCoop
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 300
shared_buffers = 256MB
wal_compression = on
max_wal_size = 2GB
jit = off
timezone = 'UTC'
log_timezone = 'UTC'
log_line_prefix = '%m [%p] %q%u@%d '
log_min_duration_statement = 2000
CONF
  mv "$DATA/postgres/new" "$DATA/postgres/data"
}

postgres_start() { # BIN USER PORT
  local log="$DATA/postgres/postgres.log" pid attempt
  pid="$(postgres_pid)"
  # A pid file of a server killed with -9; its number may belong to another program by now, which would keep ours from starting.
  if [ -n "$pid" ] && ! postgres_running; then rm -f "$DATA/postgres/data/postmaster.pid"; fi
  # After kill -9 the old server's children need a moment to notice; until then the shared memory is still theirs.
  for attempt in 1 2 3 4 5; do
    if (cd / && run_as "$2" "$1/pg_ctl" start -w -t 120 -s -D "$DATA/postgres/data" -l "$log" -o "-p $3") >/dev/null 2>&1 9>&-; then return 0; fi
    sleep "$attempt"
  done
  tail -n 20 "$log" >&2
  fail "PostgreSQL did not start; its log: $log"
}

postgres_down() {
  if ! postgres_running; then note "PostgreSQL is not running"; return; fi
  local pid; pid="$(postgres_pid)"
  # SIGINT is the fast, clean shutdown: open transactions are rolled back, everything is written.
  kill -INT "$pid"
  wait_gone "$pid" 60 || { kill -QUIT "$pid"; wait_gone "$pid" 20 || kill -9 "$pid"; }
  note "PostgreSQL stopped"
}

postgres_psql() {
  PGPASSWORD="$EDUCOOP_POSTGRES_PASSWORD" "$(postgres_bin)/psql" -h 127.0.0.1 -p "$(postgres_port "$EDUCOOP_PORT")" -U postgres "$@"
}
