BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant
    $patient = Get-C1Session -Default
    $parent = New-C1App Parent

    # The same seed makes the same choices; what happens at the same time is up to the machine.
    $seed = Get-Seed
    $pipes = Get-Share 200 -Part 16
    $random = [random]::new($seed)

    # So many pipes run at once, each in a runspace of its own.
    $laneCount = 8

    # A pipe that takes longer hangs.
    $limitSeconds = 60

    function Test-Chance([int] $Percent) { $random.Next(100) -lt $Percent }

    function Select-One([object[]] $From) { $From[$random.Next($From.Count)] }

    # Impatient: what takes longer than the time-out is a fault of its own.
    function Connect-Lane([int] $Number) {
        Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret -Name "lane $Number" -MaxRetries 2 -MaxRetryDelay 0.1 -Timeout 1.5
    }

    # What is to happen in one pipe.
    function New-Plan([int] $Number) {
        $rows = 4 + $random.Next(12)
        $limit = Select-One 1, 2, 3, 4, 8, 16
        $kind = Select-One App, App, Type, Function, Api
        $ending = Select-One End, End, Stop, Stop, StopAtRow, First, First, Throw, ThrowAbove, Break, Close, CloseAbove
        $names = @(1..$rows | ForEach-Object { "P${Number}R$_" })
        $parameters = @{ ThrottleLimit = $limit; ErrorAction = Select-One Continue, Stop }
        switch ($kind) {
            App { $cmdlet = 'New-C1App'; $objects = @($names | ForEach-Object { [pscustomobject]@{ DisplayName = $_ } }) }
            Type { $cmdlet = 'New-C1AppResourceType'; $objects = @($names | ForEach-Object { [pscustomobject]@{ DisplayName = $_; AppId = $parent.Id; ResourceType = 'Custom' } }) }
            Function {
                $cmdlet = 'New-C1Function'
                $parameters.Publish = $true
                $objects = @($names | ForEach-Object { [pscustomobject]@{ DisplayName = $_; InitialContent = @{ 'main.ts' = 'x' } } })
            }
            Api {
                $cmdlet = 'Invoke-C1Api'
                $parameters += @{ Method = 'POST'; Path = '/api/v1/apps' }
                $objects = @($names | ForEach-Object { [pscustomobject]@{ displayName = $_ } })
            }
        }

        # A row that is refused before it is sent.
        if ($kind -eq 'Type' -and (Test-Chance 30)) { (Select-One $objects).ResourceType = 'Costum' }
        if (Test-Chance 15) { $parameters.Verbose = $true }
        $plan = @{
            Number = $Number; Kind = $kind; Cmdlet = $cmdlet; Parameters = $parameters; Rows = $objects; Ending = $ending
            At = 1 + $random.Next($rows); After = $random.Next(250); Slow = if (Test-Chance 40) { Select-One 1, 5, 20, 60 } else { 0 }
            Nested = if (Test-Chance 15) { 1 + $random.Next($rows) } else { 0 }
            Out = [System.Collections.Generic.List[object]]::new(); Caught = [System.Collections.Generic.List[object]]::new()
            NestedErrors = [System.Collections.Generic.List[object]]::new()
            AtRow = [System.Threading.ManualResetEventSlim]::new()
        }
        $plan.Text = "pipe ${Number}: $cmdlet, $rows rows, limit $limit, -ErrorAction $($parameters.ErrorAction), $ending at row $($plan.At), after $($plan.After) ms, slow $($plan.Slow), nested $($plan.Nested)"
        $plan
    }

    # Runs in the runspace of a lane.
    $run = {
        param($plan, $session)
        $parameters = $plan.Parameters + @{ Session = $session }
        $first = if ($plan.Ending -eq 'First') { $plan.At } else { 1000 }
        $read = 0
        try {
            foreach ($once in 1) {
                $plan.Rows |
                    ForEach-Object {
                        if (++$read -eq $plan.At) {
                            if ($plan.Ending -eq 'ThrowAbove') { throw 'enough' }
                            if ($plan.Ending -eq 'CloseAbove') { Disconnect-C1 $session }
                        }

                        $_
                    } |
                    & $plan.Cmdlet @parameters |
                    ForEach-Object {
                        # Of Invoke-C1Api, the answer as it came.
                        $made = if ($plan.Kind -eq 'Api') { $_.app } else { $_ }
                        $plan.Out.Add([pscustomobject]@{ Name = $made.DisplayName; Id = $made.Id })
                        $count = $plan.Out.Count
                        if ($plan.Slow) { Start-Sleep -Milliseconds $plan.Slow }
                        if ($count -eq $plan.Nested) {
                            New-C1App "P$($plan.Number)N1" -Session $session -ErrorVariable failed -ErrorAction SilentlyContinue |
                                ForEach-Object { $plan.Out.Add([pscustomobject]@{ Name = $_.DisplayName; Id = $_.Id }) }
                            foreach ($record in $failed) { $plan.NestedErrors.Add($record) }
                        }

                        if ($count -eq $plan.At) {
                            switch ($plan.Ending) {
                                Throw { throw 'enough' }
                                Break { break }
                                Close { Disconnect-C1 $session }
                                StopAtRow { $plan.AtRow.Set(); Start-Sleep -Milliseconds 20 }
                            }

                            if ($plan.Ending -eq 'Break') { break }
                        }

                        $_
                    } |
                    Select-Object -First $first | Out-Null
            }
        }
        catch { $plan.Caught.Add($_) }
    }

    # What goes wrong while a round of pipes runs. The first fault that matches takes a request.
    function Add-RoundFault {
        $post = @{ method = 'POST'; path = '/api/v1/*'; times = 0 }
        $faults = @(
            @{ status = 429; headers = @{ 'Retry-After' = '0.001' }; percent = Select-One 0, 0, 5, 20 }
            @{ status = 403; percent = Select-One 0, 5, 20 }
            @{ status = 500; percent = Select-One 0, 0, 5, 15 }
            @{ status = 500; afterProcessing = $true; percent = Select-One 0, 0, 5, 15 }
            @{ reset = $true; percent = Select-One 0, 0, 0, 5 }
            @{ reset = $true; afterProcessing = $true; percent = Select-One 0, 0, 5, 15 }
            @{ garbage = $true; afterProcessing = $true; percent = Select-One 0, 0, 5, 15 }
            @{ hang = $true; percent = Select-One 0, 0, 0, 0, 0, 3 }
            @{ hang = $true; afterProcessing = $true; percent = Select-One 0, 0, 0, 0, 0, 3 }
        )
        foreach ($fault in $faults) { if ($fault.percent) { Add-Fault ($post + $fault + @{ seed = $random.Next() }) } }
        if (Test-Chance 30) {
            # A token that is valid no more, and then either a new one or none.
            if (Test-Chance 60) { Add-Fault @{ path = '/auth/v1/token'; status = 401; times = 0; body = '{"error":"invalid_client"}' } }
            Add-Fault @{ method = 'POST'; path = '/api/v1/*'; status = 401; skip = $random.Next(40); times = Select-One 1, 3, 0 }
        }

        # Answers that overtake each other.
        Add-Fault ($post + @{ delayMilliseconds = 10; percent = 30; seed = $random.Next() })
        Add-Fault ($post + @{ delayMilliseconds = 60; percent = 30; seed = $random.Next() })
        Add-Fault ($post + @{ delayMilliseconds = 200; percent = 10; seed = $random.Next() })
        if (Test-Chance 15) { $null = Invoke-Control POST outage @{ after = 1 + $random.Next(40); milliseconds = Select-One 50, 300 } }
    }

    # An outage may begin only after the pipes have ended, with the connection of the last answer.
    function Wait-Tenant { Wait-Until { try { (Invoke-Control GET outage).begun -eq 0 } catch { $false } } }

    # Starts a pipe in each lane, presses Ctrl+C where that is planned, and returns when all have ended.
    function Invoke-Round($Lanes) {
        $clock = [System.Diagnostics.Stopwatch]::StartNew()
        foreach ($lane in $Lanes) {
            $lane.Shell.Commands.Clear()
            $lane.Shell.Streams.ClearStreams()
            $null = $lane.Shell.AddScript($run).AddArgument($lane.Plan).AddArgument($lane.Session)
            $lane.Told = $lane.Host.Warnings.Count
            $lane.Stopped = $null
            $lane.Work = $lane.Shell.BeginInvoke()
        }

        for ($open = @($Lanes); $open; $open = @($open | Where-Object { -not $_.Work.IsCompleted })) {
            if ($clock.Elapsed.TotalSeconds -gt $limitSeconds) { throw "Seed ${seed}: this hangs: $($open.Plan.Text -join "`n")" }
            $next = 1000
            $handles = [System.Collections.Generic.List[System.Threading.WaitHandle]]::new()
            foreach ($lane in $open) {
                $handles.Add($lane.Work.AsyncWaitHandle)
                if ($lane.Stopped) { continue }
                $due = switch ($lane.Plan.Ending) {
                    Stop { $lane.Plan.After - $clock.ElapsedMilliseconds }
                    StopAtRow { if ($lane.Plan.AtRow.IsSet) { 0 } else { $handles.Add($lane.Plan.AtRow.WaitHandle); 1000 } }
                    default { 1000 }
                }
                if ($due -le 0) {
                    $lane.Stopped = $lane.Shell.BeginStop($null, $null)
                    $due = 0
                }

                $next = [math]::Min($next, $due)
            }

            $null = [System.Threading.WaitHandle]::WaitAny($handles.ToArray(), [int] $next)
        }

        foreach ($lane in $Lanes) {
            try { $null = $lane.Shell.EndInvoke($lane.Work) } catch { $lane.Plan.Thrown = $_.Exception.InnerException }
            if ($lane.Stopped) { $lane.Shell.EndStop($lane.Stopped) }
            $lane.Plan.WasStopped = $null -ne $lane.Stopped
            $lane.Plan.Errors = @($lane.Shell.Streams.Error)
            $lane.Plan.Warnings = @($lane.Host.Warnings | Select-Object -Skip $lane.Told)
        }
    }

    function Get-RowName([string] $Text) { [regex]::Matches($Text, '\bP\d+[RN]\d+\b') | ForEach-Object Value }

    # Whom an error is about: the row, its body or its name.
    function Get-FailedName($Record) {
        $target = $Record.TargetObject
        if ($target -is [string]) { Get-RowName $target } elseif ($target) { $target.DisplayName }
    }

    # What is wrong with how a pipe ended, by what the tenant was sent and has.
    function Test-Plan($Plan, [System.Collections.Generic.HashSet[string]] $Sent, $There) {
        $wrong = [System.Collections.Generic.List[string]]::new()
        $objects = @{}
        $failures = @{}
        $named = @{}
        foreach ($made in $Plan.Out) {
            $objects[$made.Name]++
            if ($There[$made.Name] -ne $made.Id) { $wrong.Add("$($made.Name) came out with the id $($made.Id), and the tenant has it as '$($There[$made.Name])'") }
        }

        $records = @($Plan.Errors) + @($Plan.NestedErrors | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] }) + @($Plan.Caught)
        foreach ($record in $records) {
            $id = ($record.FullyQualifiedErrorId -split ',')[0]
            if ($id -like 'C1.*' -and $id -ne 'C1.Unexpected') { Get-FailedName $record | Select-Object -Unique | ForEach-Object { $failures[$_]++ } }
            elseif ("$record" -ne 'enough') { $wrong.Add("an error that is none of ours: $id, $record, $($record.Exception)") }
        }

        if ($Plan.Thrown -and $Plan.Thrown -isnot [System.Management.Automation.PipelineStoppedException]) { $wrong.Add("thrown: $($Plan.Thrown)") }
        foreach ($warning in $Plan.Warnings) {
            if ($warning -notlike 'The pipeline ended before everything was written. *' -or $warning -match 'Exception|disposed|task was cancel') { $wrong.Add("a warning of its own: $warning") }
            $done = @([regex]::Matches($warning, '(P\d+[RN]\d+)"? \((\w*)\)'))
            foreach ($made in $done) {
                $name = $made.Groups[1].Value
                $named[$name]++
                if ($There[$name] -ne $made.Groups[2].Value) { $wrong.Add("$name was warned of as $($made.Groups[2].Value), and the tenant has it as '$($There[$name])'") }
            }

            # The rest failed, or got no answer.
            Get-RowName ($warning -replace '(P\d+[RN]\d+)"? \(\w*\)') | ForEach-Object { $failures[$_]++ }
        }

        # Ctrl+C may come while an object or an error is on its way: then it is told of by both. It may be on the way of the pipe and, at once, on that of
        # the cmdlet within it: R and N in the names.
        $spare = @{ R = [int] $Plan.WasStopped; N = [int] $Plan.WasStopped }
        $all = @($objects.Keys) + @($failures.Keys) + @($named.Keys) + @($Sent) | Select-Object -Unique
        foreach ($name in $all) {
            $told = $objects[$name] + $named[$name]
            $failed = [int] $failures[$name]

            # A function is made by one call and published by another one.
            $total = if ($Plan.Kind -eq 'Function' -and $told -and $failed) { [math]::Max($told, $failed) } else { $told + $failed }
            if ($total -eq 0) {
                # It was turned away, and Ctrl+C came before it was sent again.
                if ($Plan.WasStopped -and -not $There.ContainsKey($name)) { continue }
                $wrong.Add("$name was sent, and nobody is told of it")
            }
            elseif ($total -gt 1 -and $spare[($name -replace '^P\d+|\d+$')]-- -le 0) { $wrong.Add("$name is told of $total times") }
        }

        $order = @($Plan.Out.Name | Where-Object { $_ -like '*R*' } | ForEach-Object { [int] ($_ -replace '.*R') })
        if ("$order" -ne "$($order | Sort-Object)") { $wrong.Add("out of order: $order") }

        # Nobody but an error has ended the pipe.
        if ($Plan.Ending -eq 'End' -and -not $Plan.WasStopped -and -not $Plan.Nested) {
            if ($named.Count) { $wrong.Add("warned of, and not written: $($named.Keys)") }
            if ($Plan.Parameters.ErrorAction -eq 'Stop' -and $failures.Count -and -not $Plan.Caught.Count) { $wrong.Add('an error did not end the pipe') }
            if (-not $Plan.Caught.Count) {
                if ($Plan.Warnings) { $wrong.Add("warned of: $($Plan.Warnings)") }
                $missing = @($Plan.Rows.DisplayName | Where-Object { -not $objects[$_] -and -not $failures[$_] })
                if ($missing) { $wrong.Add("missing: $missing") }
            }
        }

        $wrong
    }
}

AfterAll { Stop-TestTenant }

Describe 'A pipe, however it ends' -Tag Slow, Attack {
    It 'tells of each row that was sent, once, and is over in time' {
        Write-Case $pipes 'pipes with random faults, ended at random' -Seed $seed
        $lanes = @(1..$laneCount | ForEach-Object {
                $shown = New-TestHost
                $other = Start-OtherRunspace -ShellHost $shown -Script {}
                $null = Receive-OtherRunspace $other
                @{ Number = $_; Shell = $other.Shell; Host = $shown; Session = $null; Other = $other }
            })
        $plans = [System.Collections.Generic.List[object]]::new()
        $sent = @{}
        try {
            while ($plans.Count -lt $pipes) {
                $round = @($lanes | Select-Object -First ($pipes - $plans.Count))
                foreach ($lane in $round) {
                    $lane.Plan = New-Plan ($plans.Count + 1)
                    $plans.Add($lane.Plan)
                    if (-not $lane.Session) { $lane.Session = Connect-Lane $lane.Number }
                }

                # An outage that was left over may begin with the sign-ins.
                Wait-Tenant
                Clear-Journal
                Add-RoundFault
                Invoke-Round $round
                Wait-Tenant
                Clear-Fault
                foreach ($lane in $round | Where-Object { $_.Plan.Ending -like 'Close*' }) {
                    Disconnect-C1 $lane.Session
                    $lane.Session = $null
                }

                foreach ($entry in Get-Sent) {
                    $name = if ($entry.Method -eq 'POST' -and $entry.Path -ne '/api/v1/functions/update') { "$($entry.Body.displayName)" }
                    if ($name -notmatch '^P(\d+)') { continue }
                    $number = [int] $Matches[1]
                    if (-not $sent[$number]) { $sent[$number] = [System.Collections.Generic.HashSet[string]]::new() }
                    $null = $sent[$number].Add($name)
                }
            }

            # An outage that did not begin yet must not do so now.
            $null = Invoke-Control POST outage @{ after = 1000000; milliseconds = 1 }
            $there = @{}
            $twice = [System.Collections.Generic.List[string]]::new()
            foreach ($made in @(Get-C1App -PageSize 100 -Session $patient) + @(Get-C1Function -PageSize 100 -Session $patient) + @(Get-C1AppResourceType -AppId $parent.Id -PageSize 100 -Session $patient)) {
                if ($there.ContainsKey($made.DisplayName)) { $twice.Add($made.DisplayName) }
                $there[$made.DisplayName] = $made.Id
            }

            @($twice -like 'P*R*') | Should -BeNullOrEmpty -Because 'none is made twice'
            $wrong = foreach ($plan in $plans) {
                $own = if ($sent[$plan.Number]) { $sent[$plan.Number] } else { [System.Collections.Generic.HashSet[string]]::new() }
                $found = @(Test-Plan $plan $own $there)
                if ($found) { "$($plan.Text)`n    $($found -join "`n    ")" }
            }

            "$($wrong -join "`n")" | Should -BeNullOrEmpty -Because "the seed was $seed"
            $endings = @($plans | Where-Object { $_.Warnings }).Count
            $endings | Should -BeGreaterThan ($pipes / 10) -Because 'else this shows nothing'
            ($sent.Values | Measure-Object Count -Sum).Sum | Should -BeGreaterThan (3 * $pipes)
        }
        finally {
            foreach ($lane in $lanes) { Remove-OtherRunspace $lane.Other }
        }
    }
}
