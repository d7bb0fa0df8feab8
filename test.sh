#!/usr/bin/env bash
# The whole test suite. Installs what the tests need where it is missing, builds without a warning, runs every test,
# and ends with one line: N passed, N failed, N skipped. Arguments are passed on to the test program, e.g. -namespace "*.Review*".
set -euo pipefail
cd "$(dirname "$0")"

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null; then sudo -n "$@"; else return 1; fi; }
need=()
command -v git >/dev/null || need+=(git)
[ -x /usr/bin/chromium ] || need+=(chromium)
fc-list 2>/dev/null | grep -qi "liberation" || need+=(fonts-liberation fontconfig)
compgen -G "/usr/lib/postgresql/*/bin/initdb" >/dev/null || need+=(postgresql)
command -v npm >/dev/null || need+=(nodejs npm)
if [ ${#need[@]} -gt 0 ]; then
  echo "Installing ${need[*]}"
  # PostgreSQL is started by the tests, on a port of their own: Debian must not start one.
  export DEBIAN_FRONTEND=noninteractive
  (as_root apt-get update -qq && as_root apt-get install -y -qq --no-install-recommends "${need[@]}") >/dev/null 2>&1 \
    || echo "Could not install ${need[*]}: tests that need them are skipped and say so."
fi

# Each peer's packages are installed from its lock file; a peer that cannot be installed skips its tests with the reason.
if command -v npm >/dev/null; then
  for lock in ReleaseConsole.Tests/Peers/*/package-lock.json; do
    [ -e "$lock" ] || continue
    folder=$(dirname "$lock")
    [ -d "$folder/node_modules" ] || npm ci --prefix "$folder" --no-audit --no-fund --silent || echo "npm ci failed in $folder"
  done
fi

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
dotnet restore ReleaseConsole.sln -v quiet
dotnet build ReleaseConsole.sln --no-restore -v quiet -warnaserror
results=$(mktemp)
trap 'rm -f "$results"' EXIT
status=0
dotnet exec ReleaseConsole.Tests/bin/Debug/net10.0/ReleaseConsole.Tests.dll -xml "$results" -noColor "$@" || status=$?

sum() { local n; n=$(grep -o "<assembly [^>]*" "$results" | sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" | awk '{ s += $1 } END { print s + 0 }'); echo "$n"; }
if [ "$status" != 0 ]; then echo "Failed:"; grep -o '<test [^>]*result="Fail"' "$results" | sed 's/.*<test [^>]*name="\([^"]*\)".*/  \1/' || true; fi
failed=$(( $(sum failed) + $(sum errors) ))
echo "$(sum passed) passed, $failed failed, $(sum skipped) skipped"
[ "$status" = 0 ] && [ "$failed" = 0 ]
