# shellcheck shell=sh
# Sourced by the other scripts: how they speak, and how they install system packages.

say() { printf '%s\n' "$*"; }

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

can_apt() { # whether system packages may be installed without asking anybody
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1
}

install_packages() { # NAME...: Debian packages
    say "System packages: $*"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq >/dev/null && apt-get install -qq -y --no-install-recommends "$@" >/dev/null
}
