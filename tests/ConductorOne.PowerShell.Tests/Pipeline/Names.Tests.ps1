# What stands in the place of an id: ids, names, addresses and objects; and what wildcards ask the server for.

BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant
    $hostile = 'Payroll [old]', 'Payroll *', 'Pay?roll', 'a`b', '[x]', '[broken', 'x]y', 'Ünï Ä', "it's", '$(1)'
    $apps = 'Payroll', 'Travel', 'Paypal' + $hostile | ForEach-Object { New-C1App $_ }
    $payroll, $travel = $apps[0, 1]
    $never = New-C1Policy 'Never again' Grant -DenyAll
    $revoke = New-C1Policy 'Never revoke' Revoke -DenyAll
    $function = New-C1Function 'On-call check' -InitialContent @{ 'main.ts' = '' }
    $other = New-C1Function 'On-call' -InitialContent @{ 'main.ts' = '' }
    $roles = New-C1AppResourceType Roles Role -AppId $payroll.Id
    $groups = New-C1AppResourceType Groups Group -AppId $payroll.Id
    $admin = New-C1AppResource 'Payroll admin' -AppId $payroll.Id -AppResourceTypeId $roles.Id
    $reader = New-C1AppResource Reader -AppId $payroll.Id -AppResourceTypeId $roles.Id
    $okta = New-C1Connector Okta -AppId $payroll.Id -Configuration @{ okta_domain = 'acme.okta.com'; okta_api_key = 'hunter2-hunter2' }
    $ours = New-C1Connector GitHub -AppId $payroll.Id -DisplayName 'Code of ours'
    $ada = Get-C1User -Email ada.lovelace@example.com
    $unknown = Get-TestId nobody

    function Get-Asked {
        Get-Sent | ForEach-Object { "$($_.Method) $($_.Path)$(if ($_.Body) { ' ' + (ConvertTo-Canonical $_.Body) } elseif ($_.Query) { "?$($_.Query)" })" }
    }
}

AfterAll { Stop-TestTenant }

Describe 'In the place of an id' {
    BeforeEach { Clear-Journal }

    It '<line> asks <asks>' -ForEach @(
        @{ line = { Get-C1App $payroll.Id }; asks = { "GET /api/v1/apps/$($payroll.Id)" }; finds = { $payroll } }
        @{ line = { Get-C1App " $($payroll.Id) " }; asks = { "GET /api/v1/apps/$($payroll.Id)" }; finds = { $payroll } }
        @{ line = { Get-C1App $payroll }; asks = { "GET /api/v1/apps/$($payroll.Id)" }; finds = { $payroll } }
        @{ line = { Get-C1App -Identity payROLL }; asks = { 'POST /api/v1/search/apps {"displayName":"payROLL","pageSize":100}' }; finds = { $payroll } }
        @{ line = { Get-C1App 'pay*' -First 2 -PageSize 10 }; asks = { 'POST /api/v1/search/apps {"pageSize":10,"query":"pay"}' }; finds = { $apps[0, 2] } }
        @{ line = { Get-C1App 'Pay[p-q]al' }; asks = { 'POST /api/v1/search/apps {"pageSize":100,"query":"Pay"}' }; finds = { $apps[2] } }
        @{ line = { Get-C1App 'T?avel' }; asks = { 'POST /api/v1/search/apps {"pageSize":100,"query":"avel"}' }; finds = { $travel } }
        @{ line = { Get-C1App 'T*l' }; asks = { 'GET /api/v1/apps?page_size=100' }; finds = { $travel } }
        @{ line = { Get-C1App -DisplayName 'T*l' -AppIds $travel, $payroll }; asks = { '{"appIds":["' + $travel.Id + '","' + $payroll.Id + '"],"pageSize":100}' | ForEach-Object { "POST /api/v1/search/apps $_" } }; finds = { $travel } }
        @{ line = { Get-C1App -DisplayName '*roll' -Query pay }; asks = { 'POST /api/v1/search/apps {"pageSize":100,"query":"pay"}' }; finds = { $payroll, ($apps | Where-Object DisplayName -CEQ 'Pay?roll') } }
        @{ line = { Get-C1Policy 'never AGAIN' }; asks = { 'POST /api/v1/search/policies {"displayName":"never AGAIN","pageSize":100}' }; finds = { $never } }
        @{ line = { Get-C1Policy -DisplayName 'Never*' -PolicyTypes Revoke }; asks = { 'POST /api/v1/search/policies {"pageSize":100,"policyTypes":["POLICY_TYPE_REVOKE"],"query":"Never"}' }; finds = { $revoke } }
        @{ line = { Get-C1Policy 'Never*' -PolicyTypes Revoke -First 3 }; asks = { 'POST /api/v1/search/policies {"pageSize":100,"policyTypes":["POLICY_TYPE_REVOKE"],"query":"Never"}' }; finds = { $revoke } }
        @{ line = { Get-C1Policy $never }; asks = { "GET /api/v1/policies/$($never.Id)" }; finds = { $never } }
        @{ line = { Get-C1Function 'on-call' }; asks = { 'POST /api/v1/search/functions {"pageSize":100,"query":"on-call"}' }; finds = { $other } }
        @{ line = { Get-C1Function -DisplayName 'On*check' }; asks = { 'POST /api/v1/search/functions {"pageSize":100,"query":"check"}' }; finds = { $function } }
        @{ line = { Get-C1AppResourceType $payroll roles }; asks = { 'POST /api/v1/search/app_resource_types {"appIds":["' + $payroll.Id + '"],"displayName":"roles","pageSize":100}' }; finds = { $roles } }
        @{ line = { Get-C1AppResourceType $payroll 'G*' }; asks = { "GET /api/v1/apps/$($payroll.Id)/resource_types?page_size=100" }; finds = { $groups } }
        @{ line = { Get-C1AppResource $payroll $roles 'payroll ADMIN' }; asks = { 'POST /api/v1/search/app_resources {"appIds":["' + $payroll.Id + '"],"pageSize":100,"query":"payroll ADMIN","resourceTypeIds":["' + $roles.Id + '"]}' }; finds = { $admin } }
        @{ line = { Get-C1AppResource -DisplayName '*READ*' }; asks = { 'POST /api/v1/search/app_resources {"pageSize":100,"query":"READ"}' }; finds = { $reader } }
        @{ line = { Get-C1Connector $payroll okta }; asks = { "GET /api/v1/apps/$($payroll.Id)/connectors?page_size=100" }; finds = { $okta } }
        @{ line = { $payroll | Get-C1Connector -Identity 'code of*' }; asks = { "GET /api/v1/apps/$($payroll.Id)/connectors?page_size=100" }; finds = { $ours } }
        @{ line = { Get-C1User ADA.lovelace@example.com }; asks = { 'POST /api/v1/search/users {"email":"ADA.lovelace@example.com","pageSize":100}' }; finds = { $ada } }
        @{ line = { Get-C1User 'ada lovelace' }; asks = { 'POST /api/v1/search/users {"pageSize":100,"query":"ada lovelace"}' }; finds = { $ada } }
        @{ line = { Get-C1User 'ada.*@example.com' }; asks = { 'POST /api/v1/search/users {"pageSize":100,"query":"@example.com"}' }; finds = { $ada } }
        @{ line = { Get-C1User -Email '*lovelace@*' }; asks = { 'POST /api/v1/search/users {"pageSize":100,"query":"lovelace@"}' }; finds = { $ada } }
        @{ line = { [pscustomobject]@{ DisplayName = 'Lovelace, Ada'; Email = 'ada.lovelace@example.com' } | Get-C1User }; asks = { 'POST /api/v1/search/users {"email":"ada.lovelace@example.com","pageSize":100}' }; finds = { $ada } }
        @{ line = { $payroll.Id, 'Travel' | Get-C1App }; asks = { "GET /api/v1/apps/$($payroll.Id)", 'POST /api/v1/search/apps {"displayName":"Travel","pageSize":100}' }; finds = { $payroll, $travel } }
        @{ line = { [pscustomobject]@{ DisplayName = 'Tra*' } | Get-C1App }; asks = { 'POST /api/v1/search/apps {"pageSize":100,"query":"Tra"}' }; finds = { $travel } }
    ) {
        $found = @(& $line)
        $found.Id | Should -BeExactly (& $finds).Id
        Get-Asked | Should -BeExactly (& $asks)
    }

    It 'a name is found whatever it looks like, and alone where it is escaped' {
        foreach ($name in $apps.DisplayName) {
            @(Get-C1App ([WildcardPattern]::Escape($name))).DisplayName | Should -BeExactly $name
            @(Get-C1App $name).DisplayName | Should -Contain $name
            @(Get-C1App -DisplayName $name).DisplayName | Should -Contain $name
            @([pscustomobject]@{ DisplayName = $name } | Get-C1App).DisplayName | Should -Contain $name
        }
    }

    It 'white space around a name or an address is ignored: <line> asks <asks>' -ForEach @(
        @{ line = { Get-C1App "`u{00A0} payroll`u{3000}`t" }; asks = { 'POST /api/v1/search/apps {"displayName":"payroll","pageSize":100}' }; finds = { $payroll } }
        @{ line = { Get-C1App -DisplayName "`u{00A0} payroll`u{3000}`t" }; asks = { 'POST /api/v1/search/apps {"pageSize":100,"query":"payroll"}' }; finds = { $payroll } }
        @{ line = { [pscustomobject]@{ DisplayName = 'Travel ' } | Get-C1App }; asks = { 'POST /api/v1/search/apps {"pageSize":100,"query":"Travel"}' }; finds = { $travel } }
        @{ line = { Get-C1App -DisplayName 'Payroll [old] ' }; asks = { 'POST /api/v1/search/apps {"pageSize":100,"query":"Payroll"}' }; finds = { $apps[3] } }
        @{ line = { Get-C1Policy -DisplayName ' never again ' -PolicyTypes Grant }; asks = { 'POST /api/v1/search/policies {"pageSize":100,"policyTypes":["POLICY_TYPE_GRANT"],"query":"never again"}' }; finds = { $never } }
        @{ line = { [pscustomobject]@{ DisplayName = 'On-call ' } | Get-C1Function }; asks = { 'POST /api/v1/search/functions {"pageSize":100,"query":"On-call"}' }; finds = { $other } }
        @{ line = { Get-C1AppResourceType -DisplayName 'roles ' -AppIds $payroll }; asks = { 'POST /api/v1/search/app_resource_types {"appIds":["' + $payroll.Id + '"],"pageSize":100,"query":"roles"}' }; finds = { $roles } }
        @{ line = { [pscustomobject]@{ DisplayName = 'Reader ' } | Get-C1AppResource }; asks = { 'POST /api/v1/search/app_resources {"pageSize":100,"query":"Reader"}' }; finds = { $reader } }
        @{ line = { Get-C1Connector -AppId $payroll -DisplayName ' Code of ours ' }; asks = { "GET /api/v1/apps/$($payroll.Id)/connectors?page_size=100" }; finds = { $ours } }
        @{ line = { [pscustomobject]@{ Email = "ada.lovelace@example.com`u{00A0}" } | Get-C1User }; asks = { 'POST /api/v1/search/users {"email":"ada.lovelace@example.com","pageSize":100}' }; finds = { $ada } }
        @{ line = { Get-C1User -DisplayName ' Ada Lovelace' }; asks = { 'POST /api/v1/search/users {"pageSize":100,"query":"Ada Lovelace"}' }; finds = { $ada } }
    ) {
        $found = @(& $line)
        $found.Id | Should -BeExactly (& $finds).Id
        Get-Asked | Should -BeExactly (& $asks)
    }

    It 'a name of the server may have white space around it, too: <line>' -ForEach @(
        @{ line = { Get-C1App payroll } }, @{ line = { Get-C1App -DisplayName 'Payroll ' } }, @{ line = { Get-C1App 'Payroll*' } }
        @{ line = { Get-C1App -DisplayName "Pay*oll`u{00A0}" } }, @{ line = { Get-C1App -DisplayName 'Pay*oll' }; none = $true }
    ) {
        Add-Fault @{ path = '/api/v1/search/apps'; body = '{"list":[{"id":"a","displayName":"Payroll\u00a0"},{"id":"b","displayName":"Old payroll"}]}' }
        try { @(& $line).Id | Should -BeExactly $(if (-not $none) { 'a' }) } finally { Clear-Fault }
    }

    It 'a name that was made with white space around it is found by that, however short' {
        foreach ($name in 'Quarry ', "`u{3000}Qy") {
            $made = New-C1App $name
            (Get-C1App -DisplayName $name).Id | Should -BeExactly $made.Id
            ([pscustomobject]@{ DisplayName = "$name " } | Get-C1App).Id | Should -BeExactly $made.Id
            $made | Remove-C1App -Confirm:$false
        }
    }

    It '<line> is an error' -ForEach @(
        @{ line = { Get-C1App Nope }; target = 'Nope'; words = 'Get-C1App found nothing with the name "Nope".*' }
        @{ line = { 'Nope' | Get-C1App }; target = 'Nope'; words = 'Row 1: Get-C1App found nothing with the name "Nope".*' }
        @{ line = { Get-C1App 'Payroll `[new`]' }; target = 'Payroll `[new`]'; words = '*"Payroll `[new`]".*' }
        @{ line = { Get-C1Policy Payroll }; target = 'Payroll'; words = 'Get-C1Policy found nothing*' }
        @{ line = { Get-C1Function 'On-call che' }; target = 'On-call che'; words = 'Get-C1Function found nothing*' }
        @{ line = { Get-C1User nobody@example.com }; target = 'nobody@example.com'; words = 'Get-C1User found nothing*' }
        @{ line = { Get-C1User lovelace }; target = 'lovelace'; words = 'Get-C1User found nothing*' }
        @{ line = { Get-C1Connector $payroll Entra }; target = 'Entra'; words = 'Get-C1Connector found nothing*' }
        @{ line = { Get-C1App $unknown }; target = { $unknown }; words = 'GET /api/v1/apps/*was answered with 404*A name that looks like an id is found with -DisplayName.' }
        @{ line = { $unknown | Get-C1Policy }; target = { $unknown }; words = 'Row 1: GET /api/v1/policies/*404*-DisplayName.' }
        @{ line = { Get-C1Connector $payroll $unknown }; target = { $unknown }; words = 'GET /api/v1/apps/*/connectors/*404*-DisplayName.' }
        @{ line = { Get-C1User -UserId $unknown }; target = { $unknown }; words = 'GET /api/v1/users/*404*(request-id: *)' }
    ) {
        $ErrorActionPreference = 'SilentlyContinue'
        $Error.Clear()
        & $line | Should -BeNullOrEmpty
        Assert-Failure $Error[0] 'C1.NotFound' ObjectNotFound $words -Target $(if ($target -is [scriptblock]) { & $target } else { $target })
    }

    It 'what looks for some may find none: <line>' -ForEach @(
        @{ line = { Get-C1App 'Nope*' } }, @{ line = { Get-C1User '*@nowhere.example' } }, @{ line = { Get-C1AppResource -DisplayName '*z*z*' } }
        @{ line = { Get-C1App -DisplayName Nope } }, @{ line = { Get-C1User -Email nobody@example.com } }
        @{ line = { [pscustomobject]@{ DisplayName = 'Nope' } | Get-C1App } }
    ) {
        $Error.Clear()
        & $line | Should -BeNullOrEmpty
        $Error.Count | Should-Be 0
    }

    It 'a second name or id is refused: <line>' -ForEach @(
        @{ line = { Get-C1App Payroll -AppId $payroll } }, @{ line = { Get-C1User ada -DisplayName grace } }
        @{ line = { Get-C1User 'Ada*' -Email '*@contractor.com' } }, @{ line = { Get-C1User $ada -Email ada@example.com } }, @{ line = { Get-C1Connector $payroll okta -DisplayName x } }
    ) {
        { $ErrorActionPreference = 'Stop'; & $line } | Should -Throw 'Give -Identity or -*, not both.'
        Assert-NothingSent
    }

    It 'a filter beside an id is refused: <line>' -ForEach @(
        @{ line = { Get-C1User $ada.Id -UserStatuses Enabled }; filter = 'UserStatuses' }
        @{ line = { Get-C1User $ada -ExpandMask '*' }; filter = 'ExpandMask' }
        @{ line = { Get-C1App $payroll -OnlyDirectories $true -First 1 }; filter = 'OnlyDirectories' }
        @{ line = { Get-C1Policy $never.Id -PolicyTypes Revoke }; filter = 'PolicyTypes' }
        @{ line = { Get-C1Function $function -Query x }; filter = 'Query' }
        @{ line = { Get-C1AppResourceType $payroll $roles -AppIds $travel }; filter = 'AppIds' }
        @{ line = { Get-C1AppResource $payroll $roles $admin -UnownedOnly no }; filter = 'UnownedOnly' }
        @{ line = { @{ AppId = $payroll.Id } | Get-C1App -Query x }; filter = 'Query' }
        @{ line = { [pscustomobject]@{ x = 'y' } | Get-C1App $payroll -Query { $_.x } }; filter = 'Query' }
    ) {
        { $ErrorActionPreference = 'Stop'; & $line } | Should -Throw "*Leave out -$filter, or the id." -ErrorId 'C1.InvalidInput,*'
        Assert-NothingSent
    }

    It 'pages go with an id: how much to read is no filter' {
        (Get-C1App $payroll.Id -First 1 -PageSize 10).Id | Should -BeExactly $payroll.Id
    }

    It 'a name is no id of the parent that the row has: <line>' -ForEach @(
        @{ line = { $payroll | Get-C1Connector Okta }; words = '*AppId takes an id, and "Okta" is none.*-Identity Okta.' }
        @{ line = { $payroll | Get-C1AppResourceType Roles }; words = '*AppId*"Roles"*-Identity Roles.' }
        @{ line = { $roles | Get-C1AppResource Reader }; words = '*AppId*"Reader"*-Identity Reader.' }
        @{ line = { $roles | Get-C1AppResource $payroll Reader }; words = '*AppResourceTypeId*"Reader"*-Identity Reader.' }
        @{ line = { @{ AppId = $payroll.Id } | Get-C1Connector Git-Hub }; words = '*AppId*-Identity Git-Hub.' }
    ) {
        { $ErrorActionPreference = 'Stop'; & $line } | Should -Throw $words -ErrorId 'C1.InvalidInput,*'
        Assert-NothingSent
    }

    It 'a name is that name alone, whatever the server takes for it: <what>' -ForEach @(
        @{ what = 'apps'; path = '/api/v1/search/apps'; run = { Get-C1App payroll } }
        @{ what = 'rows'; path = '/api/v1/search/apps'; run = { [pscustomobject]@{ DisplayName = 'payroll' } | Get-C1App } }
        @{ what = 'policies'; path = '/api/v1/search/policies'; run = { Get-C1Policy -DisplayName payroll } }
        @{ what = 'resource types'; path = '/api/v1/search/app_resource_types'; run = { Get-C1AppResourceType -DisplayName payroll } }
        @{ what = 'users'; path = '/api/v1/search/users'; list = '{"user":*}'; run = { Get-C1User -Email p@example.com } }
        @{ what = 'addresses'; path = '/api/v1/search/users'; list = '{"user":*}'; run = { Get-C1User P@example.com } }
    ) {
        $items = '{"id":"a","displayName":"Payroll","email":"p@example.com"}', '{"id":"b","displayName":"Payroll test","email":"pp@example.com"}', '{"id":"c","displayName":"Old payroll","email":"p@example.com.au"}'
        $items = $items | ForEach-Object { if ($list) { $list.Replace('*', $_) } else { $_ } }
        Add-Fault @{ path = $path; body = "{`"list`":[$($items -join ',')]}" }
        try { @(& $run).Id | Should -BeExactly 'a' } finally { Clear-Fault }
    }

    It 'an empty text is refused: <line>' -ForEach @(
        @{ line = { Get-C1App '' } }, @{ line = { Get-C1User $null } }, @{ line = { Get-C1Policy -Identity '  ' } }, @{ line = { Get-C1Connector $payroll '' } }
    ) {
        $ErrorActionPreference = 'SilentlyContinue'
        $Error.Clear()
        & $line | Should -BeNullOrEmpty
        $Error[0].FullyQualifiedErrorId | Should -BeLike 'C1.InvalidInput,*'
        Assert-NothingSent
    }

    It 'a list that fails on its way is that error alone' {
        Add-Fault @{ path = '/api/v1/search/functions'; status = 403 }
        Get-C1Function On-calls -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-Failure $failed 'C1.Forbidden' PermissionDenied '*403*'
        Clear-Fault
    }

    It 'pages go on until there is enough behind the filter' {
        $null = Invoke-Control POST seed @{ users = 250 }
        (Get-C1User 'User 0002[0-9]?' -First 3 -PageSize 100).DisplayName | Should -BeExactly 'User 000200', 'User 000201', 'User 000202'
        @(Get-Sent).Count | Should -BeIn 1, 2, 3
        (Get-Sent)[0].Body.query | Should-BeString 'User 0002' -CaseSensitive
        (Get-C1User '*0002[0-4]?').Count | Should-Be 50
    }
}
