#!/usr/bin/env bash
# The tasks of build.ps1 from a shell: with pwsh, or with PowerShell as the local .NET tool of this repository.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

if command -v pwsh >/dev/null; then
    exec pwsh -NoProfile -NonInteractive -File build.ps1 "$@"
fi

if dotnet tool restore >/dev/null 2>&1 && dotnet pwsh -NoProfile -Command exit >/dev/null 2>&1; then
    exec dotnet pwsh -NoProfile -NonInteractive -File build.ps1 "$@"
fi

if [ "${1:-}" = Test ] && [ -z "${REQUIRE_POWERSHELL:-}" ]; then
    dotnet test ConductorOne.PowerShell.sln --configuration Release
    echo
    echo '*** There is no PowerShell on this machine: the Pester tests DID NOT RUN, so no cmdlet was tested. ***'
    exit 0
fi

echo 'PowerShell is needed: there is no pwsh on the PATH, and the local .NET tool could not be restored.' >&2
exit 1
