<#
.SYNOPSIS
Every task of the project.
.DESCRIPTION
Needs the .NET SDK 10. Starts on Windows PowerShell 5.1, too, and goes on with PowerShell as the local .NET tool of this repository.

Build    makes out/ConductorOne, the module.
Test     builds, then runs the tests: xunit, and Pester on the build for PowerShell 7. Test Desktop runs Pester on the build for Windows PowerShell.
         CONTRIBUTING.md says how to run some.
Attack   builds, then tries random cases for ten minutes, or as many as are asked for: Attack 60.
Sandbox  runs a C1 tenant on this machine until Ctrl+C.
Demo     builds, and runs the example of the README against a sandbox.
Bench    builds, and measures the module beside what does the same without it; Bench Quick tries whether that works.
Api      makes the table of the API out of the vendor's description, and tells what has changed: Api openapi.yaml.
Docs     builds, and makes reference pages for a web site in out/docs.
Package  builds, and packs the module into out/ConductorOne.<version>.zip.
Clean    removes out and what the compiler left.
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Attack', 'Sandbox', 'Demo', 'Bench', 'Api', 'Docs', 'Package', 'Clean')]
    [string] $Task = 'Build',

    # For Test: Desktop. For Attack: minutes. For Sandbox: its options, such as --port 8080. For Bench: Quick, -Rounds 3. For Api: the description.
    [Parameter(ValueFromRemainingArguments)]
    [string[]] $Option = @()
)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

$root = $PSScriptRoot
$module = "$root/out/ConductorOne"
$solution = "$root/ConductorOne.PowerShell.sln"
$builds = 'net8.0', 'netstandard2.0'
$version = (Import-PowerShellDataFile "$root/ConductorOne.psd1").ModuleVersion

# A sentence, not PowerShell's report of an exception: nothing is wrong with the script.
function Stop-Build([string[]] $Message) {
    $Message | ForEach-Object { [Console]::Error.WriteLine($_) }
    exit 1
}

# Runs dotnet and takes what it says, for Windows PowerShell, too, where a line of its errors would end this script.
function Get-DotnetOutput {
    $ErrorActionPreference = 'Continue'
    & dotnet @args 2>&1 | ForEach-Object { "$_" }
}

# What is missing on this machine is said before anything is tried.
function Assert-Machine {
    if (-not (Get-Command dotnet -ErrorAction Ignore)) { Stop-Build 'The .NET SDK 10 is missing: there is no dotnet on the PATH.' }

    $said = Get-DotnetOutput --version
    if ($LASTEXITCODE -ne 0) { Stop-Build (@('The .NET SDK 10 is missing. dotnet --version says:') + $said) }

    foreach ($place in @{ Path = $root; Use = 'The build writes to it: clone into a folder that can be.' },
        @{ Path = $HOME; Use = '.NET and NuGet keep their caches there.' }) {
        try {
            $probe = [System.IO.Directory]::CreateDirectory((Join-Path $place.Path "probe-$PID"))
            $probe.Delete()
        }
        catch {
            Stop-Build "The folder ""$($place.Path)"" cannot be written to. $($place.Use) ($($_.Exception.GetBaseException().Message))"
        }
    }
}

# Nothing behind this line runs on Windows PowerShell.
function Restart-OnTool {
    $said = Get-DotnetOutput tool restore
    if ($LASTEXITCODE -ne 0) {
        Stop-Build (@('PowerShell, a .NET tool of this repository, could not be restored:') + $said +
            'It comes from NuGet. README.md says what to do behind a proxy or with another package source.')
    }

    Push-Location $root
    try { & dotnet pwsh -NoProfile -NonInteractive -File $PSCommandPath $Task @Option }
    finally { Pop-Location }
    exit $LASTEXITCODE
}

function Invoke-Dotnet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) {
        Stop-Build "dotnet $($args[0]) failed. Where it lacks a package: README.md says what to do behind a proxy or with another package source."
    }
}

# A script in a shell of its own.
function Invoke-Shell {
    Import-Module "$root/tests/Shell.psm1"
    $shell, $first = Get-Shell
    & $shell @first -File @args
}

# Compiles a solution or a part of it. The analyzers take most of a compilation's time, so what is built to be used at once goes without: Build has
# them, and so has .ci/run, for everything.
function Invoke-Compile([string] $Solution = "$root/src/Module.slnf", [string[]] $Build = $builds, [switch] $WithoutAnalyzers) {
    $switches = @(
        if ($WithoutAnalyzers) { '-p:RunAnalyzers=false' }
        if ($Build.Count -eq 1) { '--framework', $Build }
    )
    Invoke-Dotnet build $Solution --configuration Release --nologo --verbosity quiet @switches
}

# Lays the compiled module out in out/ConductorOne, with its help.
function Invoke-Layout([string[]] $Build = $builds) {
    if (Test-Path $module) { Remove-Item $module -Recurse -Force }
    foreach ($framework in $Build) {
        Invoke-Dotnet publish "$root/src/ConductorOne.PowerShell" --configuration Release --framework $framework --no-build `
            --output "$module/bin/$framework" --nologo --verbosity quiet
        Copy-Item "$root/src/ConductorOne.Loader/bin/Release/$framework/ConductorOne.Loader.*.dll" "$module/bin"
    }

    Get-ChildItem "$module/bin" -Recurse -File | Where-Object Extension -ne '.dll' | Remove-Item
    Copy-Item "$root/ConductorOne.psd1", "$root/LICENSE" $module
    Copy-Item "$root/src/ConductorOne.PowerShell/Module/*" $module -Recurse -Exclude Views.txt
    Invoke-Views
    Invoke-Help
    Write-Host "Built $module ($version$(if ($Build.Count -eq 1) { ", $Build alone" }))."
}

function Invoke-Build([string] $Solution = "$root/src/Module.slnf", [switch] $WithoutAnalyzers) {
    Invoke-Compile @PSBoundParameters
    Invoke-Layout
}

# The views that PowerShell reads, out of the table that a person writes.
function Invoke-Views {
    Import-Module "$root/docs/build/Views.psm1"
    $file = 'src/ConductorOne.PowerShell/Module/Views.txt'
    $read = Read-View "$root/$file"
    if ($read.Faults) { Stop-Build @($read.Faults | ForEach-Object { "$file, $_" }) }
    [System.IO.File]::WriteAllText("$module/ConductorOne.Format.ps1xml", (ConvertTo-FormatXml $read.Views), [System.Text.UTF8Encoding]::new($false))
}

# What is wrong with a page has been said when this ends.
function Invoke-Help {
    Invoke-Shell "$root/docs/build/Build-Help.ps1" -Module $module @args
    if ($LASTEXITCODE -ne 0) { exit 1 }
}

function Invoke-Test {
    if ($Option -and "$Option" -ne 'Desktop') { Stop-Build "Test takes Desktop, or nothing, not ""$Option""." }
    $framework, $minutes = if ($Option) { 'netstandard2.0', 'two' } else { 'net8.0', 'three' }

    # Tests of the build for PowerShell 7 do without the other, which would take ten seconds. Those of the other want both: some are about the two.
    $needed = if ($Option) { $builds } else { $framework }
    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    Import-Module "$root/tests/TestRun.psm1", "$root/tests/Runtime.psm1"
    $results = Use-BriefRuntime {
        Invoke-TestRun $framework -Prepare {
            Invoke-Compile "$root/tests/Tests.slnf" $needed -WithoutAnalyzers
            Write-Host ('Compiled in {0:n0} s. The tests take about {1} minutes on two cores.' -f $clock.Elapsed.TotalSeconds, $minutes)
            Invoke-Layout $needed
        } | ForEach-Object { Show-Result $_; $_ }
    }
    if (-not $Option) { Write-Host "`nThis was the build for PowerShell 7. Test Desktop tests the one for Windows PowerShell." }
    Complete-TestRun $results $clock
}

# What a test run says in the end. It fails with a test that failed.
function Complete-TestRun([object[]] $Result, $Clock) {
    $good = Show-Summary $Result
    Write-Host ('It took {0:n0} s.' -f $Clock.Elapsed.TotalSeconds)
    if (-not $good) { exit 1 }
}

# The random part of the tests, three times as many cases in a round as a test run has, and round after round with other seeds.
function Invoke-Attack {
    $minutes = 10.0
    if ($Option -and -not ([double]::TryParse($Option[0], [ref] $minutes) -and $minutes -gt 0)) { Stop-Build "Attack takes minutes, not ""$Option""." }
    Import-Module "$root/tests/TestRun.psm1", "$root/tests/Runtime.psm1"
    Invoke-Build "$root/tests/Tests.slnf" -WithoutAnalyzers
    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    $results = Use-Environment @{ C1_TEST_FACTOR = 3 } {
        do {
            $builds | ForEach-Object { Invoke-TestRun $_ -Tag Attack } | ForEach-Object { Show-Result $_; $_ }
        } while ($clock.Elapsed.TotalMinutes -lt $minutes)
    }
    Complete-TestRun $results $clock
}

function Invoke-Sandbox {
    Invoke-Dotnet run --project "$root/src/ConductorOne.Sandbox" --configuration Release --verbosity quiet -- @Option
}

function Invoke-Demo {
    Invoke-Build -WithoutAnalyzers
    & "$root/examples/Demo.ps1" -Module $module
}

function Invoke-Bench {
    Invoke-Build $solution -WithoutAnalyzers

    # A shell of its own reads the options as the command line that they are.
    Invoke-Shell "$root/bench/Bench.ps1" -Module $module @Option
    if ($LASTEXITCODE -ne 0) { Stop-Build 'The benchmark failed.' }
}

function Invoke-Api {
    if ($Option.Count -ne 1 -or -not (Test-Path $Option[0] -PathType Leaf)) { Stop-Build "Api takes the file of the vendor's description: Api openapi.yaml." }
    Invoke-Dotnet run --project "$root/tools/ConductorOne.ApiUpdate" --configuration Release --verbosity quiet -- (Resolve-Path $Option[0]) "$root/src"
}

function Invoke-Docs {
    Invoke-Build -WithoutAnalyzers
    if (Test-Path "$root/out/docs") { Remove-Item "$root/out/docs" -Recurse }
    Invoke-Help -Reference "$root/out/docs"
    Write-Host "Wrote $root/out/docs."
}

function Invoke-Package {
    Invoke-Build
    Compress-Archive $module "$root/out/ConductorOne.$version.zip" -Force
    Write-Host "Packed out/ConductorOne.$version.zip."
}

function Invoke-Clean {
    Get-ChildItem $root/src, $root/tests, $root/bench, $root/tools -Directory | ForEach-Object { "$_/bin", "$_/obj" } | Where-Object { Test-Path $_ } |
        Remove-Item -Recurse -Force
    if (Test-Path "$root/out") { Remove-Item "$root/out" -Recurse -Force }
}

Assert-Machine
if ([version]::new($PSVersionTable.PSVersion.Major, $PSVersionTable.PSVersion.Minor) -lt [version]'7.4') { Restart-OnTool }

& "Invoke-$Task"
