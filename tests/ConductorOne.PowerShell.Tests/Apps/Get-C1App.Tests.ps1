BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant
    $payroll = New-C1App Payroll -Description 'Pays people' -MonthlyCostUsd 12 -Annotations @{ team = 'hr' } -Owners (Get-TestUser)[1].id
    $travel = New-C1App Travel
    $policy = New-C1Policy Never Grant -DenyAll
    $used = New-C1App Expenses -GrantPolicyId $policy.Id
}

AfterAll { Stop-TestTenant }

Describe 'Get-C1App' {
    BeforeEach { Clear-Journal }

    It 'reads an app by its id, whole' {
        $app = Get-C1App $payroll.Id
        $app | Should -BeOfType ConductorOne.Apps.C1App
        foreach ($property in 'Id', 'AppId', 'DisplayName', 'Description', 'MonthlyCostUsd', 'CreatedAt', 'IsManuallyManaged') {
            $app.$property | Should -Be $payroll.$property -Because $property
        }

        $app.Annotations['team'] | Should-BeString 'hr' -CaseSensitive
        $app.AppOwners | Should -BeNullOrEmpty -Because 'the server never fills it'
        Get-C1App -AppId $payroll | Should -BeOfType ConductorOne.Apps.C1App
        Get-C1App -Id $payroll.Id | Should -BeOfType ConductorOne.Apps.C1App
        Get-Sent | ForEach-Object { "$($_.Method) $($_.Path)$($_.Query)" } | Should -BeExactly (@("GET /api/v1/apps/$($payroll.Id)") * 3)
    }

    It 'escapes what an id has' {
        Get-C1App -AppId 'a/b?c' -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument '*400*{27}*' -Target 'a/b?c'
        (Get-Sent).Path | Should-BeString '/api/v1/apps/a%2Fb%3Fc' -CaseSensitive
    }

    It 'looks for <what>' -ForEach @(
        @{ what = 'words'; by = { @{ Query = 'PAY' } }; found = 'Payroll'; body = { @{ query = 'PAY' } } }
        @{ what = 'a name'; by = { @{ DisplayName = 'travel' } }; found = 'Travel'; body = { @{ displayName = 'travel' } } }
        @{ what = 'some apps'; by = { @{ AppIds = $payroll, $travel.Id } }; found = 'Payroll', 'Travel'; body = { @{ appIds = $payroll.Id, $travel.Id } } }
        @{ what = 'all but some'; by = { @{ ExcludeAppIds = $payroll } }; found = 'Travel', 'Expenses'; body = { @{ excludeAppIds = @($payroll.Id) } } }
        @{ what = 'directories'; by = { @{ OnlyDirectories = $true } }; found = @(); body = { @{ onlyDirectories = $true } } }
        @{ what = 'the use of a policy'; by = { @{ PolicyRefs = $policy } }; found = 'Expenses'; body = { @{ policyRefs = @(@{ id = $policy.Id }) } } }
        @{ what = 'several things'; by = { @{ Query = 'a'; OnlyDirectories = 'no' } }; found = 'Payroll', 'Travel'; body = { @{ query = 'a'; onlyDirectories = $false } } }
    ) {
        $by = & $by
        @(Get-C1App @by).DisplayName | Where-Object { $_ } | Sort-Object | Should -BeExactly ($found | Sort-Object)
        Assert-Sent POST '/api/v1/search/apps' ((& $body) + @{ pageSize = 100 })
    }

    It 'refuses an empty id among those that it looks for' {
        Get-C1App -AppIds 'a', '' -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument 'AppIds contains an empty id.'
        Assert-NothingSent
    }

    It 'flows into what is in an app' {
        (Get-C1App -DisplayName Travel | New-C1AppResourceType -DisplayName Role -ResourceType Role).AppId | Should -BeExactly $travel.Id
    }
}
