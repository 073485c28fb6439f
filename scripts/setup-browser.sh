#!/bin/sh
# See to it that a Chromium and a font with Vietnamese letters are there; what is there already is used.
set -eu
cd "$(dirname "$0")/.."
. scripts/say.sh

named_browser() { # the one that the environment or .env names, if they do
    if [ -n "${S2I_BROWSER__EXECUTABLE:-}" ]; then
        echo "$S2I_BROWSER__EXECUTABLE"
    elif [ -f .env ]; then
        sed -n 's/^S2I_BROWSER__EXECUTABLE=["'\'']\{0,1\}\([^"'\'']*\)["'\'']\{0,1\}$/\1/p' .env | tail -n 1
    fi
}

runs() { # a snap's place holder has the right name but does not run
    command -v "$1" >/dev/null 2>&1 && "$1" --version >/dev/null 2>&1
}

installed_browser() {
    for browser in chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
        "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
        if runs "$browser"; then
            command -v "$browser"
            return
        fi
    done
}

drivers_browser() { # the one that `playwright install chromium` puts in its own folder
    .venv/bin/python -c "
from pathlib import Path
from playwright.sync_api import sync_playwright
with sync_playwright() as driver:
    path = driver.chromium.executable_path
    print(path if Path(path).exists() else '')"
}

on_debian() { grep -qs '^ID=debian' /etc/os-release; }

install_browser() {
    if on_debian && can_apt && install_packages chromium; then
        # The headless shell needs half the memory for many sessions; older Debian releases do not have it.
        apt-get install -qq -y --no-install-recommends chromium-headless-shell >/dev/null 2>&1 || true
        [ -n "$(installed_browser)" ] && return
    fi
    say "Chromium: playwright install chromium"
    .venv/bin/playwright install chromium
}

check_browser() {
    browser=$(named_browser)
    if [ -n "$browser" ]; then
        runs "$browser" || fail "S2I_BROWSER__EXECUTABLE names $browser, which does not run; correct it or leave it out."
        return
    fi
    [ -n "$(installed_browser)" ] && return
    [ -n "$(drivers_browser)" ] && return
    install_browser || fail "No Chromium or Chrome was found and none could be installed; run: sudo apt-get install chromium"
}

check_font() {
    command -v fc-list >/dev/null 2>&1 || return 0
    [ -n "$(fc-list :lang=vi 2>/dev/null)" ] && return
    if can_apt && install_packages fonts-noto-core; then return; fi
    say "No font with Vietnamese letters was found (pictures of pages will show boxes); run: sudo apt-get install fonts-noto-core"
}

check_language() { # dates day first, and the browser's own messages in Vietnamese
    case "$(readlink -f "$(installed_browser)" 2>/dev/null)" in
        */chromium*) ;;
        *) return 0 ;;
    esac
    on_debian || return 0
    [ -e /usr/lib/chromium/locales/vi.pak ] && return
    if can_apt && install_packages chromium-l10n; then return; fi
    say "Chromium's Vietnamese texts are missing (dates show month first); run: sudo apt-get install chromium-l10n"
}

check_browser
check_language
check_font
