#!/usr/bin/env bash
# The tasks of build.ps1 from a shell: with a pwsh of 7.4 or later, or else with PowerShell as the local .NET tool of this repository.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export POWERSHELL_TELEMETRY_OPTOUT=1 POWERSHELL_UPDATECHECK=Off

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

[ -w "${HOME:-}" ] ||
    fail "The home folder \"${HOME:-}\" cannot be written to. PowerShell, .NET and NuGet keep their caches there: set HOME to a folder that can be."

start=(pwsh)
if ! version=$(pwsh -NoProfile -NonInteractive -Command '$PSVersionTable.PSVersion -ge "7.4"' 2>/dev/null) || [ "$version" != True ]; then
    command -v dotnet >/dev/null || fail 'The .NET SDK 10 is missing: there is no dotnet on the PATH.'
    dotnet --version >/dev/null 2>&1 || fail 'The .NET SDK 10 is missing. dotnet --version says:' "$(dotnet --version 2>&1 || true)"
    reason=$(dotnet tool restore 2>&1) || fail 'PowerShell, a .NET tool of this repository, could not be restored:' "$reason" \
        'It comes from NuGet. README.md says what to do behind a proxy or with another package source.'
    start=(dotnet pwsh)
fi

exec "${start[@]}" -NoProfile -NonInteractive -File build.ps1 "$@"
