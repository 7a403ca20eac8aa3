#!/bin/sh
# Chromium for the browser tests: installed where it may be, and said plainly where it may not.
for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null && exit 0
done
say() { echo "── The browser tests will be left out: there is no Chromium here, $1." >&2; exit 0; }

command -v apt-get >/dev/null || say "and no apt-get to install it with"
if [ "$(id -u)" = 0 ]; then
    as_root=""
elif sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    say "and installing it needs root: apt-get install chromium"
fi
echo "Installing Chromium for the browser tests …"
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq >/dev/null 2>&1
$as_root apt-get install -qq -y --no-install-recommends chromium fonts-liberation \
    fonts-noto-color-emoji >/dev/null 2>&1 || say "and apt-get could not install it"
