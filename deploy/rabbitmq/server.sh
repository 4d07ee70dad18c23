# shellcheck shell=bash
# The native RabbitMQ of one data folder, with an epmd of its own. Sourced by deploy/infrastructure.

rabbitmq_home() {
  local dir
  for dir in /usr/lib/rabbitmq/bin /opt/homebrew/opt/rabbitmq/sbin /usr/local/opt/rabbitmq/sbin; do
    if [ -x "$dir/rabbitmq-server" ]; then printf '%s' "$dir"; return; fi
  done
}

rabbitmq_user() { if is_root; then echo rabbitmq; else id -un; fi; }
rabbitmq_pid() { cat "$DATA/rabbitmq/rabbitmq.pid" 2>/dev/null || true; }
rabbitmq_running() { process_matches "$(rabbitmq_pid)" "$DATA/rabbitmq"; }

# Everything RabbitMQ and Erlang would take from the system's places comes from the data folder instead.
rabbitmq_env() { (rabbitmq_exec "$@"); }
rabbitmq_exec() { # COMMAND…
  local dir="$DATA/rabbitmq"
  cd /
  # Every connection and queue is a file or two; the usual limit of 1024 would be reached by a load test.
  ulimit -Sn "$(ulimit -Hn | awk '$1 == "unlimited" || $1 > 65536 { print 65536; next } { print $1 }')"
  exec_as "$(rabbitmq_user)" env -u RABBITMQ_CONFIG_FILES HOME="$dir" LANG=C.UTF-8 \
    ERL_EPMD_PORT="$(epmd_port "$EDUCOOP_PORT")" ERL_EPMD_ADDRESS=127.0.0.1 \
    RABBITMQ_NODENAME="$EDUCOOP_RABBITMQ_NODE" RABBITMQ_DIST_PORT="$(dist_port "$EDUCOOP_PORT")" \
    RABBITMQ_CONF_ENV_FILE="$dir/rabbitmq-env.conf" RABBITMQ_CONFIG_FILE="$dir/rabbitmq.conf" \
    RABBITMQ_ADVANCED_CONFIG_FILE="$dir/advanced.config" RABBITMQ_ENABLED_PLUGINS_FILE="$dir/enabled_plugins" \
    RABBITMQ_MNESIA_BASE="$dir/data" RABBITMQ_LOG_BASE="$dir/log" RABBITMQ_PID_FILE="$dir/rabbitmq.pid" \
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS="-kernel inet_dist_use_interface {127,0,0,1} +sbwt none +sbwtdcpu none +sbwtdio none" \
    RABBITMQ_CTL_ERL_ARGS="-kernel inet_dist_use_interface {127,0,0,1}" \
    "$@"
}

rabbitmq_up() {
  [ -n "$(rabbitmq_home)" ] || install_packages "RabbitMQ" rabbitmq-server
  local user port; user="$(rabbitmq_user)"; port="$(rabbitmq_port "$EDUCOOP_PORT")"
  if ! rabbitmq_running; then
    need_free_port "$port" RabbitMQ
    need_free_port "$(dist_port "$EDUCOOP_PORT")" "RabbitMQ's own control port"
    make_folder rabbitmq "$user"
    rabbitmq_configure "$port"
    epmd_up
    rabbitmq_start
  fi
}

rabbitmq_configure() { # PORT
  local dir="$DATA/rabbitmq"
  # The first start creates this one user and virtual host; the well-known user guest never exists.
  run_as "$(rabbitmq_user)" sh -c 'umask 077; cd "$1" && mkdir -p data log && : >rabbitmq-env.conf && rm -f rabbitmq.pid && cat >rabbitmq.conf' sh "$dir" <<CONF
listeners.tcp.local = 127.0.0.1:$1
default_user = educoop
default_pass = $EDUCOOP_RABBITMQ_PASSWORD
default_vhost = educoop
default_user_tags.administrator = true
disk_free_limit.absolute = 200MB
vm_memory_high_watermark.relative = 0.4
raft.wal_max_size_bytes = 67108864
log.file.level = info
log.console = false
CONF
  run_as "$(rabbitmq_user)" sh -c 'printf "[].\n" >"$1/enabled_plugins"; printf "[].\n" >"$1/advanced.config"' sh "$dir"
}

rabbitmq_start() {
  # A session of its own: neither Ctrl-C in this terminal nor the end of this script reaches the broker.
  rabbitmq_exec setsid "$(rabbitmq_home)/rabbitmq-server" >>"$DATA/rabbitmq-start.log" 2>&1 </dev/null 9>&- &
  printf '%s\n' "$!" >"$DATA/rabbitmq-start.pid"
  disown
}

# The process that started the broker leads a session in which all of the broker's are: also those of one that is only just starting.
rabbitmq_end_session() {
  local leader; leader="$(cat "$DATA/rabbitmq-start.pid" 2>/dev/null || true)"
  if process_matches "$leader" rabbitmq-server; then
    kill -TERM -- "-$leader" 2>/dev/null || true
    wait_gone "$leader" 20 || kill -9 -- "-$leader" 2>/dev/null || true
  fi
  rm -f "$DATA/rabbitmq-start.pid"
}

rabbitmq_wait() {
  local left=3000 port; port="$(rabbitmq_port "$EDUCOOP_PORT")"
  until port_open "$port"; do
    left=$((left - 1))
    if [ "$left" -lt 2950 ] && [ -n "$(rabbitmq_pid)" ] && ! rabbitmq_running; then left=0; fi
    if [ "$left" -le 0 ]; then tail -n 20 "$DATA/rabbitmq-start.log" "$DATA"/rabbitmq/log/*.log >&2; fail "RabbitMQ did not start; its logs: $DATA/rabbitmq/log"; fi
    sleep 0.1
  done
  note "RabbitMQ answers on 127.0.0.1:$port"
}

# ---- epmd, Erlang's port mapper: one per data folder, on a port of its own ----

epmd_pid() {
  local pid
  for pid in $(cat "$DATA/rabbitmq/epmd.pid" 2>/dev/null); do
    if process_matches "$pid" "-port $(epmd_port "$EDUCOOP_PORT")"; then echo "$pid"; fi
  done
}

epmd_up() {
  local port; port="$(epmd_port "$EDUCOOP_PORT")"
  if [ -n "$(epmd_pid)" ]; then return; fi
  need_free_port "$port" "RabbitMQ's port mapper (epmd)"
  rabbitmq_exec sh -c 'echo $$ >"$1/epmd.pid"; exec setsid epmd -port "$2" -address 127.0.0.1' sh "$DATA/rabbitmq" "$port" >/dev/null 2>&1 </dev/null 9>&- &
  disown
  local left=50
  until port_open "$port"; do left=$((left - 1)); [ "$left" -gt 0 ] || fail "epmd did not start on port $port"; sleep 0.1; done
}

epmd_down() {
  local pid; pid="$(epmd_pid)"
  if [ -n "$pid" ]; then kill "$pid" && { wait_gone "$pid" 5 || kill -9 "$pid"; }; fi
  rm -f "$DATA/rabbitmq/epmd.pid"
}

rabbitmq_down() {
  if rabbitmq_running; then
    local pid; pid="$(rabbitmq_pid)"
    kill -TERM "$pid"
    wait_gone "$pid" 60 || kill -9 "$pid"
    note "RabbitMQ stopped"
  else
    note "RabbitMQ is not running"
  fi
  rabbitmq_end_session
  epmd_down
}

rabbitmq_ctl() { rabbitmq_env "$(rabbitmq_home)/rabbitmqctl" "$@"; }
