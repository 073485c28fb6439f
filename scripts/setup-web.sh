#!/bin/sh
# Build the web application where Node.js is there; quick when nothing changed. Without it the rest works.
set -eu
cd "$(dirname "$0")/../web"
. ../scripts/say.sh

stamp=dist/.built

usable_node() { # Vite 8 needs 20.19 or newer
    command -v npm >/dev/null 2>&1 && command -v node >/dev/null 2>&1 &&
        node -e 'const [a, b] = process.versions.node.split("."); process.exit(+a > 20 || (+a === 20 && +b >= 19) ? 0 : 1)'
}

fingerprint() { # of all that decides what is built
    { node --version; find . \( -name node_modules -o -name dist -o -name tests \) -prune -o -type f -print |
        LC_ALL=C sort | xargs cksum; } | cksum
}

if ! usable_node; then
    say "The web application is left out: it is built with Node.js 20.19 or newer, which is not installed (the agent's own page needs none)."
    exit 0
fi
wanted=$(fingerprint)
[ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ] && exit 0
say "Web application: web"
if ! npm ci --silent --no-audit --no-fund; then
    say "The web application is left out: its packages could not be installed (npm ci in web). Behind a mirror set npm_config_registry."
    exit 0
fi
npm run --silent build -- --logLevel warn
echo "$wanted" >"$stamp"
