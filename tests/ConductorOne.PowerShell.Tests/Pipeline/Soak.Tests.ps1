BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant
    $rows = Get-Share 10000 -Part 1000

    # One request in twenty. The first that matches takes it, so each share is one of what those before it leave.
    function Add-RowFault([string] $Path) {
        Add-Fault @{ method = 'POST'; path = $Path; times = 0; percent = 1; seed = 1; status = 429; headers = @{ 'Retry-After' = '0.001' } }
        Add-Fault @{ method = 'POST'; path = $Path; times = 0; percent = 1; seed = 2; status = 500 }
        Add-Fault @{ method = 'POST'; path = $Path; times = 0; percent = 1; seed = 3; status = 500; afterProcessing = $true }
        Add-Fault @{ method = 'POST'; path = $Path; times = 0; percent = 1; seed = 4; reset = $true; afterProcessing = $true }
        Add-Fault @{ method = 'POST'; path = $Path; times = 0; percent = 1; seed = 5; garbage = $true; afterProcessing = $true }
    }

    # What comes out of a pipe: the objects and the errors, by the names of their rows, and how many are not where their rows were.
    function Read-Outcome([string] $Prefix) {
        begin {
            $outcome = @{
                Count = 0; Misplaced = 0
                Made = [System.Collections.Generic.Dictionary[string, string]]::new()
                Failed = [System.Collections.Generic.Dictionary[string, string]]::new()
            }
        }

        process {
            $outcome.Count++
            if ($_ -is [System.Management.Automation.ErrorRecord]) {
                $name = $_.TargetObject.DisplayName
                $outcome.Failed.Add($name, $_.FullyQualifiedErrorId)
            }
            else {
                $name = $_.DisplayName
                $outcome.Made.Add($name, $_.Id)
            }

            if ($name -cne "$Prefix $($outcome.Count)") { $outcome.Misplaced++ }
        }

        end { $outcome }
    }

    # One object or one error for each row, in order, and each fault cost what it should.
    function Assert-Outcome($Outcome, [int[]] $Hits) {
        $Outcome.Count | Should -Be $rows
        $Outcome.Misplaced | Should-Be 0
        ($Outcome.Made.Count + $Outcome.Failed.Count) | Should -Be $rows
        $Hits | ForEach-Object { $_ | Should -BeGreaterThan ($rows / 200) }
        $Outcome.Failed.Count | Should -Be ($Hits[1..4] | Measure-Object -Sum).Sum -Because 'all but 429 cost a row'
        $Outcome.Failed.Values | Group-Object { ($_ -split ',')[0] } | ForEach-Object { "$($_.Name) $($_.Count)" } | Sort-Object |
            Should -BeExactly "C1.InvalidResponse $($Hits[4])", "C1.Network $($Hits[3])", "C1.ServerError $($Hits[1] + $Hits[2])"
    }

    # Each was sent once, and once more for each 429.
    function Assert-SentOnce([string] $Path, [int[]] $Hits) {
        $sent = @((Invoke-Control GET journal/summary).list | Where-Object { $_.method -eq 'POST' -and $_.path -like $Path })
        ($sent | Measure-Object count -Sum).Sum | Should -Be ($rows + $Hits[0])
        ($sent | Where-Object status -EQ 429 | Measure-Object count -Sum).Sum | Should -Be $Hits[0]
    }
}

AfterAll { Stop-TestTenant }

Describe 'Twenty thousand rows through a tenant that fails' -Tag Slow, Attack {
    BeforeEach { Clear-Tenant }

    It 'that create end with one object or one error each, in order, and none is made twice' {
        Add-RowFault '/api/v1/apps'
        $made = New-AppRow $rows | New-C1App -ThrottleLimit 32 -ErrorAction Continue 2>&1 | Read-Outcome App
        Write-Case $rows 'rows through a tenant that fails for one in twenty'
        $hits = Get-FaultHit
        Assert-Outcome $made $hits
        Assert-SentOnce '/api/v1/apps' $hits

        # The tenant has each once at most: those that were made, and of the others those that were told "it may have been done".
        Clear-Fault
        $there = @(Get-C1App -PageSize 100 -ErrorAction Stop)
        $names = [System.Collections.Generic.HashSet[string]]::new([string[]] $there.DisplayName)
        $names.Count | Should -Be $there.Count -Because 'no name is there twice'
        $there.Count | Should -Be ($made.Made.Count + ($hits[2..4] | Measure-Object -Sum).Sum)
        $ids = [System.Collections.Generic.HashSet[string]]::new([string[]] $there.Id)
        @($made.Made.Values | Where-Object { -not $ids.Contains($_) }) | Should -HaveCount 0
    }

    It 'that change end with one object or one error each, in order, and each change is made once' {
        New-AppRow $rows Old | New-C1App -ThrottleLimit 32 -OutVariable apps | Out-Null
        Clear-Journal
        Add-RowFault '/api/v1/apps/*'
        $number = 0
        $changed = $apps | ForEach-Object { [pscustomobject]@{ Id = $_.Id; DisplayName = "New $((++$number))" } } |
            Set-C1App -PassThru -ThrottleLimit 32 -ErrorAction Continue 2>&1 | Read-Outcome New
        Write-Case $rows 'rows through a tenant that fails for one in twenty'
        $hits = Get-FaultHit
        Assert-Outcome $changed $hits
        Assert-SentOnce '/api/v1/apps/*' $hits

        # What failed with 500 before it was processed has its old name, and all others have the new one, under the id that they had.
        Clear-Fault
        $names = @{}
        Get-C1App -PageSize 100 -ErrorAction Stop | ForEach-Object { $names[$_.Id] = $_.DisplayName }
        $wrong = 0
        $old = 0
        for ($at = 0; $at -lt $rows; $at++) {
            $name = $names[$apps[$at].Id]
            if ($name -ceq "Old $($at + 1)" -and $changed.Failed.ContainsKey("New $($at + 1)")) { $old++ }
            elseif ($name -cne "New $($at + 1)") { $wrong++ }
        }

        $wrong | Should-Be 0
        $old | Should -Be $hits[1]
    }
}
