# What the test files share: the module under test, a tenant of their own, what it was sent, and how to make it fail.

$root = (Resolve-Path "$PSScriptRoot/../..").Path
Import-Module "$root/tests/Shell.psm1"
Import-Module "$root/out/ConductorOne/ConductorOne.psd1" -Global

$script:tenants = $null
$script:sandbox = $null
$script:tenantSession = $null
$script:http = [System.Net.Http.HttpClient]::new()

function Get-ModulePath { "$root/out/ConductorOne" }

function Get-RepositoryPath { $root }

# The compiled part of these tests.
function Get-TestLibrary { "$PSScriptRoot/bin/Release/net8.0/ConductorOne.PowerShell.Tests.dll" }

# 'net8.0' or 'netstandard2.0': the build that is tested.
function Get-TestedBuild { if ($env:CONDUCTORONE_TEST_NETSTANDARD) { 'netstandard2.0' } else { 'net8.0' } }

# An id such as the server takes, 27 letters and digits, of a name that a reader can follow: policy1 becomes policy10000….
function Get-TestId { param([Parameter(Mandatory)] [string] $Name) $Name.PadRight(27, '0') }

# For what repeats one thing many times and does not depend on the build: whole on one build, a share of it on the other, and as many
# times more as an attack wants.
function Get-Share {
    param([Parameter(Mandatory)] [int] $Whole, [Parameter(Mandatory)] [int] $Part)
    $factor = if ($env:C1_TEST_FACTOR) { [int] $env:C1_TEST_FACTOR } else { 1 }
    $factor * $(if ((Get-TestedBuild) -eq 'net8.0') { $Whole } else { $Part })
}

# What random cases begin with: C1_TEST_SEED, to see again what was seen, or another number each time.
function Get-Seed {
    if ($env:C1_TEST_SEED) { [int] $env:C1_TEST_SEED } else { [System.Random]::Shared.Next(1000000) }
}

# Tells how many cases of a kind were tried. The test run adds them up.
function Write-Case {
    param([Parameter(Mandatory)] [int] $Count, [Parameter(Mandatory)] [string] $Kind, $Seed)
    Write-Host "  $Count cases: $Kind$(if ($null -ne $Seed) { " (seed $Seed)" })"
}

# Asks the process that has all the tenants of this shell. To start a process for each would cost more than many a file does with it.
function Invoke-TenantProcess([string] $Line) {
    if (-not $script:tenants) {
        $start = [System.Diagnostics.ProcessStartInfo]::new('dotnet')
        $start.ArgumentList.Add("$root/src/ConductorOne.Sandbox/bin/Release/net8.0/ConductorOne.Sandbox.dll")
        $start.ArgumentList.Add('--many-from-stdin')
        $start.RedirectStandardInput = $start.RedirectStandardOutput = $true
        $script:tenants = [System.Diagnostics.Process]::Start($start)
    }

    $script:tenants.StandardInput.WriteLine($Line)
    $answer = $script:tenants.StandardOutput.ReadLine()
    if (-not $answer) { throw 'The process of the sandbox has ended.' }
    $answer = ConvertFrom-Json $answer
    if ($answer.PSObject.Properties['error']) { throw $answer.error }
    $answer
}

# A tenant: its url, clientId and clientSecret, and with --https its httpsUrl and certificate.
function Start-Tenant {
    param([string[]] $Option = @())
    Invoke-TenantProcess ($Option -join ' ')
}

function Stop-Tenant {
    param([Parameter(Mandatory, ValueFromPipeline)] $Tenant)
    process { $null = Invoke-TenantProcess "stop $($Tenant.url)" }
}

# Starts a tenant and, unless told otherwise, signs in to it, with more parameters where there are some: the session is the
# default from then on. It waits next to nothing between two tries, unless it is told to.
function Start-TestTenant {
    param([switch] $NotConnected, [string[]] $Option = @(), [hashtable] $Connection = @{})

    $script:sandbox = Start-Tenant $Option
    if (-not $NotConnected) {
        if (-not $Connection.ContainsKey('MaxRetryDelay')) { $Connection = $Connection + @{ MaxRetryDelay = 0.1 } }
        $script:tenantSession = Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret @Connection
        Clear-Journal
    }

    $script:sandbox
}

# Makes the session of Start-TestTenant the default again, after another one was.
function Select-TestTenant { Select-C1Session $script:tenantSession }

# A tenant that another runspace has started.
function Use-TestTenant { param($Sandbox) $script:sandbox = $Sandbox }

function Stop-TestTenant {
    Disconnect-C1 -All
    if ($script:sandbox) { $script:sandbox | Stop-Tenant }
    $script:sandbox = $null
}

function Invoke-Control {
    param([string] $Method, [string] $Path, $Body)

    $request = [System.Net.Http.HttpRequestMessage]::new($Method, "$($sandbox.url)/sandbox/$Path")
    if ($null -ne $Body) {
        $request.Content = [System.Net.Http.StringContent]::new((ConvertTo-Json $Body -Depth 10), [System.Text.Encoding]::UTF8, 'application/json')
    }

    $answer = $http.SendAsync($request).GetAwaiter().GetResult()
    $text = $answer.Content.ReadAsStringAsync().GetAwaiter().GetResult()
    if (-not $answer.IsSuccessStatusCode) { throw "The sandbox refused ${Method} ${Path}: $text" }
    ConvertFrom-Json $text -AsHashtable -DateKind String
}

# Everything that arrived, token requests included.
function Get-Journal { @((Invoke-Control GET journal).list) }

# What arrived at the API, with the body as an object.
function Get-Sent {
    foreach ($entry in (Get-Journal)) {
        if ($entry.path -like '/api/*') {
            [pscustomobject]@{
                Method  = $entry.method
                Path    = $entry.path
                Query   = $entry.query
                Headers = $entry.headers
                Status  = $entry.status
                Text    = $entry.body
                Body    = if ($entry.body) { ConvertFrom-Json $entry.body -AsHashtable -DateKind String -NoEnumerate }
            }
        }
    }
}

# The forms of the token requests that arrived.
function Get-TokenRequest {
    foreach ($entry in (Get-Journal)) {
        if ($entry.path -eq '/auth/v1/token') {
            $form = [ordered]@{}
            foreach ($pair in $entry.body -split '&') {
                $name, $value = $pair -split '=', 2
                $form[$name] = [uri]::UnescapeDataString($value)
            }

            [pscustomobject]@{ Method = $entry.method; Headers = $entry.headers; Status = $entry.status; Form = $form }
        }
    }
}

function Clear-Journal { $null = Invoke-Control DELETE journal }

function Add-Fault {
    param([Parameter(Mandatory)] [hashtable] $Fault)
    $null = Invoke-Control POST faults $Fault
}

function Clear-Fault { $null = Invoke-Control DELETE faults }

# How many requests each fault has met, in the order in which the faults were added.
function Get-FaultHit { @((Invoke-Control GET faults).list | ForEach-Object hits) }

# Requests at the API: inProgress now, and the peak since Clear-Load or Clear-Tenant.
function Get-Load { Invoke-Control GET rate }

function Clear-Load { $null = Invoke-Control POST rate @{} }

# Faults, journal, load, limits and outages as in a tenant that has just started. What it holds stays.
function Clear-Tenant { $null = Invoke-Control POST settle }

# Awaits what cannot be waited for: asked until it is so.
function Wait-Until {
    param([Parameter(Mandatory)] [scriptblock] $Condition, [int] $Seconds = 60)

    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    while (-not (& $Condition)) {
        if ($clock.Elapsed.TotalSeconds -gt $Seconds) { throw "It took more than $Seconds seconds: $Condition" }
        Start-Sleep -Milliseconds 20
    }
}

# Lets time pass in the tenant, and nowhere else.
function Move-Clock { param([Parameter(Mandatory)] [int] $Seconds) $null = Invoke-Control POST clock @{ seconds = $Seconds } }

# How long it takes, by the tenant's clock, until a change of owners shows.
function Set-OwnerLag { param([Parameter(Mandatory)] [int] $Seconds) $null = Invoke-Control POST lag @{ ownerSeconds = $Seconds } }

# Rows for New-C1App.
function New-AppRow {
    param([Parameter(Mandatory)] [int] $Count, [string] $Name = 'App')
    1..$Count | ForEach-Object { [pscustomobject]@{ DisplayName = "$Name $_" } }
}

function Get-TestUser { (Invoke-Control GET users).list }

# A workload federation trust: its client id. Issuer and condition as the sandbox takes them.
function New-TestTrust {
    param([hashtable] $Trust = @{})
    (Invoke-Control POST trusts $Trust).clientId
}

# An OIDC token of the sandbox's own issuer, changed as the sandbox takes it.
function New-OidcToken {
    param([hashtable] $Token = @{})
    (Invoke-Control POST issuer/tokens $Token).token
}

# What a JWT says: its header and its claims. Nothing is verified.
function Read-Jwt {
    param([Parameter(Mandatory)] [string] $Token)

    $header, $claims = $Token -split '\.' | Select-Object -First 2 | ForEach-Object {
        $padded = $_.Replace('-', '+').Replace('_', '/')
        $bytes = [Convert]::FromBase64String($padded.PadRight([int] [math]::Ceiling($padded.Length / 4) * 4, '='))
        ConvertFrom-Json ([System.Text.Encoding]::UTF8.GetString($bytes)) -AsHashtable -DateKind String
    }

    [pscustomobject]@{ Header = $header; Claims = $claims }
}

# Signs a person in with -Device, who decides as soon as the link is shown: approve, deny or expire.
function Connect-Person {
    param([string] $Decision = 'approve', [hashtable] $Option = @{})

    Connect-C1 -ServerUrl $sandbox.url -Device -NoBrowser @Option 6>&1 | ForEach-Object {
        if ($_ -isnot [System.Management.Automation.InformationRecord]) { return $_ }
        $null = Invoke-Control POST "device/$Decision" @{ userCode = Get-UserCode $_ }
    }
}

# The code in what Connect-C1 -Device shows.
function Get-UserCode { param($Shown) [regex]::Match("$Shown", '(?<=code )[A-Z]{4}-[A-Z]{4}').Value }

# Makes every token that the tenant has given invalid.
function Reset-TestToken { $null = Invoke-Control POST tokens/expire }

# One spelling for values that are equal as JSON: keys sorted, no blanks, no escapes that JSON does not need.
function ConvertTo-Canonical {
    param($Value)

    if ($Value -is [System.Management.Automation.PSCustomObject]) {
        $members = [ordered]@{}
        foreach ($property in $Value.PSObject.Properties) { $members[$property.Name] = $property.Value }
        $Value = $members
    }

    if ($null -eq $Value) { return 'null' }
    if ($Value -is [System.Collections.IDictionary]) {
        $keys = [string[]] @($Value.Keys)
        [array]::Sort($keys, [System.StringComparer]::Ordinal)
        return '{' + (($keys | ForEach-Object { (ConvertTo-Json "$_") + ':' + (ConvertTo-Canonical $Value[$_]) }) -join ',') + '}'
    }

    if ($Value -is [System.Collections.IEnumerable] -and $Value -isnot [string]) {
        return '[' + ((@($Value) | ForEach-Object { ConvertTo-Canonical $_ }) -join ',') + ']'
    }

    ConvertTo-Json $Value -Compress
}

# Equal as JSON, in full: nothing missing, nothing beside.
function Assert-Json {
    param($Actual, $Expected)
    ConvertTo-Canonical $Actual | Should-BeString (ConvertTo-Canonical $Expected) -CaseSensitive
}

# The one request that arrived at the API since the journal was cleared, in full.
function Assert-Sent {
    param([string] $Method, [string] $Path, $Body)

    $sent = @(Get-Sent)
    $sent.Count | Should-Be 1 -Because 'one request was expected'
    "$($sent[0].Method) $($sent[0].Path)" | Should-BeString "$Method $Path" -CaseSensitive
    $sent[0].Query | Should-BeString '' -CaseSensitive
    Assert-Json $sent[0].Body $Body
    Clear-Journal
}

function Assert-NothingSent { @(Get-Sent).Count | Should-Be 0 -Because 'nothing was to be sent' }

# One error record, in full. Message: a wildcard pattern of the words that count.
function Assert-Failure {
    param($Failed, [string] $Id, [string] $Category, [string[]] $Message, $Target)

    @($Failed).Count | Should-Be 1 -Because 'one error was expected'
    $record = @($Failed)[0]
    ($record.FullyQualifiedErrorId -split ',')[0] | Should-BeString $Id -CaseSensitive -Because $record.Exception.Message
    "$($record.CategoryInfo.Category)" | Should-BeString $Category
    foreach ($pattern in $Message) { "$record" | Should-BeLikeString $pattern }
    if ($PSBoundParameters.ContainsKey('Target')) { $record.TargetObject | Should -Be $Target }
}

# A script, with its param block, in a shell of its own, where the module is not imported: the lines that it writes.
function Invoke-Shell {
    param([Parameter(Mandatory)] [string] $Script, [string[]] $Argument = @(), [hashtable] $Environment = @{})

    $file = Join-Path ([System.IO.Path]::GetTempPath()) ([System.IO.Path]::GetRandomFileName() + '.ps1')
    Set-Content $file "`$ErrorActionPreference = 'Stop'`n`$ProgressPreference = 'SilentlyContinue'`n& {`n$Script`n} @args" -Encoding utf8
    try {
        $program, $words = @(Get-Shell) + '-File', $file + $Argument
        $start = [System.Diagnostics.ProcessStartInfo]::new($program, [string[]] $words)
        $start.RedirectStandardOutput = $true
        $start.RedirectStandardError = $true
        $start.Environment['NO_COLOR'] = '1'
        foreach ($name in $Environment.Keys) { $start.Environment[$name] = $Environment[$name] }
        $process = [System.Diagnostics.Process]::Start($start)
        $errors = $process.StandardError.ReadToEndAsync()
        $text = $process.StandardOutput.ReadToEnd()
        $process.WaitForExit()
        if ($process.ExitCode -ne 0) { throw "The shell failed: $text $($errors.GetAwaiter().GetResult())" }
        $text -split '\r?\n' | Where-Object { $_ }
    }
    finally {
        Remove-Item $file
    }
}

# A plain file of stored credentials with this text, which nobody else can open: any other would not be read.
function New-StoredFile {
    param([Parameter(Mandatory)] [string] $Folder, [Parameter(Mandatory)] [string] $Value)

    $null = New-Item "$Folder/credentials.json" -Force -Value $Value
    if (-not $IsWindows) {
        [System.IO.File]::SetUnixFileMode($Folder, 'UserRead, UserWrite, UserExecute')
        [System.IO.File]::SetUnixFileMode("$Folder/credentials.json", 'UserRead, UserWrite')
    }
}

# Runs a script in another runspace of this process, with the module imported there: its output, then its errors.
function Invoke-OtherRunspace {
    param([Parameter(Mandatory)] [string] $Script, [object[]] $Argument = @())

    $runspace = [runspacefactory]::CreateRunspace([initialsessionstate]::CreateDefault2())
    $runspace.Open()
    $shell = [powershell]::Create($runspace)
    try {
        $null = $shell.AddScript("Import-Module '$(Get-ModulePath)/ConductorOne.psd1'").Invoke()
        $shell.Commands.Clear()
        $null = $shell.AddScript($Script)
        foreach ($value in $Argument) { $null = $shell.AddArgument($value) }
        $shell.Invoke()
        $shell.Streams.Error
    }
    finally {
        $shell.Dispose()
        $runspace.Dispose()
    }
}

# Starts a script in a runspace of its own, with these helpers and the tenant there: work that goes on meanwhile.
function Start-OtherRunspace {
    param([Parameter(Mandatory)] [scriptblock] $Script, [object[]] $Argument = @(), $Tenant = $script:sandbox, $ShellHost)

    $shell = [powershell]::Create()
    if ($ShellHost) {
        $shell.Runspace = [runspacefactory]::CreateRunspace($ShellHost)
        $shell.Runspace.Open()
    }

    $null = $shell.AddScript('param($testing, $sandbox) Import-Module $testing; Use-TestTenant $sandbox').AddArgument($PSCommandPath).AddArgument($Tenant).Invoke()
    $shell.Commands.Clear()
    $null = $shell.AddScript($Script.ToString())
    foreach ($value in $Argument) { $null = $shell.AddArgument($value) }
    [pscustomobject]@{ Shell = $shell; Work = $shell.BeginInvoke() }
}

# What came of it: its output. An error that ended it is thrown.
function Receive-OtherRunspace {
    param([Parameter(Mandatory)] $Other, [int] $Seconds = 60)

    if (-not $Other.Work.AsyncWaitHandle.WaitOne($Seconds * 1000)) { throw "It did not end within $Seconds seconds." }
    $Other.Shell.EndInvoke($Other.Work)
}

# Ends it, whatever it does.
function Remove-OtherRunspace {
    param([Parameter(Mandatory)] $Other)

    $runspace = $Other.Shell.Runspace
    $Other.Shell.Dispose()
    $runspace.Dispose()
}

# A host that keeps what it is told to show (Warnings, Prompts, and Progress with the time at which it came), and chooses what it is told to.
function New-TestHost {
    param([int[]] $Choice = @())

    Add-Type -Path (Get-TestLibrary)
    [ConductorOne.Tests.RecordingHost]::new($Choice)
}

# Removes the variables that sign in.
function Clear-C1Environment {
    Get-ChildItem env:CONDUCTORONE_* | Where-Object Name -ne 'CONDUCTORONE_TEST_NETSTANDARD' | Remove-Item
}

# The folder of stored credentials becomes one of the test's own, and empty. Linux alone lets it be chosen.
function Use-CredentialFolder {
    param([Parameter(Mandatory)] [string] $Parent)
    $env:XDG_DATA_HOME = $Parent
    Join-Path $Parent ConductorOne
}

# Whether a keyring, DPAPI or the like would take a credential here.
function Test-ProtectedStorage {
    $type = [ConductorOne.Apps.C1App].Assembly.GetType('ConductorOne.Credentials.CredentialVault')
    $null -eq $type.GetMethod('Protected').Invoke($null, @([System.IO.Path]::GetTempPath())).Obstacle()
}

# Stores a credential as -Save does, in a plain file below the folder that is in use.
function Save-TestCredential {
    param([Parameter(Mandatory)] [string] $Name, [string] $ClientId = 'fox@acme.conductor.one/pcc', [string] $Secret = 'hunter2', $ExpiresAt)

    $assembly = [ConductorOne.Apps.C1App].Assembly
    $credential = [Activator]::CreateInstance($assembly.GetType('ConductorOne.Credentials.StoredCredential'))
    $values = @{ Name = $Name; ServerUrl = [uri]'https://acme.conductor.one'; ClientId = $ClientId; ClientSecret = $Secret; SavedAt = [DateTimeOffset]::UtcNow }
    if ($ExpiresAt) { $values.ExpiresAt = [DateTimeOffset]$ExpiresAt }
    foreach ($value in $values.GetEnumerator()) { $credential.GetType().GetProperty($value.Key).SetValue($credential, $value.Value) }
    $constructor = $assembly.GetType('ConductorOne.Credentials.CredentialStore').GetConstructors('Instance, NonPublic')[0]
    $store = $constructor.Invoke(@("$env:XDG_DATA_HOME/ConductorOne", $false, [System.Threading.CancellationToken]::None))
    $null = $store.Save($credential, $true)
}

# Locks the folder of stored credentials as another process would, until what this returns is disposed.
function Lock-CredentialFolder {
    param([Parameter(Mandatory)] [string] $Folder)
    [System.IO.FileStream]::new("$Folder/credentials.lock", 'OpenOrCreate', 'ReadWrite', 'None')
}

function ConvertTo-Secure {
    param([string] $Text)
    $secure = [securestring]::new()
    foreach ($c in $Text.ToCharArray()) { $secure.AppendChar($c) }
    $secure.MakeReadOnly()
    $secure
}

Export-ModuleMember -Function *-*
