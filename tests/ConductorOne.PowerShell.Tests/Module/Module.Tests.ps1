BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant
    $module = Get-ModulePath
}

AfterAll { Stop-TestTenant }

Describe 'The manifest' {
    BeforeAll { $manifest = Import-PowerShellDataFile "$module/ConductorOne.psd1" }

    It 'is valid, and says what the repository''s says' {
        (Test-ModuleManifest "$module/ConductorOne.psd1").Name | Should-BeString 'ConductorOne' -CaseSensitive
        Get-Content "$module/ConductorOne.psd1" | Should -BeExactly (Get-Content "$(Get-RepositoryPath)/ConductorOne.psd1")
    }

    It 'exports the cmdlets of the assembly, and nothing else' {
        $types = (Get-Command New-C1App).ImplementingType.Assembly.GetExportedTypes()
        $names = foreach ($type in $types) {
            $attribute = $type.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false)
            if ($attribute) { "$($attribute.VerbName)-$($attribute.NounName)" }
        }
        $names | Sort-Object | Should -BeExactly ($manifest.CmdletsToExport | Sort-Object)
        (Get-Module ConductorOne).ExportedCommands.Keys | Sort-Object | Should -BeExactly ($manifest.CmdletsToExport | Sort-Object)
        $manifest.FunctionsToExport.Count + $manifest.AliasesToExport.Count + $manifest.VariablesToExport.Count | Should-Be 0
    }

    It 'has no wildcard in an export list' {
        "$($manifest.CmdletsToExport)" | Should -Not -Match '[*?]'
    }

    It 'supports both editions' {
        $manifest.CompatiblePSEditions | Sort-Object | Should -BeExactly 'Core', 'Desktop'
        $manifest.PowerShellVersion | Should-BeString '5.1' -CaseSensitive
    }

    It 'has the views and the members of types beside it' {
        foreach ($file in @($manifest.FormatsToProcess) + @($manifest.TypesToProcess)) { "$module/$file" | Should -Exist }
        $manifest.TypesToProcess | Should-BeString 'ConductorOne.Types.ps1xml' -CaseSensitive
    }

    It 'leaves nothing that loads into the default context' {
        $manifest.ContainsKey('NestedModules') -or $manifest.ContainsKey('RequiredAssemblies') | Should -BeFalse
    }

    It 'has in its folder both builds, and for PowerShell 7 nothing that the shell brings' -Tag Desktop {
        $inNet8 = (Get-ChildItem "$module/bin/net8.0" -Filter *.dll).Name
        $inStandard = (Get-ChildItem "$module/bin/netstandard2.0" -Filter *.dll).Name
        (Get-ChildItem "$module/bin" -File).Name | Sort-Object | Should -BeExactly 'ConductorOne.Loader.Core.dll', 'ConductorOne.Loader.Desktop.dll'
        foreach ($name in 'ConductorOne.Client.dll', 'ConductorOne.PowerShell.dll') {
            $inNet8 | Should -Contain $name
            $inStandard | Should -Contain $name
        }

        $inNet8 | Should -Not -Contain 'System.Text.Json.dll'
        $inStandard | Should -Contain 'System.Text.Json.dll'
        foreach ($folder in $inNet8, $inStandard) {
            $folder | Should -Not -Contain 'System.Management.Automation.dll'
        }

        # Its load context would prefer them.
        $runtime = [System.Runtime.InteropServices.RuntimeEnvironment]::GetRuntimeDirectory()
        $inNet8 | Where-Object { (Test-Path "$PSHOME/$_") -or (Test-Path "$runtime/$_") } | Should -BeNullOrEmpty
        Get-ChildItem "$module/bin" -Recurse -Directory | Select-Object -ExpandProperty Name | Sort-Object | Should -BeExactly 'net8.0', 'netstandard2.0'
    }

    It 'has for Windows PowerShell what works there, where packages have files for any system that only throw' -Tag Desktop {
        function Get-Text([string] $Name) { [System.Text.Encoding]::ASCII.GetString([System.IO.File]::ReadAllBytes("$module/bin/netstandard2.0/$Name.dll")) }

        Get-Text System.Security.Cryptography.ProtectedData | Should -Match CryptUnprotectData
        foreach ($name in 'System.IO.FileSystem.AccessControl', 'System.Security.AccessControl', 'System.Security.Cryptography.Cng', 'System.Security.Principal.Windows') {
            Get-Text $name | Should -Match mscorlib -Because "$name is to be the one for .NET Framework"
        }
    }
}

Describe 'Types' {
    It '[<type>] resolves' -ForEach @(
        'ConductorOne.C1Object', 'ConductorOne.Sessions.C1Session', 'ConductorOne.Identity.C1Identity',
        'ConductorOne.Owners.C1Owner', 'ConductorOne.Owners.C1UserOwnership', 'ConductorOne.Waiting.WaitTimeoutException',
        'ConductorOne.Apps.C1App', 'ConductorOne.Apps.C1AppEntitlementRef', 'ConductorOne.Apps.C1AppMatchBatonRef',
        'ConductorOne.Apps.C1AppUsageControl', 'ConductorOne.Apps.C1AppAccessRequestDefault', 'ConductorOne.Apps.C1AppReport', 'ConductorOne.Apps.C1DiscoveredApp',
        'ConductorOne.Apps.C1Directory', 'ConductorOne.Apps.C1DirectoryMergeConfig', 'ConductorOne.Apps.C1DirectoryMatchCase',
        'ConductorOne.Policies.C1Policy', 'ConductorOne.Policies.C1PolicyStep', 'ConductorOne.Policies.C1PolicySteps', 'ConductorOne.Policies.C1PolicyRule',
        'ConductorOne.Policies.C1PolicyConditionTest', 'ConductorOne.Policies.C1AccountProvisionResult', 'ConductorOne.Policies.C1PolicyUsage', 'ConductorOne.Validation.C1Marker',
        'ConductorOne.Policies.C1PolicyScope', 'ConductorOne.Policies.C1PolicyPostAction', 'ConductorOne.Policies.WaitStep',
        'ConductorOne.Policies.Approvals.Approval', 'ConductorOne.Policies.Approvals.ManagerApproval', 'ConductorOne.Policies.Approvals.Escalation',
        'ConductorOne.Policies.Approvals.AppEntitlementReference',
        'ConductorOne.Functions.C1Function', 'ConductorOne.Functions.C1FunctionCommit', 'ConductorOne.Functions.C1FunctionInvocation', 'ConductorOne.Functions.C1FunctionTestResult',
        'ConductorOne.AppResources.C1AppResource', 'ConductorOne.AppResources.C1AppResourceRef', 'ConductorOne.AppResources.C1AppResourceType',
        'ConductorOne.Users.C1User',
        'ConductorOne.Connectors.C1Connector', 'ConductorOne.Connectors.C1ConnectorStatus', 'ConductorOne.Connectors.AppManagedStateBindingRef',
        'ConductorOne.Connectors.C1ConnectorSync', 'ConductorOne.Connectors.C1ConnectorCredential', 'ConductorOne.Connectors.ConnectorSyncException', 'ConductorOne.Validation.C1Marker',
        'ConductorOne.Http.C1ApiException', 'ConductorOne.Http.C1ErrorKind', 'ConductorOne.Validation.C1InputException'
    ) {
        $resolved = [scriptblock]::Create("[$_]").Invoke()[0]
        $resolved.FullName | Should -BeExactly $_
    }

    It 'every public class that a user may meet resolves, and nothing else of the client is public' {
        foreach ($type in [ConductorOne.Apps.C1App].Assembly.GetExportedTypes()) {
            [scriptblock]::Create("[$($type.FullName)]").Invoke()[0] | Should -Be $type
            $type.Namespace | Should -Not -BeIn 'ConductorOne.Json', 'ConductorOne.Authentication', 'ConductorOne.Shapes', 'ConductorOne.Lists', 'ConductorOne.Lookup'
        }
    }

    It 'the errors of cmdlets without a session resolve, too' {
        $type = (Get-Command New-C1App).ImplementingType.Assembly.GetType('ConductorOne.PowerShell.Pipeline.NoSessionException')
        if ($type.IsPublic) { [scriptblock]::Create("[$($type.FullName)]").Invoke()[0] | Should -Be $type }
        else { $type.BaseType | Should -Not -Be ([object]) }
    }
}

Describe 'Loading' {
    It 'lives in a context of its own on the net8.0 build, and in the shell''s on the other' {
        $expected = if ((Get-TestedBuild) -eq 'net8.0') { 'ConductorOne' } else { 'Default' }
        foreach ($type in [ConductorOne.Apps.C1App], (Get-Command New-C1App).ImplementingType) {
            $context = [System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext($type.Assembly)
            $context.Name | Should -BeExactly $expected
            Split-Path $type.Assembly.Location | Should -BeExactly (Join-Path $module bin (Get-TestedBuild))
        }
    }

    It 'has a loader for Windows PowerShell that gives its build' -Tag Desktop {
        $out = Invoke-Shell -Argument $module -Script @'
param($module)
New-Module -ReturnResult -ArgumentList $module {
    param($module)
    Import-Module "$module/bin/ConductorOne.Loader.Desktop.dll"
    Get-ModuleAssembly -Folder "$module/bin" -Name ConductorOne.PowerShell, ConductorOne.Client -OnRemove { } | ForEach-Object Location
}
'@
        $out | Should -BeExactly (Join-Path $module bin netstandard2.0 ConductorOne.PowerShell.dll), (Join-Path $module bin netstandard2.0 ConductorOne.Client.dll)
    }

    It 'uses the shell''s System.Text.Json where the shell has one' {
        $name = [ConductorOne.Apps.C1App].Assembly.GetReferencedAssemblies() | Where-Object Name -eq System.Text.Json
        $name | Should -Not -BeNullOrEmpty
        $loaded = @([System.AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'System.Text.Json' -and [System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext($_).Name -in 'Default', 'ConductorOne' })
        if ((Get-TestedBuild) -eq 'net8.0') {
            $loaded.Count | Should-Be 1
            $loaded[0] | Should -Be ([System.Text.Json.JsonSerializer].Assembly)
        }
        else {
            $loaded.Count | Should -BeGreaterOrEqual 1
        }
    }

    It 'its other dependencies are in no other context than its own' {
        Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret -Name crypto | Disconnect-C1
        Select-TestTenant
        $crypto = @([System.AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -like 'BouncyCastle*' })
        $crypto.Count | Should-Be 1
        Split-Path $crypto[0].Location | Should -BeExactly (Join-Path $module bin (Get-TestedBuild))
        [System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext($crypto[0]).Name | Should -BeExactly $(if ((Get-TestedBuild) -eq 'net8.0') { 'ConductorOne' } else { 'Default' })
    }

    It 'can be imported by path, forced three times, removed and imported again' {
        $out = Invoke-Shell -Argument $module, $sandbox.url, $sandbox.clientId, $sandbox.clientSecret -Script @'
param($module, $url, $id, $secret)
function Test-It($step) {
    $session = Connect-C1 -ServerUrl $url -ClientId $id -ClientSecret $secret
    $app = New-C1App "App $step"
    "${step}: $((Get-Module ConductorOne).ExportedCmdlets.Count) $($app -is [ConductorOne.Apps.C1App]) $($session -is [ConductorOne.Sessions.C1Session]) $(@(Get-Module).Count)"
}
Import-Module $module
Test-It first
1..3 | ForEach-Object { Import-Module $module -Force; Test-It "forced $_" }
Remove-Module ConductorOne
"removed: $(@(Get-Command *-C1*).Count) $(@(Get-Module *ConductorOne*).Count)"
Import-Module "$module/ConductorOne.psd1"
Test-It again
'@
        $count = (Import-PowerShellDataFile "$module/ConductorOne.psd1").CmdletsToExport.Count
        $modules = ($out[0] -split ' ')[-1]
        $out | Should -BeExactly "first: $count True True $modules", "forced 1: $count True True $modules", "forced 2: $count True True $modules",
            "forced 3: $count True True $modules", 'removed: 0 0', "again: $count True True $modules"
    }

    # One shell for all of it: what is loaded first decides about the rest.
    It 'works with another version and with a copy in the same shell, and refuses another build of the same version in one sentence' {
        # The compiler's number of a build, and the version, are at known places of an assembly.
        $rebuild = { param($bytes, $version, $id) $bytes[$id] = $bytes[$id] -bxor 1 }
        function New-Build([string] $Name, [scriptblock] $Change) {
            Copy-Item $module "$TestDrive/$Name" -Recurse
            foreach ($file in Get-Item "$TestDrive/$Name/bin/*/ConductorOne.PowerShell.dll", "$TestDrive/$Name/bin/*/ConductorOne.Client.dll", "$TestDrive/$Name/bin/ConductorOne.Loader.*.dll") {
                $bytes = [System.IO.File]::ReadAllBytes($file)
                $image = [System.Reflection.PortableExecutable.PEReader]::new([System.IO.MemoryStream]::new($bytes))
                $metadata = [System.Reflection.Metadata.PEReaderExtensions]::GetMetadataReader($image)
                $start = $image.PEHeaders.MetadataStartOffset
                & $(if ($file.BaseName -like 'ConductorOne.Loader.*') { $rebuild } else { $Change }) $bytes ($start + [System.Reflection.Metadata.Ecma335.MetadataReaderExtensions]::GetTableMetadataOffset($metadata, 'Assembly') + 4) `
                    ($start + [System.Reflection.Metadata.Ecma335.MetadataReaderExtensions]::GetHeapMetadataOffset($metadata, 'Guid'))
                $image.Dispose()
                [System.IO.File]::WriteAllBytes($file, $bytes)
            }
        }

        # Brackets are no wildcards here.
        Copy-Item $module "$TestDrive/copy [1]" -Recurse
        New-Build other $rebuild
        New-Build newer { param($bytes, $version, $id) $bytes[$version]++; $bytes[$id] = $bytes[$id] -bxor 1 }

        # A later version may have one more assembly.
        Get-ChildItem "$TestDrive/newer/bin" -Directory | ForEach-Object { Copy-Item (Get-TestLibrary) $_ }
        $script = "$TestDrive/newer/ConductorOne.psm1"
        Set-Content $script ((Get-Content $script -Raw) -replace "'ConductorOne.Client'", "`$0, '$(Split-Path (Get-TestLibrary) -LeafBase)'")
        $out = Invoke-Shell -Argument $module, "$TestDrive", $sandbox.url, $sandbox.clientId, $sandbox.clientSecret -Script @'
param($module, $folder, $url, $id, $secret)
function Test-It($path) {
    try { Import-Module $path -DisableNameChecking } catch { return "refused: $_" }
    $session = Connect-C1 -ServerUrl $url -ClientId $id -ClientSecret $secret
    "$((New-C1App App -Annotations @{ a = 'b' }).DisplayName) $((New-C1PolicyStep -Manager).Approval.ApproverType) $((Get-Command New-C1App).ImplementingType.Assembly.GetName().Version)"
    $script:old = $session
    Remove-Module ConductorOne
}

Test-It $module
Test-It ([WildcardPattern]::Escape("$folder/copy [1]/ConductorOne.psd1"))
Test-It "$folder/other/ConductorOne.psd1"
Test-It "$folder/newer/ConductorOne.psd1"
$newer = $old
Test-It $module
Import-Module $module
try { Get-C1App -Session $newer } catch { "$_" }
'@
        $works = "App $((New-C1PolicyStep -Manager).Approval.ApproverType)"
        $refused = "refused: This shell has another build of the module ConductorOne loaded, and cannot unload it. To use the one in ""$TestDrive/{0}"", start a new shell."
        $out[0, 1, 2] | Should -BeExactly "$works 0.1.0.0", "$works 0.1.0.0", ($refused -f 'other')

        # In the one context of the netstandard2.0 build on PowerShell 7 there is place for one version. Windows PowerShell has place for more.
        $out[3] | Should -BeExactly $(if ((Get-TestedBuild) -eq 'net8.0') { "$works 1.1.0.0" } else { $refused -f 'newer' })
        $out[4] | Should-BeString "$works 0.1.0.0" -CaseSensitive
        if ((Get-TestedBuild) -eq 'net8.0') { $out[5] | Should -BeLike '*opened by another version of the module*' }
    }

    It 'says which file it lacks' {
        Copy-Item $module "$TestDrive/incomplete" -Recurse
        Remove-Item "$TestDrive/incomplete/bin/ConductorOne.Loader.Core.dll"
        $out = Invoke-Shell -Argument "$TestDrive/incomplete/ConductorOne.psd1" -Script @'
param($module)
$loader = Import-Module Microsoft.PowerShell.Utility -PassThru
try { Import-Module $module } catch { "$_" }
(Get-Module Microsoft.PowerShell.Utility).Name
'@
        $out[0] | Should -BeLike "*incomplete/bin/ConductorOne.Loader.Core.dll' was not loaded*"
        $out[1] | Should-BeString 'Microsoft.PowerShell.Utility' -CaseSensitive
    }

    It 'takes no command of the shell for its own' {
        $out = Invoke-Shell -Argument $module -Script @'
param($module)
function Get-ModuleAssembly { throw 'not this one' }
function Import-Module { throw 'not this one' }
Microsoft.PowerShell.Core\Import-Module $module
(Get-Command Get-C1App).Source
'@
        $out | Should-BeString 'ConductorOne' -CaseSensitive
    }

    It 'can be copied into a folder of PSModulePath, found, loaded by its first command, and its folder removed' {
        $modules = "$TestDrive/modules"
        $null = New-Item $modules -ItemType Directory
        Copy-Item $module $modules -Recurse
        $out = Invoke-Shell -Argument $sandbox.url, $sandbox.clientId, $sandbox.clientSecret -Environment @{ PSModulePath = $modules } -Script @'
param($url, $id, $secret)
(Connect-C1 -ServerUrl $url -ClientId $id -ClientSecret $secret).SignIn
(Get-Module ConductorOne).ModuleBase
[ConductorOne.Policies.C1PolicyStep].Name
(Get-Help New-C1App).Name
'@
        $out | Should -BeExactly 'ClientCredentials', (Join-Path $modules ConductorOne), 'C1PolicyStep', 'New-C1App'
    }

    It 'says nothing, writes no file and asks no network on import' {
        $out = Invoke-Shell -Argument $module, (Get-TestLibrary), $sandbox.url, $sandbox.clientId, $sandbox.clientSecret -Script @'
param($module, $library, $url, $id, $secret)
function Get-File { @(Get-ChildItem $module -Recurse | ForEach-Object { "$($_.FullName) $($_.LastWriteTimeUtc.Ticks)" }) }
Add-Type -Path $library
$network = [ConductorOne.Tests.NetworkListener]::new()
$files = Get-File
$all = & { Import-Module $module -Verbose:$false } *>&1
"output: $(@($all).Count)"
"errors: $($Error.Count)"
"files: $(@(Compare-Object $files (Get-File)).Count)"
"network: $($network.Events.Count)"
"crypto: $(@([System.AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -like 'BouncyCastle*' }).Count)"

# The listener does hear.
$null = Connect-C1 -ServerUrl $url -ClientId $id -ClientSecret $secret
"then: $(@($network.Events | Sort-Object -Unique) -join ' ')"
'@
        $out | Should -BeExactly 'output: 0', 'errors: 0', 'files: 0', 'network: 0', 'crypto: 0', 'then: System.Net.Http/RequestStart System.Net.Sockets/ConnectStart'
    }

    It 'gets along with another module that has loaded <library> <when>' -ForEach @(
        # The library of ours in another version, and the one that it succeeds, with the same names of types.
        foreach ($library in 'BouncyCastle.Cryptography', 'BouncyCastle.Crypto') { 'before', 'after' | ForEach-Object { @{ library = $library; when = $_ } } }
    ) {
        $other = "$TestDrive/$library-$when"
        $null = New-Item $other -ItemType Directory
        Add-Type -OutputAssembly "$other/$library.dll" -TypeDefinition @'
[assembly: System.Reflection.AssemblyVersion("9.9.9.9")]
namespace Org.BouncyCastle.Crypto.Signers { public class Ed25519Signer { public static string Who() { return "other"; } } }
'@
        # Signing needs the library. The netstandard2.0 build shares the shell's one context, as all modules of Windows PowerShell do,
        # where one library of a name is all there can be: it has to work as far as it needs no library, and to leave the other's alone.
        $signs = (Get-TestedBuild) -eq 'net8.0' -or $library -eq 'BouncyCastle.Crypto'
        $out = Invoke-Shell -Argument (@($module, "$other/$library.dll", $when, $sandbox.url, $sandbox.clientId, $sandbox.clientSecret) + @(if (-not $signs) { '-PlainSecret' })) -Script @'
param($module, $other, $when, $url, $id, $secret, [switch] $PlainSecret)
function Use-Other {
    Import-Module $other
    $type = [System.AppDomain]::CurrentDomain.GetAssemblies() | Where-Object Location -eq $other | ForEach-Object { $_.GetType('Org.BouncyCastle.Crypto.Signers.Ed25519Signer') }
    "$($type::Who()) $($type.Assembly.GetName().Version)"
}
if ($when -eq 'before') { Use-Other }
Import-Module $module
(Connect-C1 -ServerUrl $url -ClientId $id -ClientSecret $secret -PlainSecret:$PlainSecret).Tenant
(New-C1App Payroll).DisplayName
if ($when -eq 'after') { Use-Other }
(New-C1App Payroll2).DisplayName
'@
        $expected = '127.0.0.1', 'Payroll', 'Payroll2'
        $out | Should -BeExactly $(if ($when -eq 'before') { @('other 9.9.9.9') + $expected } else { $expected[0, 1] + 'other 9.9.9.9' + $expected[2] })
    }
}
