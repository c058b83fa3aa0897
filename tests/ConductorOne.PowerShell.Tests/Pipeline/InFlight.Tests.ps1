BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant
    $apps = @(New-AppRow 24 | New-C1App -ThrottleLimit 8)

    # Rows of resource types, each under an app of its own: the path tells at the server which row it is.
    function New-TypeRow([int] $Count) {
        0..($Count - 1) | ForEach-Object { [pscustomobject]@{ AppId = $apps[$_].Id; DisplayName = "Type $_"; ResourceType = 'Custom' } }
    }

    function Add-RowFault([int] $Row, [hashtable] $Fault) { Add-Fault (@{ method = 'POST'; path = "/api/v1/apps/$($apps[$Row].Id)/resource_types" } + $Fault) }

    # A name for each thing that came out, in order: of an object its own, of an error that of its row.
    function Get-Name([Parameter(ValueFromPipeline)] $Item) {
        process {
            if ($Item -is [System.Management.Automation.ErrorRecord]) { "failed: $($Item.TargetObject.DisplayName)" } else { $Item.DisplayName }
        }
    }

    # The names and ids in a warning of objects that were not written.
    function Get-Unwritten([string] $Warning) {
        [regex]::Matches($Warning, '(?<name>\w+ \d+)"? \((?<id>[^)]+)\)') | ForEach-Object { [pscustomobject]@{ Name = $_.Groups['name'].Value; Id = $_.Groups['id'].Value } }
    }
}

AfterAll { Stop-TestTenant }

Describe 'Rows in flight' {
    BeforeEach {
        Clear-Tenant
        $ErrorActionPreference = 'Continue'
    }

    It 'are <_> at the server, and never more' -ForEach 1, 2, 16, 64 {
        Add-Fault @{ path = '/api/v1/apps'; times = 0; delayMilliseconds = $(if ($_ -eq 1) { 0 } else { 300 }) }
        $made = New-AppRow (3 * $_) | New-C1App -ThrottleLimit $_
        $made.DisplayName | Should -BeExactly (New-AppRow (3 * $_)).DisplayName
        (Get-Load).peak | Should -Be $_
    }

    It 'are as many as the session says, where the cmdlet does not' {
        $session = Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret -Name wide -ThrottleLimit 6
        try {
            Clear-Load
            Add-Fault @{ path = '/api/v1/apps'; times = 0; delayMilliseconds = 200 }
            $null = New-AppRow 18 | New-C1App -Session $session
            (Get-Load).peak | Should-Be 6
            Clear-Load
            $null = New-AppRow 9 | New-C1App -Session $session -ThrottleLimit 3
            (Get-Load).peak | Should-Be 3
        }
        finally {
            Disconnect-C1 $session
            Select-TestTenant
        }
    }

    It 'cannot be <_>' -ForEach 0, 65, -1 {
        { New-AppRow 1 | New-C1App -ThrottleLimit $_ } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
        Assert-NothingSent
    }

    It 'are written in the order in which they came, in whatever order the answers come' {
        Add-RowFault 0 @{ delayMilliseconds = 900 }
        Add-RowFault 2 @{ delayMilliseconds = 600 }
        Add-RowFault 5 @{ delayMilliseconds = 300 }
        $out = New-TypeRow 12 | New-C1AppResourceType -ThrottleLimit 6 -Verbose 4>&1
        $answered = @($out | Where-Object { "$_" -match '^POST \S+ -> 200' } | ForEach-Object { "$_" -replace '^POST /api/v1/apps/([^/]+)/.*', '$1' })
        $answered | Should -HaveCount 12
        $answered.IndexOf($apps[0].Id) | Should -BeGreaterThan ($answered.IndexOf($apps[2].Id)) -Because 'else this shows nothing'
        $answered.IndexOf($apps[2].Id) | Should -BeGreaterThan ($answered.IndexOf($apps[5].Id))
        $made = @($out | Where-Object { $_ -isnot [System.Management.Automation.VerboseRecord] })
        $made.DisplayName | Should -BeExactly (New-TypeRow 12).DisplayName
        $made.AppId | Should -BeExactly $apps[0..11].Id
    }

    It 'that fail have their errors in their turn, each with its own row' {
        $rows = @(New-TypeRow 10)
        $rows[4].ResourceType = 'Costum'
        $rows[9].DisplayName = ''
        Add-RowFault 0 @{ delayMilliseconds = 500 }
        Add-RowFault 2 @{ status = 403; delayMilliseconds = 300 }
        Add-RowFault 3 @{ status = 409 }
        Add-RowFault 7 @{ garbage = $true; afterProcessing = $true }
        $out = @($rows | New-C1AppResourceType -ThrottleLimit 5 2>&1)
        $out | Get-Name | Should -BeExactly 'Type 0', 'Type 1', 'failed: Type 2', 'failed: Type 3', 'failed: Type 4', 'Type 5', 'Type 6', 'failed: Type 7', 'Type 8', 'failed: '
        foreach ($failed in @{ row = 2; id = 'C1.Forbidden' }, @{ row = 3; id = 'C1.Conflict' }, @{ row = 4; id = 'C1.InvalidInput' }, @{ row = 7; id = 'C1.InvalidResponse' }) {
            $record = $out[$failed.row]
            $record.FullyQualifiedErrorId | Should -BeLike "$($failed.id),*"
            $record.TargetObject | Should -Be $rows[$failed.row]
            "$record" | Should -BeLike "Row $($failed.row + 1), `"Type $($failed.row)`": *"
            $record.CategoryInfo.TargetName | Should -BeExactly "Row $($failed.row + 1), `"Type $($failed.row)`""
        }

        "$($out[9])" | Should -BeLike 'Row 10: *DisplayName*'
        @(Get-Sent).Count | Should-Be 8
    }

    It 'have all that is said about them before them, the last one, too, where it had ended before the pipe did' {
        $out = @(
            & {
                New-AppRow 1
                Wait-Until { @(Get-Sent | Where-Object Status).Count -eq 1 -and (Get-Load).inProgress -eq 0 }
            } | New-C1App -ThrottleLimit 2 -Verbose 4>&1
        )
        $out.ForEach{ $_.GetType().Name } | Should -Be 'VerboseRecord', 'VerboseRecord', 'C1App'
        "$($out[1])" | Should -BeLike 'POST /api/v1/apps -> 200 *'
    }

    It 'that only read are written in their order, too, with an error where an id is missing' {
        Add-Fault @{ method = 'GET'; path = "/api/v1/apps/$($apps[0].Id)"; delayMilliseconds = 600 }
        Add-Fault @{ method = 'GET'; path = "/api/v1/apps/$($apps[3].Id)"; times = 0; status = 403; delayMilliseconds = 300 }
        $ids = @($apps[0..11].Id)
        $ids[7] = 'nowhere00000000000000000000'
        $out = @($ids | Get-C1App -ThrottleLimit 5 2>&1)
        @($out | ForEach-Object { if ($_ -is [System.Management.Automation.ErrorRecord]) { "$($_.TargetObject) $(($_.FullyQualifiedErrorId -split ',')[0])" } else { $_.Id } }) |
            Should -BeExactly ($ids[0..2] + "$($ids[3]) C1.Forbidden" + $ids[4..6] + 'nowhere00000000000000000000 C1.NotFound' + $ids[8..11])
        @(Get-Sent).Count | Should-Be 12
        (Get-Load).peak | Should -BeLessOrEqual 5
    }

    It 'are read no faster than they can be sent: four times as many as fit, where the first is slow' {
        Add-RowFault 0 @{ delayMilliseconds = 1500 }
        $state = @{ Read = 0; Written = 0; Lead = 0 }
        New-TypeRow 24 |
            ForEach-Object { $state.Read++; $state.Lead = [math]::Max($state.Lead, $state.Read - $state.Written); $_ } |
            New-C1AppResourceType -ThrottleLimit 4 |
            ForEach-Object { $state.Written++ }
        $state.Written | Should-Be 24
        $state.Lead | Should-Be 16
        (Get-Load).peak | Should -BeLessOrEqual 4
    }

    It 'are one where one is asked for: Select-Object -First 1 sends exactly one' {
        foreach ($time in 1..40) { (New-AppRow 5 "Time $time, app" | New-C1App | Select-Object -First 1).DisplayName | Should-BeString "Time $time, app 1" -CaseSensitive }
        @(Get-Sent).Count | Should-Be 40
    }

    It 'are warned of where the pipe has enough before they are written' {
        $shown = New-TestHost
        Add-Fault @{ path = '/api/v1/apps'; times = 0; delayMilliseconds = 100 }
        $other = Start-OtherRunspace -ShellHost $shown -Argument (Get-C1Session -Default) -Script {
            param($session)
            New-AppRow 20 | New-C1App -ThrottleLimit 4 -Session $session | Select-Object -First 1
        }
        try {
            $made = @(Receive-OtherRunspace $other)
            $made.DisplayName | Should-BeString 'App 1' -CaseSensitive
            $warnings = @($shown.Warnings)
            $warnings | Should -HaveCount 1
            $warnings[0] | Should -BeLike 'The pipeline ended before everything was written. Done at the server: *'
            $beyond = @(Get-Unwritten $warnings[0])
            $beyond.Count | Should -BeGreaterOrEqual 3

            # Those behind a slow one go on, up to four for each request.
            $beyond.Count | Should -BeLessThan 16
            $beyond.Name | Should -BeExactly (1..$beyond.Count | ForEach-Object { "App $($_ + 1)" })
            @(Get-Sent | Where-Object Status -EQ 200).Count | Should -Be (1 + $beyond.Count)
            $beyond.Id | Where-Object { $_ -eq $made.Id } | Should -BeNullOrEmpty
        }
        finally {
            Remove-OtherRunspace $other
        }
    }

    It 'under -ErrorAction Stop are awaited and written before the error is thrown, other failures are told in a warning, and nothing new is sent' {
        # The error comes well before the first answer, which would let another row in.
        Add-RowFault 0 @{ delayMilliseconds = 900 }
        Add-RowFault 1 @{ delayMilliseconds = 100; status = 403 }
        Add-RowFault 2 @{ delayMilliseconds = 1300 }
        Add-RowFault 3 @{ delayMilliseconds = 1100; status = 409 }
        $rows = @(New-TypeRow 12)
        try { $rows | New-C1AppResourceType -ThrottleLimit 4 -ErrorAction Stop -OutVariable written -WarningVariable warnings -WarningAction SilentlyContinue }
        catch { $caught = $_ }
        @(Get-Sent).Count | Should-Be 4
        $caught.TargetObject | Should -Be $rows[1]
        "$caught" | Should -BeLike 'Row 2, "Type 1"*'
        $caught.FullyQualifiedErrorId | Should -BeLike 'C1.Forbidden,*'
        $written.DisplayName | Should -BeExactly 'Type 0', 'Type 2'
        @($warnings) | Should -HaveCount 1
        "$warnings" | Should -BeLike 'The pipeline ended*Failed too: Row 4, "Type 3": *409*'
    }

    It 'under $ErrorActionPreference <_> are awaited and written, too' -ForEach 'Stop', 'stop', ([System.Management.Automation.ActionPreference]::Stop) {
        Add-RowFault 0 @{ delayMilliseconds = 400 }
        Add-RowFault 1 @{ status = 403 }
        $preference = $_
        $caught = $null
        & {
            $ErrorActionPreference = $preference
            try { New-TypeRow 6 | New-C1AppResourceType -ThrottleLimit 2 -OutVariable written } catch { $script:caught = $_ }
            $written.DisplayName | Should-BeString 'Type 0' -CaseSensitive
        }
        $script:caught.FullyQualifiedErrorId | Should -BeLike 'C1.Forbidden,*'
        @(Get-Sent).Count | Should-Be 2
    }

    It 'are not joined by another once one has failed under -ErrorAction Stop' {
        Add-RowFault 0 @{ status = 403 }
        $rows = @(New-TypeRow 2)
        try {
            & {
                $rows[0]
                Wait-Until { @(Get-Sent | Where-Object Status -EQ 403).Count -eq 1 }

                # Nothing tells that the answer has arrived.
                Start-Sleep -Milliseconds 700
                $rows[1]
            } | New-C1AppResourceType -ThrottleLimit 4 -ErrorAction Stop
        }
        catch { $caught = $_ }
        $caught.TargetObject | Should -Be $rows[0]
        @(Get-Sent).Count | Should-Be 1
    }

    It 'have a bad cell in their turn under -ErrorAction Stop, behind those that were on their way' {
        Add-RowFault 0 @{ delayMilliseconds = 400 }
        $rows = @(New-TypeRow 6)
        $rows[2].ResourceType = 'Costum'
        try { $rows | New-C1AppResourceType -ThrottleLimit 4 -ErrorAction Stop -OutVariable written } catch { $caught = $_ }
        $caught.FullyQualifiedErrorId | Should -BeLike 'C1.InvalidInput,*'
        $written.DisplayName | Should -BeExactly 'Type 0', 'Type 1'
        @(Get-Sent).Count | Should-Be 2
    }

    It 'end with a sign-in that is refused on the way; what was made is written' {
        $session = Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret -Name refused
        try {
            Clear-Journal
            $rows = New-AppRow 12
            try {
                $rows | ForEach-Object {
                    if ($_.DisplayName -eq 'App 5') {
                        Wait-Until { @(Get-Sent | Where-Object Status -EQ 200).Count -eq 4 }
                        Add-Fault @{ path = '/auth/v1/token'; status = 401; times = 0; body = '{"error":"invalid_client"}' }
                        Reset-TestToken
                    }

                    $_
                } | New-C1App -ThrottleLimit 4 -Session $session -OutVariable written -WarningVariable warnings -WarningAction SilentlyContinue
            }
            catch { $caught = $_ }
            $caught.FullyQualifiedErrorId | Should -BeLike 'C1.SignInFailed,*'
            $written.DisplayName | Should -BeExactly (New-AppRow 4).DisplayName
            @(Get-Sent | Where-Object Status -EQ 200).Count | Should-Be 4
            @(Get-Sent).Count | Should -BeLessOrEqual 8
        }
        finally {
            # All tokens were reset.
            Clear-Fault
            $null = Get-C1Identity -Session (Get-C1Session | Where-Object Name -NE refused)
            Disconnect-C1 $session
            Select-TestTenant
        }
    }

    Context 'of a pipe that an error ends' -Tag OneBuild {
        BeforeAll {
            # Nothing tells that an answer has arrived, once it has been sent.
            function Wait-Answer([int] $Status) {
                Wait-Until { @(Get-Sent | Where-Object Status -EQ $Status).Count -ge 1 }
                Start-Sleep -Milliseconds 700
            }

            # Refuses the next sign-in: the rows with these numbers need one, once all have been sent with the token that there is.
            function Deny-SignIn([int[]] $Row, [int] $Milliseconds = 300) {
                Add-Fault @{ path = '/auth/v1/token'; status = 401; times = 0; body = '{"error":"invalid_client"}' }
                foreach ($number in $Row) { Add-RowFault $number @{ status = 401; delayMilliseconds = $Milliseconds } }
            }

            $own = Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret -Name denied
            Select-TestTenant
        }

        AfterAll { Disconnect-C1 $own }

        BeforeEach {
            # It has lost its token where a sign-in was refused.
            $null = Get-C1Identity -Session $own
            Clear-Journal
            $caught = $null
        }

        AfterEach { Clear-Fault }

        It 'are told where the consumer has enough meanwhile: those that failed, the one that ends the pipe among them, and those that were made' {
            # The error is known when all have been sent, and before the first one is answered.
            Add-RowFault 0 @{ delayMilliseconds = 1400 }
            Add-RowFault 1 @{ status = 403; delayMilliseconds = 500 }

            # It is answered behind the error, so that its place is not taken before that is known.
            Add-RowFault 2 @{ delayMilliseconds = 1000 }
            Add-RowFault 3 @{ status = 409 }
            $out = New-TypeRow 9 | New-C1AppResourceType -ThrottleLimit 4 -ErrorAction Stop -WarningVariable warnings -WarningAction SilentlyContinue | Select-Object -First 1
            $out.DisplayName | Should-BeString 'Type 0' -CaseSensitive
            @(Get-Sent).Count | Should-Be 4
            @($warnings) | Should -HaveCount 1
            (Get-Unwritten $warnings).Name | Should-BeString 'Type 2' -CaseSensitive
            "$warnings" | Should -BeLike '*Failed too: Row 2, "Type 1": *403*Failed too: Row 4, "Type 3": *409*'
        }

        It 'are told where the consumer throws meanwhile' {
            # The error is known when all have been sent, and before the first one is answered.
            Add-RowFault 0 @{ delayMilliseconds = 1400 }
            Add-RowFault 1 @{ status = 403; delayMilliseconds = 500 }

            # It is answered behind the error, so that its place is not taken before that is known.
            Add-RowFault 2 @{ delayMilliseconds = 1000 }
            try {
                New-TypeRow 9 | New-C1AppResourceType -ThrottleLimit 3 -ErrorAction Stop -WarningVariable warnings -WarningAction SilentlyContinue |
                    ForEach-Object { throw 'enough' }
            }
            catch { $caught = $_ }
            "$caught" | Should-BeString 'enough' -CaseSensitive
            @($warnings) | Should -HaveCount 1
            (Get-Unwritten $warnings).Name | Should-BeString 'Type 2' -CaseSensitive
            "$warnings" | Should -BeLike '*Failed too: Row 2, "Type 1": *403*'
        }

        It 'are told where what is written of a row in two parts ends the pipe with the first one' {
            Add-Fault @{ path = '/api/v1/functions/*'; status = 403 }
            $row = [pscustomobject]@{ DisplayName = 'Check 1'; InitialContent = @{ 'main.ts' = 'x' } }
            $out = $row | New-C1Function -Publish -WarningVariable warnings -WarningAction SilentlyContinue | Select-Object -First 1
            $out.DisplayName | Should-BeString 'Check 1' -CaseSensitive
            "$warnings" | Should -BeLike '*Failed too: Row 1, "Check 1": *403*'
            Get-Unwritten $warnings | Should -BeNullOrEmpty -Because 'it came out'
        }

        It 'are written where the consumer is slow under -ErrorAction Stop: the error becomes known while the object before it is worked on' {
            # The first row is answered when the others have been sent, and before they are answered.
            Add-RowFault 0 @{ delayMilliseconds = 600 }
            Add-RowFault 1 @{ status = 403; delayMilliseconds = 1500 }
            $written = [System.Collections.Generic.List[object]]::new()
            $rows = @(New-TypeRow 4)
            try {
                $rows | New-C1AppResourceType -ThrottleLimit 4 -ErrorAction Stop -WarningVariable warnings -WarningAction SilentlyContinue |
                    ForEach-Object { if ($written.Count -eq 0) { Wait-Answer 403 }; $written.Add($_) }
            }
            catch { $caught = $_ }
            $caught.FullyQualifiedErrorId | Should -BeLike 'C1.Forbidden,*'
            $caught.TargetObject | Should -Be $rows[1]
            $written.DisplayName | Should -BeExactly 'Type 0', 'Type 2', 'Type 3'
            $warnings | Should -BeNullOrEmpty
        }

        It 'end with a refused sign-in where the consumer is slow, and with the first of several' {
            Add-RowFault 0 @{ delayMilliseconds = 600 }
            Deny-SignIn 1, 3 -Milliseconds 1500
            $written = [System.Collections.Generic.List[object]]::new()
            $rows = @(New-TypeRow 12)
            try {
                $rows | New-C1AppResourceType -ThrottleLimit 4 -Session $own -WarningVariable warnings -WarningAction SilentlyContinue |
                    ForEach-Object { if ($written.Count -eq 0) { Wait-Answer 401 }; $written.Add($_) }
            }
            catch { $caught = $_ }
            $caught.FullyQualifiedErrorId | Should -BeLike 'C1.SignInFailed,*'
            $caught.TargetObject | Should -Be $rows[1]
            "$caught" | Should -BeLike 'Row 2, "Type 1": *'
            $caught.CategoryInfo.TargetName | Should -BeExactly 'Row 2, "Type 1"' -Because 'PowerShell would show the whole row, with whatever stands in it'
            $written[0].DisplayName | Should-BeString 'Type 0' -CaseSensitive
            $written.DisplayName | Should -BeExactly @((Get-Sent | Where-Object Status -EQ 200).Body.displayName | Sort-Object { [int] ($_ -replace '\D') })
            @($warnings) | Should -HaveCount 1
            "$warnings" | Should -BeLike '*Failed too: *Row 4, "Type 3"*'
            "$warnings" | Should -Not -BeLike '*Done at the server*'
        }

        It 'that fail alone are errors of their own before a refused sign-in ends the pipe' {
            Add-RowFault 0 @{ delayMilliseconds = 900 }
            Add-RowFault 1 @{ status = 403; delayMilliseconds = 400 }
            Deny-SignIn 2
            Add-RowFault 3 @{ status = 409; delayMilliseconds = 400 }
            $rows = @(New-TypeRow 4)
            try {
                $rows | New-C1AppResourceType -ThrottleLimit 4 -Session $own -ErrorVariable failed -ErrorAction SilentlyContinue -OutVariable written -WarningVariable warnings
            }
            catch { $caught = $_ }
            $caught.FullyQualifiedErrorId | Should -BeLike 'C1.SignInFailed,*'
            $written.DisplayName | Should-BeString 'Type 0' -CaseSensitive
            @($failed | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] } | ForEach-Object { "$($_.TargetObject.DisplayName) $(($_.FullyQualifiedErrorId -split ',')[0])" })[0, 1] |
                Should -BeExactly 'Type 1 C1.Forbidden', 'Type 3 C1.Conflict'
            $warnings | Should -BeNullOrEmpty
        }

        It 'end with a sign-in that is refused to the second call of a row; what the first one made is written' {
            Add-Fault @{ path = '/auth/v1/token'; status = 401; times = 0; body = '{"error":"invalid_client"}' }
            Add-Fault @{ path = '/api/v1/functions/*'; status = 401; times = 0 }
            $rows = 1..3 | ForEach-Object { [pscustomobject]@{ DisplayName = "Check $_"; InitialContent = @{ 'main.ts' = 'x' } } }
            try { $rows | New-C1Function -Publish -Session $own -OutVariable written } catch { $caught = $_ }
            $caught.FullyQualifiedErrorId | Should -BeLike 'C1.SignInFailed,*'
            $written.DisplayName | Should-BeString 'Check 1' -CaseSensitive
            @(Get-Sent | Where-Object Path -EQ '/api/v1/functions').Count | Should-Be 1
        }

        It 'have their objects written where it is a bad cell, and another row failed, too' {
            Add-RowFault 0 @{ delayMilliseconds = 600 }
            Add-RowFault 1 @{ status = 403; delayMilliseconds = 1000 }
            $rows = @(New-TypeRow 6)
            $rows[2].ResourceType = 'Costum'
            try { $rows | New-C1AppResourceType -ThrottleLimit 4 -ErrorAction Stop -OutVariable written -WarningVariable warnings -WarningAction SilentlyContinue }
            catch { $caught = $_ }
            $caught.FullyQualifiedErrorId | Should -BeLike 'C1.Forbidden,*'
            $written.DisplayName | Should-BeString 'Type 0' -CaseSensitive
            "$warnings" | Should -BeLike '*Failed too: Row 3, "Type 2": *Costum*'
        }

        It 'end with that error under -WarningAction <_>, too' -ForEach 'Stop', 'SilentlyContinue', 'Ignore' {
            Add-RowFault 0 @{ status = 403; delayMilliseconds = 300 }
            Add-RowFault 1 @{ status = 409; delayMilliseconds = 300 }
            $shown = New-TestHost
            $other = Start-OtherRunspace -ShellHost $shown -Argument $own, @(New-TypeRow 2), $_ -Script {
                param($session, $rows, $preference)
                $rows | New-C1AppResourceType -ThrottleLimit 2 -Session $session -ErrorAction Stop -WarningAction $preference
            }
            try {
                $failed = { Receive-OtherRunspace $other } | Should -Throw -PassThru
                $failed.Exception.InnerException.ErrorRecord.FullyQualifiedErrorId | Should -BeLike 'C1.Forbidden,*'
                @($shown.Warnings).Count | Should -Be ([int] ($_ -eq 'Stop'))
            }
            finally {
                Remove-OtherRunspace $other
            }
        }

        It 'are told where somebody who is asked by -ErrorAction Inquire ends the pipe' {
            Add-RowFault 0 @{ status = 403; delayMilliseconds = 500 }
            Add-RowFault 1 @{ status = 409; delayMilliseconds = 500 }
            Add-RowFault 2 @{ delayMilliseconds = 500 }

            # The third choice halts the command.
            $shown = New-TestHost -Choice 2
            $other = Start-OtherRunspace -ShellHost $shown -Argument $own, @(New-TypeRow 3) -Script {
                param($session, $rows)
                $rows | New-C1AppResourceType -ThrottleLimit 3 -Session $session -ErrorAction Inquire
            }
            try {
                { Receive-OtherRunspace $other } | Should -Throw
                $prompts = @($shown.Prompts)
                $prompts | Should -HaveCount 1

                # What PowerShell throws then says no more than that it was halted.
                $prompts[0] | Should -BeLike 'Row 1, "Type 0": *403*'
                "$($shown.Warnings)" | Should -BeLike '*Done at the server: Row 3, "Type 2" (*). Failed too: Row 1, "Type 0": *403*Failed too: Row 2, "Type 1": *409*'
            }
            finally {
                Remove-OtherRunspace $other
            }
        }

        It 'are told where the consumer of errors has enough' {
            Add-RowFault 0 @{ status = 403; delayMilliseconds = 200 }
            Add-RowFault 1 @{ status = 409; delayMilliseconds = 500 }
            $out = New-TypeRow 3 | New-C1AppResourceType -ThrottleLimit 3 -WarningVariable warnings -WarningAction SilentlyContinue 2>&1 | Select-Object -First 1
            $out.FullyQualifiedErrorId | Should -BeLike 'C1.Forbidden,*'
            (Get-Unwritten $warnings).Name | Should-BeString 'Type 2' -CaseSensitive
            "$warnings" | Should -BeLike '*Failed too: Row 2, "Type 1": *409*'
            "$warnings" | Should -Not -BeLike '*Type 0*'
        }

        It 'are written where the consumer closes the session, before the pipe ends for that' {
            $closed = Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret -Name closed
            Select-TestTenant
            $written = [System.Collections.Generic.List[object]]::new()
            Add-RowFault 2 @{ delayMilliseconds = 500 }
            try {
                New-TypeRow 12 | New-C1AppResourceType -ThrottleLimit 4 -Session $closed -ErrorVariable errors -ErrorAction SilentlyContinue -WarningVariable warnings |
                    ForEach-Object { if ($written.Count -eq 0) { Disconnect-C1 $closed }; $written.Add($_) }
            }
            catch { $caught = $_ }
            $caught.FullyQualifiedErrorId | Should -BeLike 'C1.NoSession,*'
            $sent = @((Get-Sent).Body.displayName | Sort-Object)
            $told = @($written.DisplayName) + @($errors | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] -and $_.TargetObject } | ForEach-Object { $_.TargetObject.DisplayName })
            $sent | ForEach-Object { @($told) | Should -Contain $_ }
            $warnings | Should -BeNullOrEmpty
        }
    }

    Context 'of a pipe that somebody else ends' {
        It '<who> with an exception: each that was made is written or named' -ForEach @(
            @{ who = 'upstream'; script = { param($session, $written) New-AppRow 12 | ForEach-Object { if ($_.DisplayName -eq 'App 8') { throw 'enough' }; $_ } | New-C1App -ThrottleLimit 4 -Session $session | ForEach-Object { $written.Add($_) } } }
            @{ who = 'downstream'; script = { param($session, $written) New-AppRow 12 | New-C1App -ThrottleLimit 4 -Session $session | ForEach-Object { $written.Add($_); if ($_.DisplayName -eq 'App 3') { throw 'enough' } } } }
        ) {
            $shown = New-TestHost
            $written = [System.Collections.Generic.List[object]]::new()
            Add-Fault @{ path = '/api/v1/apps'; times = 0; delayMilliseconds = 200 }
            $other = Start-OtherRunspace -ShellHost $shown -Argument (Get-C1Session -Default), $written -Script $script
            try {
                { Receive-OtherRunspace $other } | Should -Throw '*enough*'
                $warnings = @($shown.Warnings)
                $warnings | Should -HaveCount 1
                $named = @(Get-Unwritten $warnings[0])
                $named.Count | Should -BeGreaterOrEqual 1
                $sent = @(Get-Sent)
                $sent.Status | Select-Object -Unique | Should-Be 200
                @($written.DisplayName) + $named.Name | Sort-Object | Should -BeExactly @($sent.Body.displayName | Sort-Object)
                @(@($written.Id) + $named.Id | Select-Object -Unique) | Should -HaveCount $sent.Count
            }
            finally {
                Remove-OtherRunspace $other
            }
        }
    }

    It 'are asked about in their turn, and only those that may are sent' {
        $shown = New-TestHost -Choice 0, 2, 0, 2, 0

        # Yes is the first choice, No the third.
        $other = Start-OtherRunspace -ShellHost $shown -Argument (Get-C1Session -Default) -Script {
            param($session)
            New-AppRow 5 | New-C1App -ThrottleLimit 4 -Session $session -Confirm
        }
        try {
            (Receive-OtherRunspace $other).DisplayName | Should -BeExactly 'App 1', 'App 3', 'App 5'
            $prompts = @($shown.Prompts)
            $prompts | Should -HaveCount 5
            foreach ($row in 1..5) { $prompts[$row - 1] | Should -BeLike "*App $row*" }
            @(Get-Sent).Body.displayName | Sort-Object | Should -BeExactly 'App 1', 'App 3', 'App 5'
        }
        finally {
            Remove-OtherRunspace $other
        }
    }

    It 'of two pipes of one session do not meet' {
        $session = Get-C1Session -Default
        Add-Fault @{ path = '/api/v1/apps'; times = 0; delayMilliseconds = 100 }
        $pipes = 'left', 'right' | ForEach-Object {
            Start-OtherRunspace -Argument $session, $_ -Script { param($session, $name) New-AppRow 40 $name | New-C1App -ThrottleLimit 8 -Session $session }
        }
        try {
            (Receive-OtherRunspace $pipes[0]).DisplayName | Should -BeExactly (New-AppRow 40 left).DisplayName
            (Receive-OtherRunspace $pipes[1]).DisplayName | Should -BeExactly (New-AppRow 40 right).DisplayName
            (Get-Load).peak | Should -BeLessOrEqual 16
            @(Get-Sent).Count | Should-Be 80
        }
        finally {
            $pipes | ForEach-Object { Remove-OtherRunspace $_ }
        }
    }

    It 'of ForEach-Object -Parallel share a session' {
        $session = Get-C1Session -Default
        $module = Get-ModulePath
        $made = 1..4 | ForEach-Object -ThrottleLimit 4 -Parallel {
            Import-Module $using:module
            $number = $_
            1..10 | ForEach-Object { [pscustomobject]@{ DisplayName = "Pipe $number, app $_" } } | New-C1App -ThrottleLimit 5 -Session $using:session
        }
        foreach ($number in 1..4) {
            @($made.DisplayName -like "Pipe $number,*") | Should -BeExactly (1..10 | ForEach-Object { "Pipe $number, app $_" })
        }

        @(Get-Sent).Count | Should-Be 40
    }

    It 'of one cmdlet flow into the next, and that one''s into the one behind it' {
        $resources = New-AppRow 12 |
            New-C1App -ThrottleLimit 4 -OutVariable made |
            New-C1AppResourceType -DisplayName Role -ResourceType Role -ThrottleLimit 4 |
            New-C1AppResource -DisplayName Admin -ThrottleLimit 4
        $resources | Should -HaveCount 12
        $made.DisplayName | Should -BeExactly (New-AppRow 12).DisplayName
        $resources.AppId | Should -BeExactly $made.Id
        @(Get-Sent).Count | Should-Be 36
        @(Get-Sent).Status | Select-Object -Unique | Should-Be 200
    }

    It 'are written where a second call fails: a function that could not be published' {
        Add-Fault @{ method = 'POST'; path = '/api/v1/functions'; times = 0; delayMilliseconds = 100 }
        $rows = 1..6 | ForEach-Object { [pscustomobject]@{ DisplayName = "Function $_"; InitialContent = @{ 'main.ts' = "$_" } } }
        Add-Fault @{ path = '/api/v1/functions/*'; skip = 2; status = 403; times = 1 }
        $out = @($rows | New-C1Function -Publish -ThrottleLimit 3 2>&1)
        $failed = @($out | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })
        Assert-Failure $failed C1.Forbidden PermissionDenied '*Row *, "Function *'
        @($out | Where-Object { $_ -isnot [System.Management.Automation.ErrorRecord] }).DisplayName | Should -BeExactly $rows.DisplayName
        $place = $out.IndexOf($failed[0])
        $out[$place - 1].DisplayName | Should -BeExactly $failed[0].TargetObject.DisplayName -Because 'its function stands before its error'
        @(Get-Sent).Count | Should-Be 12
    }

    It 'give one object or one error each, in order, whatever happens to them (seed <_>)' -ForEach 1, 2, 3, 4 {
        $random = [random]::new($_)
        $rows = @(New-TypeRow 24)
        $expected = [System.Collections.Generic.List[string]]::new()
        $sends = @{}
        foreach ($number in 0..23) {
            $fate = $random.Next(8)
            $delay = $random.Next(4) * 40
            $sends[$apps[$number].Id] = 1
            $expected.Add($(if ($fate -le 3) { "Type $number" } else { "failed: Type $number" }))
            switch ($fate) {
                { $_ -le 3 } { if ($delay) { Add-RowFault $number @{ delayMilliseconds = $delay } } }
                4 { $rows[$number].ResourceType = 'Costum'; $sends.Remove($apps[$number].Id) }
                5 { Add-RowFault $number @{ status = 403; delayMilliseconds = $delay } }
                6 { Add-RowFault $number @{ reset = $true; delayMilliseconds = $delay; afterProcessing = $true } }
                7 { Add-RowFault $number @{ garbage = $true; delayMilliseconds = $delay; afterProcessing = $true } }
            }
        }

        $limit = 1 + $random.Next(16)
        $out = @($rows | New-C1AppResourceType -ThrottleLimit $limit 2>&1)
        $out | Get-Name | Should -BeExactly $expected -Because "limit $limit"
        $sent = @(Get-Sent)
        $sent.Count | Should -Be $sends.Count
        $sent.Path | ForEach-Object { ($_ -split '/')[4] } | Sort-Object | Should -BeExactly @($sends.Keys | Sort-Object)
        (Get-Load).peak | Should -BeLessOrEqual $limit
    }
}
