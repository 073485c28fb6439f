#!/bin/sh
# Run the services: `run` here, `start` in the background until they answer, `stop` and `status` from any shell.
set -eu
cd "$(dirname "$0")/.."
. scripts/say.sh

pid_file=var/run/up.pid
log_file=logs/up.log
patience_s=60

find_addresses() { # of the services, as the settings have them
    addresses=$(.venv/bin/python -c "
import sys
from speak_to_input.cli.voice import installed
from speak_to_input.errors import ConfigurationError
from speak_to_input.settings import load_settings
from speak_to_input.wiring import web_files
try:
    settings = load_settings()
except ConfigurationError as error:
    sys.exit(str(error))
print(settings.agent.url, settings.voice.url if installed() else '-', settings.web.url if web_files() else '-')")
    read -r agent voice web <<END
$addresses
END
    health_urls="$agent/api/health"
    [ "$voice" = - ] && voice= || health_urls="$health_urls $voice/health"
    [ "$web" = - ] && web= || health_urls="$health_urls $web/health"
}

running() { # whether the process of the pid file lives and is ours: numbers are used again
    [ -f "$pid_file" ] && kill -0 "$(cat "$pid_file")" 2>/dev/null || return 1
    ! command -v ps >/dev/null 2>&1 || ps -o args= -p "$(cat "$pid_file")" | grep -q 'speak-to-input up'
}

healthy() { # URL
    .venv/bin/python -c "
import sys, urllib.request
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
try:
    opener.open(sys.argv[1], timeout=3)
except OSError:
    sys.exit(1)" "$1"
}

all_healthy() {
    for url in $health_urls; do healthy "$url" || return 1; done
}

refuse_second_start() {
    mkdir -p "$(dirname "$pid_file")" "$(dirname "$log_file")"
    if running; then fail "Already running (process $(cat "$pid_file")); to end it: make stop"; fi
}

run_here() {
    refuse_second_start
    echo $$ >"$pid_file"
    exec .venv/bin/speak-to-input up
}

start() {
    refuse_second_start
    nohup .venv/bin/speak-to-input up >"$log_file" 2>&1 </dev/null &
    echo $! >"$pid_file"
    waited=0
    until all_healthy; do
        running || { tail -n 20 "$log_file"; fail "The services ended while starting; their last words are above ($log_file)."; }
        [ "$waited" -lt "$patience_s" ] || { stop; fail "No answer within $patience_s s; see $log_file."; }
        sleep 1
        waited=$((waited + 1))
    done
    say "Speak to Input: ${web:+open $web, }${voice:+speak at $voice, }type at $agent (forms at $agent/forms/loan/, description at $agent/docs). To end it: make stop"
}

stop() {
    if ! running; then
        rm -f "$pid_file"
        say "Not running."
        return
    fi
    pid=$(cat "$pid_file")
    kill -TERM "$pid"
    waited=0
    while running; do
        [ "$waited" -lt 30 ] || fail "Process $pid did not end within 30 s; look at $log_file, then: kill -KILL $pid"
        sleep 1
        waited=$((waited + 1))
    done
    rm -f "$pid_file"
    say "Stopped."
}

status() {
    result=0
    for url in $health_urls; do
        if healthy "$url"; then say "healthy: $url"; else
            say "no answer: $url"
            result=1
        fi
    done
    return $result
}

find_addresses
case "${1:-}" in
run) run_here ;;
start) start ;;
stop) stop ;;
status) status ;;
*) fail "usage: scripts/start-integrated.sh run|start|stop|status" ;;
esac
