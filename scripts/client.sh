#!/bin/sh
# Make the web application's types anew from what the services say of themselves; run after changing a route.
set -eu
cd "$(dirname "$0")/.."
. scripts/say.sh
for service in agent voice; do
    .venv/bin/speak-to-input contract $service 2>/dev/null >web/src/client/$service.openapi.json
done
if command -v npm >/dev/null 2>&1 && [ -d web/node_modules ]; then
    npm run --silent client --prefix web
else
    say "The contracts are written; the types need Node.js: npm ci && npm run client in web."
fi
