# This very PowerShell, to start another: its program, and the arguments that come before a shell's own.
function Get-Shell {
    [Environment]::ProcessPath

    # As a .NET tool, PowerShell is a library that dotnet runs.
    if ((Split-Path ([Environment]::ProcessPath) -LeafBase) -eq 'dotnet') { [Environment]::GetCommandLineArgs()[0] }
    '-NoProfile', '-NonInteractive'
}

# A copy of this PowerShell that is compiled ahead, in out/Shell, for the many shells of a test run or of a benchmark: the .NET tool is not, unlike
# the packages that people install. This very one where it is compiled, and where the compiler cannot be had: all works without, and takes longer.
function Get-CompiledShell {
    if ((Split-Path ([Environment]::ProcessPath) -LeafBase) -ne 'dotnet') { return Get-Shell }
    $folder = "$PSScriptRoot/../out/Shell"
    $said = & dotnet publish "$PSScriptRoot/CompiledShell" --output $folder -p:PowerShellFolder=$PSHOME --nologo --verbosity quiet 2>&1
    if ($LASTEXITCODE -eq 0) { return 'dotnet', "$folder/pwsh.dll", '-NoProfile', '-NonInteractive' }
    Write-Host "All shells take longer: PowerShell could not be compiled ahead. $($said | Select-Object -First 1)"
    Get-Shell
}

Export-ModuleMember -Function Get-Shell, Get-CompiledShell
