# The whole life of connectors and functions, from one CSV file each: what is sent at each step, and nothing else.
BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant

    # Everything that arrived since the last look, with ids by their names.
    function Get-Step([hashtable] $Names) {
        $lines = Get-Journal | Where-Object path -NotLike '/auth/*' | ForEach-Object {
            $line = "$($_.method) $($_.path -replace '^/api/v1' -replace '^/file/.*', '/file')" + $(if ($_.query) { "?$($_.query)" })
            foreach ($name in $Names.Keys) { $line = $line -creplace [regex]::Escape($Names[$name]), $name }
            $line
        }

        Clear-Journal
        $lines
    }
}

AfterAll { Stop-TestTenant }

Describe 'The life of functions' {
    It 'goes from a CSV file to its end' {
        $source = "$(Get-RepositoryPath)/examples/functions/on-call"
        $folder = "$TestDrive/life"
        Copy-Item $source $folder -Recurse
        Clear-Journal
        $made = "DisplayName,Path,Description
Life 1,$folder,First
Life 2,$folder,Second" | ConvertFrom-Csv | New-C1Function -Publish
        $names = @{ F1 = $made[0].Id; F2 = $made[1].Id; H1 = $made[0].Head; H2 = $made[1].Head }
        Get-Step $names | Should -BeExactly 'POST /functions', 'POST /functions/update', 'POST /functions', 'POST /functions/update'

        $made | ForEach-Object { [pscustomobject]@{ FunctionId = $_.Id; ProvisionedConcurrency = 1; Secret = 'API_KEY=correct horse' } } | Export-Csv "$TestDrive/changes.csv"
        $changed = Import-Csv "$TestDrive/changes.csv" | Set-C1Function -PassThru
        $changed.ProvisionedConcurrency | Should -Be 1, 1
        $changed.SecretNames | Should -BeExactly API_KEY, API_KEY
        @(Get-Sent | ForEach-Object { $_.Body.updateMask -split ',' | Sort-Object }) | Should -BeExactly provisionedConcurrency, secret, provisionedConcurrency, secret
        Get-Step $names | Should -BeExactly 'POST /functions/update', 'POST /functions/update'

        Add-Content "$folder/main.ts" '// changed'
        $made | Compare-C1FunctionSource -Path $folder | ForEach-Object Status | Should -BeExactly Changed, Changed
        Get-Step $names | Should -BeExactly 'GET /functions/F1', 'GET /functions/F1/commits/H1', 'GET /functions/F2', 'GET /functions/F2/commits/H2'

        $commits = "FunctionId,Path,Message,Transfer
$($made[0].Id),$folder,Second,
$($made[1].Id),$folder,Second,Files" | ConvertFrom-Csv | New-C1FunctionCommit
        $names += @{ C1 = $commits[0].Id; C2 = $commits[1].Id }
        Get-Step $names | Should -BeExactly 'GET /functions/F1', 'GET /functions/F1/commits/H1', 'POST /functions/update',
            'GET /functions/F2', 'GET /functions/F2/commits/H2', 'POST /functions/F2/commits', 'PUT /file', 'PUT /file', 'PUT /file', 'POST /functions/F2/commits/C2/finalize'

        ($commits | Test-C1Function).Status | Select-Object -Unique | Should -BeExactly Ok
        Get-Step $names | Should -BeExactly 'POST /functions/F1/test', 'POST /functions/F2/test'
        $commits | New-C1FunctionTag -Name v2 | Publish-C1Function
        Get-Step $names | Should -BeExactly 'POST /functions/F1/tags', 'POST /functions/update', 'POST /functions/F2/tags', 'POST /functions/update'
        (Get-C1Function 'Life ?').PublishedCommitId | Should -BeExactly $commits.CommitId
        Clear-Journal

        $runs = $made.Id | Invoke-C1Function -InputObject @{ at = 'now' } -Wait
        $runs.Output.echo.at | Should -BeExactly now, now
        $runs.CommitId | Should -BeExactly $commits.CommitId
        Get-Step ($names + @{ R1 = $runs[0].Id; R2 = $runs[1].Id }) |
            Should -BeExactly 'POST /functions/F1/invoke', 'GET /functions/F1/invocations/R1', 'POST /functions/F2/invoke', 'GET /functions/F2/invocations/R2'
        ($made | Get-C1FunctionInvocation).Id | Should -BeExactly $runs.Id
        Clear-Journal

        $made | Save-C1FunctionSource -OutDirectory "$TestDrive/saved" | Export-Csv "$TestDrive/saved.csv"
        Get-Step $names | Should -BeExactly 'GET /functions/F1', 'GET /functions/F1/commits/C1', 'GET /functions/F2', 'GET /functions/F2/commits/C2'
        (Import-Csv "$TestDrive/saved.csv" | Where-Object Name -EQ main.ts | Get-Content -LiteralPath { $_.Path } | Where-Object { $_ -eq '// changed' }).Count | Should-Be 2
        $made | Save-C1FunctionSource -OutDirectory { "$TestDrive/saved/$($_.Id)" } -CommitId { $_.Head } -Force | Export-Csv "$TestDrive/saved.csv"
        (Import-Csv "$TestDrive/saved.csv" | Where-Object Name -EQ main.ts | Get-Content -LiteralPath { $_.Path } | Where-Object { $_ -eq '// changed' }).Count | Should-Be 0
        Get-Step $names | Should -BeExactly 'GET /functions/F1/commits/H1', 'GET /functions/F2/commits/H2' -Because 'both have the same names of files'

        $made | Get-C1FunctionUsage | Should -BeNullOrEmpty
        Get-Step $names | Should -BeExactly 'GET /functions/F1', 'GET /hooks?page_size=100', 'GET /automations?page_size=100', 'GET /functions/F2'
        $made | Remove-C1Function -Confirm:$false
        Get-Step $names | Should -BeExactly 'DELETE /functions/F1', 'DELETE /functions/F2'
        Get-C1Function 'Life ?' | Should -BeNullOrEmpty
    }
}

Describe 'The life of connectors' {
    It 'goes from a CSV file to its end' {
        $app = New-C1App Auth
        Clear-Journal
        $rows = "AppId,Catalog,Configuration,Schedule,Description
$($app.Id),Okta,okta_domain=acme.okta.com;okta_api_key=correct horse,0 3 * * *,Sign-in
$($app.Id),Slack,,@daily," | ConvertFrom-Csv
        $made = $rows | New-C1Connector -WarningAction Ignore
        $names = @{ A = $app.Id; K1 = $made[0].Id; K2 = $made[1].Id }
        Get-Step $names | Should -BeExactly 'POST /apps/A/connectors/create', 'POST /apps/A/connectors'

        $made | ForEach-Object { [pscustomobject]@{ AppId = $_.AppId; ConnectorId = $_.Id; Schedule = $rows[[array]::IndexOf($made, $_)].Schedule; ScheduleTimeZone = 'UTC' } } | Set-C1Connector
        Get-Step $names | Should -BeExactly 'POST /apps/A/connectors/K1/schedule', 'POST /apps/A/connectors/K2/schedule'

        $made | Get-C1Connector | Export-Csv "$TestDrive/connectors.csv"
        Clear-Journal
        Import-Csv "$TestDrive/connectors.csv" | Set-C1Connector
        Get-Step $names | Should -BeExactly 'GET /apps/A/connectors/K1', 'GET /apps/A/connectors/K2' -Because 'nothing was edited'
        Import-Csv "$TestDrive/connectors.csv" | ForEach-Object { $_.Description = 'Changed'; $_ } | Set-C1Connector
        @(Get-Sent | Where-Object Method -EQ POST | ForEach-Object { $_.Body.updateMask }) | Should -BeExactly description, description
        Get-Step $names | Should -BeExactly 'GET /apps/A/connectors/K1', 'POST /apps/A/connectors/K1', 'GET /apps/A/connectors/K2', 'POST /apps/A/connectors/K2'

        $credentials = $made | New-C1ConnectorCredential -OutFile { "$TestDrive/$($_.Id).env" }
        Get-Step $names | Should -BeExactly 'POST /apps/connectors/credentials', 'POST /apps/connectors/credentials'
        (Get-Content "$TestDrive/$($made[1].Id).env")[0] | Should-BeString "BATON_CLIENT_ID=$($credentials[1].ClientId)" -CaseSensitive

        $ended = Import-Csv "$TestDrive/connectors.csv" | Start-C1ConnectorSync -Wait -PassThru
        $ended.Status | Should -BeExactly Done, Done
        Get-Step $names | Sort-Object | Should -BeExactly (@('GET /apps/A/connectors/K1') * 2 + @('GET /apps/A/connectors/K2') * 2 + 'POST /apps/A/connectors/K1/force_sync', 'POST /apps/A/connectors/K2/force_sync')
        ($made | Get-C1ConnectorSync).Schedule | Should -BeExactly '0 3 * * *', '@daily'
        Clear-Journal

        $made | Suspend-C1Connector
        ($made | Get-C1Connector).SyncDisabledReason | Should -BeExactly 'Paused by a user.', 'Paused by a user.'
        $made | Resume-C1Connector
        Get-Step $names | Should -BeExactly 'POST /apps/A/connectors/K1/pause', 'POST /apps/A/connectors/K2/pause', 'GET /apps/A/connectors/K1', 'GET /apps/A/connectors/K2',
            'POST /apps/A/connectors/K1/resume', 'POST /apps/A/connectors/K2/resume'

        $credentials | Revoke-C1ConnectorCredential -Confirm:$false
        Get-Step ($names + @{ P1 = $credentials[0].Id; P2 = $credentials[1].Id }) | Should -BeExactly 'POST /apps/A/connectors/K1/credentials/P1', 'POST /apps/A/connectors/K2/credentials/P2'
        Import-Csv "$TestDrive/connectors.csv" | Remove-C1Connector -Confirm:$false
        Get-Step $names | Should -BeExactly 'DELETE /apps/A/connectors/K1', 'DELETE /apps/A/connectors/K2'
        Get-C1Connector $app | Should -BeNullOrEmpty
    }
}
