# This very PowerShell, to start another: its program, and the arguments that come before a shell's own.
function Get-Shell {
    [Environment]::ProcessPath

    # As a .NET tool, PowerShell is a library that dotnet runs.
    if ((Split-Path ([Environment]::ProcessPath) -LeafBase) -eq 'dotnet') { [Environment]::GetCommandLineArgs()[0] }
    '-NoProfile', '-NonInteractive'
}

Export-ModuleMember -Function Get-Shell
