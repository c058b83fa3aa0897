# Parameters that take ids: what they take, and what they refuse before anything is sent.

BeforeDiscovery {
    # Parameter, what it needs in words, and how the cmdlet is called.
    $single = @(
        @{ cmdlet = 'New-C1App'; parameter = 'GrantPolicyId'; noun = 'policy'; kind = 'a policy'; more = @{ DisplayName = 'x' } }
        @{ cmdlet = 'New-C1App'; parameter = 'CertifyPolicyId'; noun = 'policy'; kind = 'a policy'; more = @{ DisplayName = 'x' } }
        @{ cmdlet = 'New-C1App'; parameter = 'RevokePolicyId'; noun = 'policy'; kind = 'a policy'; more = @{ DisplayName = 'x' } }
        @{ cmdlet = 'New-C1Policy'; parameter = 'BaselinePolicyId'; noun = 'policy'; kind = 'a policy'; more = @{ DisplayName = 'x'; PolicyType = 'Grant' } }
        @{ cmdlet = 'New-C1PolicyRule'; parameter = 'PolicyId'; noun = 'policy'; kind = 'a policy'; more = @{ Condition = 'true' } }
        @{ cmdlet = 'New-C1AppResourceType'; parameter = 'AppId'; noun = 'app'; kind = 'an app'; more = @{ DisplayName = 'x'; ResourceType = 'Role' } }
        @{ cmdlet = 'New-C1AppResource'; parameter = 'AppResourceTypeId'; noun = 'type'; kind = 'an app resource type'; more = @{ DisplayName = 'x'; AppId = 'a' } }
        @{ cmdlet = 'New-C1Connector'; parameter = 'AppId'; noun = 'app'; kind = 'an app'; more = @{ Catalog = 'Okta' } }
        @{ cmdlet = 'New-C1PolicyStep'; parameter = 'AppId'; noun = 'app'; kind = 'an app'; more = @{ Group = 'e' } }
        @{ cmdlet = 'New-C1PolicyStep'; parameter = 'Group'; noun = ''; kind = 'an entitlement'; more = @{ AppId = 'a' } }
        @{ cmdlet = 'New-C1PolicyStep'; parameter = 'Webhook'; noun = ''; kind = 'a webhook'; more = @{} }
        @{ cmdlet = 'New-C1PolicyStep'; parameter = 'AgentUserId'; noun = 'user'; kind = 'a user'; more = @{ Agent = $true } }
        @{ cmdlet = 'Get-C1App'; parameter = 'AppId'; noun = 'app'; kind = 'an app'; more = @{} }
        @{ cmdlet = 'Get-C1Function'; parameter = 'FunctionId'; noun = 'function'; kind = 'a function'; more = @{} }
        @{ cmdlet = 'Get-C1Connector'; parameter = 'ConnectorId'; noun = 'connector'; kind = 'a connector'; more = @{ AppId = 'a' } }
        @{ cmdlet = 'Get-C1Policy'; parameter = 'ScopeAppId'; noun = 'app'; kind = 'an app'; more = @{} }
        @{ cmdlet = 'Get-C1User'; parameter = 'UserId'; noun = 'user'; kind = 'a user'; more = @{} }
    )
    $lists = @(
        @{ cmdlet = 'New-C1App'; parameter = 'Owners'; noun = 'user'; kind = 'a user'; more = @{ DisplayName = 'x' } }
        @{ cmdlet = 'New-C1AppResource'; parameter = 'ResourceOwnerUserIds'; noun = 'user'; kind = 'a user'; more = @{ DisplayName = 'x'; AppId = 'a'; AppResourceTypeId = 't' } }
        @{ cmdlet = 'New-C1Connector'; parameter = 'UserIds'; noun = 'user'; kind = 'a user'; more = @{ AppId = 'a' } }
        @{ cmdlet = 'New-C1PolicyStep'; parameter = 'User'; noun = 'user'; kind = 'a user'; more = @{} }
        @{ cmdlet = 'New-C1PolicyStep'; parameter = 'FallbackUserIds'; noun = 'user'; kind = 'a user'; more = @{ Manager = $true } }
        @{ cmdlet = 'New-C1PolicyStep'; parameter = 'AllowedReassignees'; noun = 'user'; kind = 'a user'; more = @{ Manager = $true } }
        @{ cmdlet = 'New-C1PolicyStep'; parameter = 'ReassignToUserIds'; noun = 'user'; kind = 'a user'; more = @{ Agent = $true } }
        @{ cmdlet = 'New-C1PolicyStep'; parameter = 'PolicyIds'; noun = 'policy'; kind = 'a policy'; more = @{ Agent = $true } }
        @{ cmdlet = 'Get-C1App'; parameter = 'AppIds'; noun = 'app'; kind = 'an app'; more = @{} }
        @{ cmdlet = 'Get-C1App'; parameter = 'PolicyRefs'; noun = 'policy'; kind = 'a policy'; more = @{} }
        @{ cmdlet = 'Get-C1AppResource'; parameter = 'ResourceIds'; noun = 'resource'; kind = 'an app resource'; more = @{} }
        @{ cmdlet = 'Get-C1AppResource'; parameter = 'OwnerUserIds'; noun = 'user'; kind = 'a user'; more = @{} }
        @{ cmdlet = 'Get-C1AppResourceType'; parameter = 'ResourceTypeIds'; noun = 'type'; kind = 'an app resource type'; more = @{} }
        @{ cmdlet = 'Get-C1User'; parameter = 'ManagerIds'; noun = 'user'; kind = 'a user'; more = @{} }
        @{ cmdlet = 'Get-C1User'; parameter = 'SourceAppIds'; noun = 'app'; kind = 'an app'; more = @{} }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $null = Start-TestTenant

    $app = New-C1App Payroll
    $type = $app | New-C1AppResourceType -DisplayName Roles -ResourceType Role
    $resource = $type | New-C1AppResource -DisplayName Admin
    $connector = $app | New-C1Connector -Catalog Okta -DisplayName Sync
    $function = New-C1Function 'On-call' -InitialContent @{ 'main.ts' = 'x' }
    $user = Get-C1User -First 1
    $policies = @{
        Grant   = New-C1Policy 'Manager approves' Grant -Step (New-C1PolicyStep -Manager)
        Revoke  = New-C1Policy 'Take away' Revoke -Step (New-C1PolicyStep -Accept)
        Certify = New-C1Policy 'Look again' Certify -Step (New-C1PolicyStep -Manager)
    }
    $objects = [ordered]@{ app = $app; type = $type; resource = $resource; connector = $connector; function = $function; user = $user; policy = $policies.Grant }
    $words = @{ app = 'app'; type = 'app resource type'; resource = 'app resource'; connector = 'connector'; function = 'function'; user = 'user'; policy = 'policy' }

    function Copy-Object { process { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($_, 1)) } }
    function Copy-Row { process { $_ | ConvertTo-Csv | ConvertFrom-Csv } }

    # The object that a parameter takes: of policies the one of its type.
    function Get-Fitting([string] $Noun, [string] $Parameter) {
        if ($Parameter -match '^(Grant|Certify|Revoke)PolicyId$') { $policies[$Matches[1]] } else { $objects[$Noun] }
    }
}

AfterAll { Stop-TestTenant }

Describe 'A parameter for one id' {
    BeforeEach { Clear-Journal }

    It '<cmdlet> -<parameter> takes an id, and an object of that kind in any form' -ForEach ($single | Where-Object noun) {
        $command = Get-Command $cmdlet
        $cell = [System.Management.Automation.ArgumentTransformationAttribute] ($command.ImplementingType.GetProperty($parameter).GetCustomAttributes($true) | Where-Object { $_ -is [System.Management.Automation.ArgumentTransformationAttribute] })
        $object = Get-Fitting $noun $parameter
        $row = [pscustomobject]@{ $(@{ app = 'AppId'; policy = 'PolicyId'; type = 'AppResourceTypeId'; user = 'UserId'; connector = 'ConnectorId'; function = 'FunctionId' }[$noun]) = $object.Id }
        foreach ($given in $object, ($object | Copy-Object), ($object | Copy-Row), $row, ([pscustomobject]@{ Id = $object.Id }), @{ Id = " $($object.Id) " }, "`t$($object.Id) ", ($object | Select-Object Id, DisplayName)) {
            $cell.Transform($ExecutionContext, $given) | Should -BeExactly $object.Id -Because "$given"
        }
    }

    It '<cmdlet> -<parameter> refuses objects of other kinds, names and addresses' -ForEach $single {
        foreach ($other in $objects.Keys | Where-Object { $_ -ne $noun }) {
            foreach ($wrong in $objects[$other], ($objects[$other] | Copy-Object)) {
                $given = @{ $parameter = $wrong }
                { & $cmdlet @more @given } | Should -Throw -ExpectedMessage "*'$parameter'. It needs $kind; this is the $($words[$other]) $($objects[$other].DisplayName)."
            }
        }

        foreach ($text in 'Manager approves', 'ada@example.com') {
            $given = @{ $parameter = $text }
            { & $cmdlet @more @given } | Should -Throw -ExpectedMessage "*'$parameter'. It takes the id of $kind, and `"$text`" looks like a*. To find the id: *-*"
        }

        { $given = @{ $parameter = (New-C1PolicyStep -Accept) }; & $cmdlet @more @given } | Should -Throw -ExpectedMessage "*It needs $kind; this is a C1PolicyStep."
        Assert-NothingSent
    }

    It '<cmdlet> tells what to do with a <given>, which comes first instead of its <parent>' -ForEach @(
        foreach ($verb in 'Get', 'Set', 'Remove') {
            @{ cmdlet = "$verb-C1Connector"; given = 'connector'; parent = 'app' }
            @{ cmdlet = "$verb-C1AppResourceType"; given = 'type'; parent = 'app' }
            @{ cmdlet = "$verb-C1AppResource"; given = 'resource'; parent = 'app' }
        }

        @{ cmdlet = 'Get-C1AppResource'; given = 'type'; parent = 'app' }
        foreach ($name in 'Start-C1ConnectorSync', 'Get-C1ConnectorSync', 'Suspend-C1Connector', 'New-C1ConnectorCredential') {
            @{ cmdlet = $name; given = 'connector'; parent = 'app' }
        }

        foreach ($verb in 'Get', 'Revoke') { @{ cmdlet = "$verb-C1ConnectorCredential"; given = 'connector'; parent = 'app'; more = @{ CredentialId = 'a' } } }
        @{ cmdlet = 'Confirm-C1ConnectorSync'; given = 'connector'; parent = 'app'; more = @{ SyncLifecycleId = 'a' } }
        foreach ($name in 'Get-C1FunctionCommit', 'Save-C1FunctionSource', 'Test-C1Function') { @{ cmdlet = $name; given = 'commit'; parent = 'function' } }
    ) {
        if (-not $more) { $more = if ($cmdlet -like 'Set-*') { @{ DisplayName = 'x' } } elseif ($cmdlet -like 'Save-*') { @{ OutDirectory = "$TestDrive/saved" } } else { @{} } }
        $thing = if ($given -eq 'commit') { $function | Get-C1FunctionCommit -First 1 } else { $objects[$given] }
        foreach ($wrong in $thing, ($thing | Copy-Object)) {
            { & $cmdlet $wrong @more } | Should -Throw -ExpectedMessage "*It needs a* $parent; this is the *. Pipe it to this command instead: it has the id of its $parent, too."
        }

        if ((Get-Command $cmdlet).Parameters.ContainsKey('WhatIf')) { $more = $more + @{ WhatIf = $true } }
        $thing | & $cmdlet @more -ErrorAction SilentlyContinue -ErrorVariable failed | Out-Null
        $failed | Where-Object FullyQualifiedErrorId -NotLike 'C1.NotFound,*' | Should -BeNullOrEmpty
    }

    It 'tells nothing of a pipe that would not take it: <what>' -ForEach @(
        @{ what = 'another noun'; run = { Set-C1AppResourceType $connector -DisplayName x } }
        @{ what = 'a cmdlet about apps'; run = { Set-C1App $connector -DisplayName x } }
        @{ what = 'a cmdlet without a pipe'; run = { New-C1PolicyStep -Group e -AppId $connector } }
    ) {
        $run | Should -Throw -ExpectedMessage '*It needs an app; this is the connector Sync.'
    }

    It '-<parameter> refuses the <type> policy' -ForEach @(
        @{ parameter = 'GrantPolicyId'; type = 'Revoke'; needs = 'grant' }, @{ parameter = 'GrantPolicyId'; type = 'Certify'; needs = 'grant' }
        @{ parameter = 'RevokePolicyId'; type = 'Grant'; needs = 'revoke' }, @{ parameter = 'CertifyPolicyId'; type = 'Grant'; needs = 'certify' }
    ) {
        $policy = $policies[$type]
        foreach ($wrong in $policy, ($policy | Copy-Object), ($policy | Copy-Row), ($policy | ConvertTo-Json -Depth 10 | ConvertFrom-Json)) {
            $given = @{ $parameter = $wrong }
            { New-C1App x @given } | Should -Throw -ExpectedMessage "*It needs a $needs policy; this is the $($type.ToLower()) policy $($policy.DisplayName)."
        }

        Assert-NothingSent
    }

    It 'leaves other shapes to the server' {
        foreach ($id in 'p1', '0', 'a-b', ('x' * 40)) { $null = New-C1PolicyRule -Condition true -PolicyId $id }
        (New-C1PolicyRule -Condition true -PolicyId 0123).PolicyId | Should-BeString '0123' -CaseSensitive
    }
}

Describe 'A parameter for several ids' {
    BeforeEach { Clear-Journal }

    It '<cmdlet> -<parameter> takes ids and objects, alone or mixed' -ForEach $lists {
        $cell = (Get-Command $cmdlet).ImplementingType.GetProperty($parameter).GetCustomAttributes($true) | Where-Object { $_ -is [System.Management.Automation.ArgumentTransformationAttribute] }
        $object = $objects[$noun]
        foreach ($alone in $object, ($object | Copy-Object), ($object | Copy-Row), " $($object.Id) ", @{ Id = $object.Id }) {
            @($cell.Transform($ExecutionContext, $alone)) | Should -BeExactly @($object.Id)
        }

        $cell.Transform($ExecutionContext, @(' x ', $object, ($object | Copy-Object), ($object | Copy-Row))) | Should -BeExactly 'x', $object.Id, $object.Id, $object.Id
        $cell.Transform($ExecutionContext, ' x ; y;') | Should -BeExactly 'x', 'y'
    }

    It '<cmdlet> -<parameter> refuses objects of other kinds, names and addresses in it' -ForEach $lists {
        foreach ($other in $objects.Keys | Where-Object { $_ -ne $noun }) {
            foreach ($wrong in $objects[$other], ($objects[$other] | Copy-Object)) {
                $given = @{ $parameter = @('x', $wrong) }
                { & $cmdlet @more @given } | Should -Throw -ExpectedMessage "*'$parameter'. It needs $kind; this is the $($words[$other]) $($objects[$other].DisplayName)."
            }
        }

        foreach ($text in 'Ada Lovelace', 'ada@example.com', 'x;Ada Lovelace') {
            $given = @{ $parameter = $text }
            { & $cmdlet @more @given } | Should -Throw -ExpectedMessage "*'$parameter'. It takes the id of $kind, and `"a*`" looks like a*. To find the id: *-*"
        }

        Assert-NothingSent
    }

    It '<what> takes no empty id in a list' -ForEach @(
        @{ what = 'New-C1App'; cmdlet = 'New-C1App'; more = @{ DisplayName = 'x' }; parameters = @('Owners') }
        @{ what = 'New-C1AppResource'; cmdlet = 'New-C1AppResource'; more = @{ DisplayName = 'x'; AppId = 'a'; AppResourceTypeId = 't' }; parameters = @('ResourceOwnerUserIds') }
        @{ what = 'New-C1Connector'; cmdlet = 'New-C1Connector'; more = @{ AppId = 'a'; Catalog = 'Okta' }; parameters = @('UserIds') }
        @{ what = 'New-C1Connector with a configuration'; cmdlet = 'New-C1Connector'; more = @{ AppId = 'a'; Catalog = 'Okta'; Configuration = @{ okta_domain = 'x' } }; parameters = @('UserIds') }
        @{ what = 'Get-C1App'; cmdlet = 'Get-C1App'; more = @{}; parameters = 'AppIds', 'ExcludeAppIds', 'PolicyRefs' }
        @{ what = 'Get-C1Policy'; cmdlet = 'Get-C1Policy'; more = @{}; parameters = 'Refs', 'ExcludePolicyIds' }
        @{ what = 'Get-C1User'; cmdlet = 'Get-C1User'; more = @{}; parameters = 'Refs', 'Ids', 'ExcludeIds', 'ManagerIds', 'RoleIds', 'SourceAppIds', 'DelegatedUserIds' }
        @{ what = 'Get-C1AppResourceType'; cmdlet = 'Get-C1AppResourceType'; more = @{}; parameters = 'AppIds', 'AppUserIds', 'ResourceTypeIds', 'ExcludeResourceTypeIds', 'ResourceTypeTraitIds', 'ExcludeResourceTypeTraitIds' }
        @{
            what = 'Get-C1AppResource'; cmdlet = 'Get-C1AppResource'; more = @{}
            parameters = 'AppIds', 'AppUserIds', 'ResourceTypeIds', 'ResourceTypeTraitIds', 'ExcludeResourceTypeTraitIds', 'ResourceIds', 'ExcludeResourceIds', 'OwnerUserIds'
        }
    ) {
        foreach ($parameter in $parameters) {
            foreach ($blank in '', ' ', $null) {
                $given = @{ $parameter = (Get-TestId a1), $blank }
                & $cmdlet @more @given -ErrorVariable failed -ErrorAction SilentlyContinue
                Assert-Failure $failed 'C1.InvalidInput' InvalidArgument "$parameter contains an empty id."
            }
        }

        Assert-NothingSent
    }
}

Describe 'What finds the id' {
    It 'is named with what was given: <text>' -ForEach @(
        @{ text = 'Manager approves'; words = "*To find the id: Get-C1Policy -DisplayName 'Manager approves'" }
        @{ text = "Ada's policy"; words = "*To find the id: Get-C1Policy -DisplayName 'Ada''s policy'" }
        @{ text = "a$([char] 0x2019) b; rm"; words = "*To find the id: Get-C1Policy -DisplayName 'a$([char] 0x2019)$([char] 0x2019) b; rm'" }
        @{ text = "a`e[31m b"; words = '*"a\u{1b}`[31m b"*' }
        @{ text = 'x ' * 200; words = "*$('x ' * 40)…*" }
    ) {
        { New-C1App x -GrantPolicyId $text } | Should -Throw -ExpectedMessage $words
    }

    It 'is the address where it is one' {
        { New-C1App x -Owners ada@example.com } | Should -Throw -ExpectedMessage '*looks like an address. To find the id: Get-C1User -Email ada@example.com'
        { New-C1App x -Owners 'Ada Lovelace' } | Should -Throw -ExpectedMessage "*looks like a name. To find the id: Get-C1User -DisplayName 'Ada Lovelace'"
    }

    It 'is told inside of objects, too: <what>' -ForEach @(
        @{ what = 'fallback'; call = { New-C1Policy P Grant -Step @{ approval = @{ manager = @{ fallback = $true; fallbackUserIds = 'ada@example.com' } } } }; words = '*FallbackUserIds takes the id of a user*Get-C1User -Email ada@example.com*' }
        @{ what = 'scope'; call = { New-C1Policy P Grant -Step (New-C1PolicyStep -Accept) -Scope @{ appId = 'Pay roll' } }; words = "*Scope.AppId takes the id of an app*Get-C1App -DisplayName 'Pay roll'*" }
        @{ what = 'match baton'; call = { New-C1App x -MatchBatonRef @{ appId = 'Pay roll'; connectorId = 'c'; externalId = 'app::a b' } }; words = '*MatchBatonRef.AppId takes the id of an app*' }
        @{ what = 'owners by entitlement'; call = { New-C1App x -AppEntitlementOwnerRefs 'Pay roll/e1' }; words = '*AppEntitlementOwnerRefs.AppId takes the id of an app*' }
        @{ what = 'replacement'; call = { New-C1Policy P Grant -Step @{ approval = @{ manager = @{}; escalation = @{ replacePolicy = @{ policyId = 'Another policy' } } } } }; words = "*PolicyId takes the id of a policy*Get-C1Policy -DisplayName 'Another policy'*" }
    ) {
        Clear-Journal
        { & $call -ErrorAction Stop } | Should -Not -BeNullOrEmpty
        $failed = $null
        try { $ErrorActionPreference = 'Stop'; $null = & $call } catch { $failed = $_ }
        "$failed" | Should -BeLike $words
        Assert-NothingSent
    }

    It 'is told of a row, with its number, and the pipe goes on' {
        $rows = [pscustomobject]@{ DisplayName = 'x'; Owners = 'ada@example.com' }, [pscustomobject]@{ DisplayName = 'y'; GrantPolicyId = $app }, [pscustomobject]@{ DisplayName = 'z'; GrantPolicyId = $policies.Grant; Owners = @($user | Copy-Object) }
        Clear-Journal
        $made = $rows | New-C1App -ErrorVariable failed -ErrorAction SilentlyContinue
        $made.DisplayName | Should-BeString 'z' -CaseSensitive
        Assert-Sent POST /api/v1/apps @{ displayName = 'z'; grantPolicyId = $policies.Grant.Id; owners = @($user.Id) }
        "$($failed[0])" | Should -BeLike 'Row 1, "x": The column Owners takes the id of a user, and "ada@example.com" looks like an address.*'
        "$($failed[1])" | Should-BeString 'Row 2, "y": The column GrantPolicyId needs a policy; this is the app Payroll.' -CaseSensitive
        $failed.FullyQualifiedErrorId | ForEach-Object { ($_ -split ',')[0] } | Should -Be 'C1.InvalidInput', 'C1.InvalidInput'
    }

    It 'is taken from an object inside a hashtable, and refused from an object of another noun' {
        $copy = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($policies.Grant))
        foreach ($known in $policies.Grant, $copy) {
            (New-C1PolicyRule -Condition 'true' -PolicyId $known).PolicyId | Should -BeExactly $policies.Grant.Id
            Clear-Journal
            $null = New-C1Policy P Grant -DenyAll -Rules @{ condition = 'true'; policyId = $known } -WarningAction Ignore
            (Get-Sent).Body.rules[0].policyId | Should -BeExactly $policies.Grant.Id
        }

        (New-C1PolicyStep -Manager -Escalation @{ replacePolicy = @{ policyId = $policies.Grant } }).Approval.Escalation.ReplacePolicy.PolicyId | Should -BeExactly $policies.Grant.Id
        $null = New-C1Policy P Grant -Step @{ approval = @{ users = @{ userIds = @($user) } } }
        (Get-Sent)[-1].Body.policySteps.grant.steps[0].approval.users.userIds | Should -BeExactly $user.Id
        { New-C1Policy P Grant -DenyAll -Rules @{ condition = 'true'; policyId = $app } } | Should -Throw -ExpectedMessage '*policyId needs a policy; this is the app Payroll.*'
        { New-C1PolicyStep -Manager -Escalation @{ replacePolicy = @{ policyId = @($user) } } } | Should -Throw -ExpectedMessage '*policyId needs a policy; this is the user *'
    }

    It 'is told where the server quotes its pattern: <field>' -ForEach @(
        @{ field = 'CreateAppRequest.GrantPolicyId'; words = '*GrantPolicyId takes the id of a policy: 27 letters and digits, never a name. To find it: Get-C1Policy -DisplayName *' }
        @{ field = 'CreateAppRequest.Owners[0]'; words = '*Owners takes the id of a user: 27 letters*Get-C1User -DisplayName *' }
        @{ field = 'CreateAppRequest.Thing'; words = '*Thing takes an id: 27 letters and digits, never a name.' }
        @{ field = 'GetAppRequest.Id'; words = '*The server wants an id here: 27 letters and digits, never a name. The Get-C1 cmdlets find ids.' }
    ) {
        Add-Fault @{ method = 'POST'; path = '/api/v1/apps'; status = 400; body = "{`"code`":3,`"message`":`"invalid $($field): value does not match regex pattern \`"^[a-zA-Z0-9]{27}`$\`"`"}" }
        New-C1App x -ErrorVariable failed -ErrorAction SilentlyContinue
        Clear-Fault
        "$failed" | Should -BeLike $words
    }
}

Describe 'A list of texts' {
    BeforeEach { Clear-Journal }

    It 'takes no object for its id: <command>' -ForEach @(
        @{ command = { Get-C1User -JobTitles $given } }, @{ command = { Get-C1User -Departments 'x', $given } }, @{ command = { Get-C1Function -FunctionTypes $given } }
    ) {
        foreach ($given in $app, $user, ($app | Copy-Object)) {
            $command | Should -Throw -ErrorId 'ParameterArgumentTransformationError,*' -ExpectedMessage '*which is not a list such as a;b;c*'
        }

        Assert-NothingSent
    }
}

Describe 'The command that finds an id' {
    It 'can be run as it stands' {
        $hidden = [System.Reflection.BindingFlags] 'Public, NonPublic, Static'
        $all = $app.GetType().Assembly.GetType('ConductorOne.Validation.Nouns').GetField('Table', $hidden).GetValue($null)
        $find = $app.GetType().Assembly.GetType('ConductorOne.Validation.IdText').GetMethod('Find', $hidden)
        $commands = foreach ($facts in $all.Values) {
            foreach ($command in $facts.FindByName, $facts.FindByAddress) {
                foreach ($name in 'Ada', "O'Neil & Co; x") { $find.Invoke($null, @($command, $name)) }
            }
        }

        @($commands).Count | Should -Be ($all.Count * 4)
        foreach ($command in $commands | Select-Object -Unique) {
            $errors = $null
            $parsed = [System.Management.Automation.Language.Parser]::ParseInput($command, [ref] $null, [ref] $errors)
            $errors | Should -BeNullOrEmpty -Because $command
            foreach ($call in $parsed.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true)) {
                $cmdlet = Get-Command $call.GetCommandName() -ErrorAction Stop
                $bound = [System.Management.Automation.Language.StaticParameterBinder]::BindCommand($call, $true)
                $bound.BindingExceptions.Keys | Should -BeNullOrEmpty -Because $command
                $bound.BoundParameters.Keys | Where-Object { -not $cmdlet.Parameters.ContainsKey($_) } | Should -BeNullOrEmpty -Because $command
                if ($call.GetCommandName() -eq 'Invoke-C1Api') { $bound.BoundParameters['Path'].ConstantValue | Should -BeLike '/api/v1/*' }
            }
        }
    }
}

Describe 'An object of another noun in the pipe' {
    BeforeEach { Clear-Journal }

    It 'gives its ids alone, live and copied: <what>' -ForEach @(
        @{ what = 'app into resource type'; give = 'app'; to = { New-C1AppResourceType -DisplayName Groups -ResourceType Custom }; sent = { "/api/v1/apps/$($app.Id)/resource_types"; @{ displayName = 'Groups'; resourceType = 'CUSTOM' } } }
        @{ what = 'type into resource'; give = 'type'; to = { New-C1AppResource -DisplayName Reader }; sent = { "/api/v1/apps/$($app.Id)/resource_types/$($type.Id)/resources"; @{ displayName = 'Reader' } } }
        @{ what = 'policy into app'; give = 'policy'; to = { New-C1App -DisplayName Ledger }; sent = { '/api/v1/apps'; @{ displayName = 'Ledger' } } }
        @{ what = 'connector into resource type'; give = 'connector'; to = { New-C1AppResourceType -DisplayName Keys -ResourceType Custom }; sent = { "/api/v1/apps/$($app.Id)/resource_types"; @{ displayName = 'Keys'; resourceType = 'CUSTOM' } } }
    ) {
        $path, $body = & $sent
        $pipe = [scriptblock]::Create("`$object | $to")
        foreach ($object in $objects[$give], ($objects[$give] | Copy-Object)) {
            Clear-Journal
            $null = & $pipe
            Assert-Sent POST $path $body
        }
    }

    It 'is found by its id, not by its name: Get-C1<noun>' -ForEach @(
        @{ noun = 'App'; give = 'app' }, @{ noun = 'Policy'; give = 'policy' }, @{ noun = 'User'; give = 'user' }, @{ noun = 'Function'; give = 'function' }
        @{ noun = 'AppResourceType'; give = 'type' }, @{ noun = 'AppResource'; give = 'resource' }, @{ noun = 'Connector'; give = 'connector' }
    ) {
        foreach ($object in $objects[$give], ($objects[$give] | Copy-Object)) {
            Clear-Journal
            ($object | & "Get-C1$noun").Id | Should -BeExactly $object.Id
            @(Get-Sent).ForEach{ $_.Method } | Should -Be 'GET'
        }
    }

    It 'does not search for the name of a copied policy among apps' {
        $live = try { $policies.Grant | Get-C1App -ErrorAction Stop } catch { "$_" }
        $copy = try { $policies.Grant | Copy-Object | Get-C1App -ErrorAction Stop } catch { "$_" }
        "$copy" | Should-BeString "$live" -CaseSensitive
        Assert-NothingSent
    }
}
