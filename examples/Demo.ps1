<#
.SYNOPSIS
From CSV files to a tenant, end to end, against a sandbox on this machine.
.DESCRIPTION
Starts a sandbox, signs in, and creates policies, apps, resources, a function and connectors from the files in this folder.
One row of apps.csv is wrong on purpose. Throws if the tenant did not get what the files say, and always stops the sandbox.
.EXAMPLE
./build.sh Demo
.EXAMPLE
./examples/Demo.ps1 -Module ./out/ConductorOne
#>
[CmdletBinding()]
param(
    # The folder of the built module.
    [string] $Module = "$PSScriptRoot/../out/ConductorOne",

    # Where created.csv and retry.csv go.
    [string] $OutputFolder = "$PSScriptRoot/../out"
)

$ErrorActionPreference = 'Stop'

function Show-Step([string] $Text) {
    Write-Host "`n== $Text" -ForegroundColor Cyan
}

function Assert-Count([string] $What, [int] $Expected, [object[]] $Actual) {
    if ($Actual.Count -ne $Expected) { throw "Expected $Expected $What, but there are $($Actual.Count)." }
    Write-Host "$Expected $What" -ForegroundColor Green
}

$null = New-Item $OutputFolder -ItemType Directory -Force
Import-Module (Resolve-Path $Module).Path -Force
Import-Module "$PSScriptRoot/../src/ConductorOne.Sandbox/Sandbox.psm1" -Force

$session = $null
$sandbox = Start-Sandbox
try {
    Show-Step 'Sign in'
    # A real tenant: Connect-C1 -Credential (Get-Credential), with the client id as the user name and the secret as the password.
    $session = Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret
    $session | Format-List

    Show-Step 'Policies, from data files, from JSON and from steps'
    $policies = @(
        foreach ($file in Get-ChildItem "$PSScriptRoot/policies/*.psd1") {
            $definition = Import-PowerShellDataFile $file.FullName
            New-C1Policy @definition
        }

        Get-Content "$PSScriptRoot/policies/revoke.json" -Raw -Encoding UTF8 | ConvertFrom-Json | New-C1Policy

        $steps = (New-C1PolicyStep -Manager -RequireApprovalReason $true), (New-C1PolicyStep -AppOwner)
        New-C1Policy 'Access: two approvals' -PolicyType Grant -Step $steps
    )
    $policies | Format-Table
    Assert-Count 'policies' 4 $policies

    Show-Step 'Apps, from apps.csv: the columns are the parameters'
    $rows = @(Import-Csv "$PSScriptRoot/apps.csv" -Encoding UTF8)
    $grant = $policies | Where-Object DisplayName -eq 'Access: manager, then app owner'

    # Owners are user ids. The sandbox has users of its own and leaves out those that it does not know.
    # A rehearsal first: the rows are read and checked, nothing is sent.
    $rows | Select-Object -First 2 | New-C1App -GrantPolicyId $grant.Id -WhatIf

    # Continue: a row that fails is an error of its own, and the pipe goes on. The errors are kept in $failed.
    $apps = @($rows | New-C1App -GrantPolicyId $grant.Id -ErrorAction Continue -ErrorVariable failed)

    $apps | Select-Object -First 8 | Format-Table
    Write-Host "... and $($apps.Count - 8) more"
    Assert-Count 'apps' ($rows.Count - 1) $apps
    Assert-Count 'failed row' 1 $failed

    Show-Step 'The row that failed, mended and sent again'
    # The target of an error is the row that it came from: retry.csv has the columns of apps.csv and only what did not work.
    $failed.TargetObject | Export-Csv "$OutputFolder/retry.csv" -NoTypeInformation -Encoding UTF8

    $retry = Import-Csv "$OutputFolder/retry.csv" -Encoding UTF8
    $retry | ForEach-Object { $_.MonthlyCostUsd = '12' }
    $apps += $retry | New-C1App -GrantPolicyId $grant.Id
    $apps | Select-Object -Last 1 | Format-Table
    Assert-Count 'apps' $rows.Count $apps

    Show-Step 'Resource types and resources, from resources.csv: names become ids'
    $appId = @{}
    $apps | ForEach-Object { $appId[$_.DisplayName] = $_.AppId }
    $rows = @(Import-Csv "$PSScriptRoot/resources.csv" -Encoding UTF8 | Select-Object *, @{ n = 'AppId'; e = { $appId[$_.App] } })

    # Each type once for each app; the category is its name, too.
    $wanted = @($rows | Select-Object AppId, ResourceType, @{ n = 'DisplayName'; e = { $_.ResourceType } } |
        Sort-Object AppId, ResourceType -Unique)
    $types = @($wanted | New-C1AppResourceType)
    Assert-Count 'resource types' $wanted.Count $types

    $typeId = @{}
    $types | ForEach-Object { $typeId["$($_.AppId) $($_.DisplayName)"] = $_.AppResourceTypeId }
    # Eight at once; they come back in the order of the rows.
    $resources = @($rows | Select-Object *, @{ n = 'AppResourceTypeId'; e = { $typeId["$($_.AppId) $($_.ResourceType)"] } } |
        New-C1AppResource -ThrottleLimit 8)
    $resources | Select-Object -First 8 | Format-Table
    Write-Host "... and $($resources.Count - 8) more"
    Assert-Count 'resources' $rows.Count $resources

    Show-Step 'A function, from a folder, published'
    $function = @(New-C1Function 'On-call check' -Path "$PSScriptRoot/functions/on-call" -CommitMessage 'First version' -Publish)
    $function | Format-Table
    Assert-Count 'published function' 1 @($function | Where-Object PublishedCommitId)

    Show-Step 'Connectors, from connectors.csv: settings there, secrets from elsewhere'
    $rows = @(Import-Csv "$PSScriptRoot/connectors.csv" -Encoding UTF8)
    $connectors = @(foreach ($row in $rows) {
        $parameters = @{ AppId = $appId[$row.App]; Catalog = $row.Catalog; Description = $row.Description }
        if ($row.SecretField) {
            # The cell field=value;field2=value2 as a hashtable, and the secret beside it. -Configuration would take the cell itself.
            $parameters.Configuration = ConvertFrom-StringData ($row.Configuration -replace ';', "`n")
            $secret = [Environment]::GetEnvironmentVariable($row.SecretVariable)
            if (-not $secret) { $secret = 'not a secret: a sandbox takes anything' }
            $parameters.Configuration[$row.SecretField] = ConvertTo-SecureString $secret -AsPlainText -Force
        }
        else {
            # Without a configuration: delegated, somebody else will configure it.
            $parameters.DisplayName = $row.DisplayName
        }

        New-C1Connector @parameters
    })
    $connectors | Format-Table
    Assert-Count 'connectors' $rows.Count $connectors

    Show-Step 'What came of it, as CSV'
    $created = $policies + $apps + $types + $resources + $function + $connectors
    $created | Select-Object @{ n = 'Kind'; e = { $_.GetType().Name } }, Id, AppId, DisplayName, CreatedAt |
        Export-Csv "$OutputFolder/created.csv" -NoTypeInformation -Encoding UTF8

    $written = @(Import-Csv "$OutputFolder/created.csv" -Encoding UTF8)
    $written | Group-Object Kind -NoElement | Format-Table Count, Name
    Assert-Count 'rows in created.csv' $created.Count $written
    Write-Host (Resolve-Path "$OutputFolder/created.csv")

    # The sandbox's own account of it: a request for each object, one more to publish the function, none for the rehearsal.
    $journal = Invoke-RestMethod "$($sandbox.url)/sandbox/journal?method=POST" -UseBasicParsing
    Assert-Count 'requests that changed the tenant' ($created.Count + 1) @($journal.list | Where-Object path -like '/api/*')
}
finally {
    if ($session) { $session | Disconnect-C1 }
    $sandbox | Stop-Sandbox
}
