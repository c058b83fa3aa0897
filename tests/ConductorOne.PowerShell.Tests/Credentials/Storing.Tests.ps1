# What only whole processes show.
BeforeDiscovery { $skip = -not $IsLinux }

BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $dataHome = $env:XDG_DATA_HOME
    $testing = (Resolve-Path "$PSScriptRoot/../Testing.psm1").Path
}

AfterAll { $env:XDG_DATA_HOME = $dataHome }

Describe 'Stored credentials' -Skip:$skip {
    BeforeEach {
        $folder = Use-CredentialFolder "$TestDrive/$([guid]::NewGuid())"
    }

    It 'lose nothing to several processes at once' -Tag OneBuild {
        # Each waits for the others to have loaded all they need.
        $script = "$TestDrive/save.ps1"
        Set-Content $script @'
param($Testing, $Parent, $Number)
$ErrorActionPreference = 'Stop'
Import-Module $Testing
$null = Use-CredentialFolder $Parent
Save-TestCredential "first-$Number"
'ready'
$null = [Console]::In.ReadLine()
1..15 | ForEach-Object { Save-TestCredential "p$Number-$_" }
Remove-C1Credential "first-$Number" -Confirm:$false
'@
        $shell, $first = Get-Shell
        $processes = foreach ($number in 1..3) {
            $words = @($first) + '-File', $script, $testing, (Split-Path $folder), "$number"
            $start = [System.Diagnostics.ProcessStartInfo]::new($shell, [string[]] $words)
            $start.RedirectStandardInput = $start.RedirectStandardOutput = $true
            [System.Diagnostics.Process]::Start($start)
        }

        foreach ($process in $processes) { $process.StandardOutput.ReadLine() | Should-BeString 'ready' -CaseSensitive }
        foreach ($process in $processes) { $process.StandardInput.WriteLine() }
        foreach ($process in $processes) {
            $process.WaitForExit()
            $process.ExitCode | Should-Be 0
        }

        $names = foreach ($number in 1..3) { 1..15 | ForEach-Object { "p$number-$_" } }
        (Get-C1Credential).Name | Sort-Object | Should -BeExactly ($names | Sort-Object)
        (Get-ChildItem $folder -Force).Name | Should-BeString 'credentials.json' -CaseSensitive
    }

    It 'are refused at once where no protected storage answers, and read where only a file is' -Tag OneBuild {
        Save-TestCredential kept
        $out = Invoke-Shell -Argument $testing -Environment @{
            XDG_DATA_HOME = Split-Path $folder; DBUS_SESSION_BUS_ADDRESS = 'unix:path=/nonexistent/bus'; DISPLAY = ''
        } -Script @'
param($testing)
Import-Module $testing
$assembly = [ConductorOne.Apps.C1App].Assembly
$credential = [Activator]::CreateInstance($assembly.GetType('ConductorOne.Credentials.StoredCredential'))
foreach ($value in @{ Name = 'prod'; ServerUrl = [uri]'https://acme.conductor.one'; ClientId = 'a@b/pcc'; ClientSecret = 'hunter2' }.GetEnumerator()) {
    $credential.GetType().GetProperty($value.Key).SetValue($credential, $value.Value)
}
$store = [Activator]::CreateInstance($assembly.GetType('ConductorOne.Credentials.CredentialStore'), [System.Threading.CancellationToken]::None)
$watch = [System.Diagnostics.Stopwatch]::StartNew()
try { $store.Save($credential, $false) } catch { $_.Exception.InnerException.GetType().Name; $_.Exception.InnerException.Message }
$watch.Elapsed.TotalSeconds -lt 10
(Get-C1Credential).Name
$store.Save($credential, $true).Storage
(Get-C1Credential).Name -join ','
'@
        $out[0] | Should-BeString 'CredentialStoreException' -CaseSensitive
        $out[1] | Should -BeLike '*SecretService*-AllowPlaintextFile*'
        $out[2..5] | Should -BeExactly 'True', 'kept', 'PlaintextFile', 'kept,prod'
        [System.IO.File]::GetUnixFileMode("$folder/credentials.json") | Should -Be ([System.IO.UnixFileMode]'UserRead, UserWrite')
        [System.IO.File]::GetUnixFileMode($folder) | Should -Be ([System.IO.UnixFileMode]'UserRead, UserWrite, UserExecute')
    }

    It 'need no library until there are any' {
        $out = Invoke-Shell -Argument (Get-ModulePath) -Environment @{ XDG_DATA_HOME = Split-Path $folder } -Script @'
param($module)
function Get-Library { @([System.AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -like 'Microsoft.Identity*' }).Count }
Import-Module $module
Get-Library
Get-C1Credential
$line = 'Get-C1Credential '
$null = [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null)
Get-Library
'@
        $out | Should -BeExactly '0', '0'
    }
}
