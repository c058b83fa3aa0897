BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant
}

AfterAll { Stop-TestTenant }

Describe 'Twenty thousand rows through a tenant that fails' -Tag Slow, Attack {
    It 'end with one object or one error each, in order, and none is made twice' {
        $rows = Get-Share 20000 -Part 2000
        $path = '/api/v1/apps'

        # One request in twenty. The first that matches takes it, so each share is one of what those before it leave.
        Add-Fault @{ method = 'POST'; path = $path; times = 0; percent = 1; seed = 1; status = 429; headers = @{ 'Retry-After' = '0' } }
        Add-Fault @{ method = 'POST'; path = $path; times = 0; percent = 1; seed = 2; status = 500 }
        Add-Fault @{ method = 'POST'; path = $path; times = 0; percent = 1; seed = 3; status = 500; afterProcessing = $true }
        Add-Fault @{ method = 'POST'; path = $path; times = 0; percent = 1; seed = 4; reset = $true; afterProcessing = $true }
        Add-Fault @{ method = 'POST'; path = $path; times = 0; percent = 1; seed = 5; garbage = $true; afterProcessing = $true }

        $made = [System.Collections.Generic.Dictionary[string, string]]::new()
        $failed = [System.Collections.Generic.Dictionary[string, string]]::new()
        $count = 0
        $misplaced = 0
        New-AppRow $rows | New-C1App -ThrottleLimit 32 -ErrorAction Continue 2>&1 | ForEach-Object {
            $count++
            if ($_ -is [System.Management.Automation.ErrorRecord]) {
                $name = $_.TargetObject.DisplayName
                $failed.Add($name, $_.FullyQualifiedErrorId)
            }
            else {
                $name = $_.DisplayName
                $made.Add($name, $_.Id)
            }

            if ($name -cne "App $count") { $misplaced++ }
        }

        Write-Case $rows 'rows through a tenant that fails for one in twenty'
        $count | Should -Be $rows
        $misplaced | Should -Be 0
        ($made.Count + $failed.Count) | Should -Be $rows

        $hits = Get-FaultHit
        $hits | ForEach-Object { $_ | Should -BeGreaterThan ($rows / 200) }
        $failed.Count | Should -Be ($hits[1..4] | Measure-Object -Sum).Sum -Because 'all but 429 cost a row'
        $failed.Values | Group-Object { ($_ -split ',')[0] } | ForEach-Object { "$($_.Name) $($_.Count)" } | Sort-Object |
            Should -BeExactly "C1.InvalidResponse $($hits[4])", "C1.Network $($hits[3])", "C1.ServerError $($hits[1] + $hits[2])"

        # Each was sent once, and once more for each 429.
        $summary = Invoke-Control GET journal/summary
        $sent = @($summary.list | Where-Object { $_.method -eq 'POST' -and $_.path -eq $path })
        ($sent | Measure-Object count -Sum).Sum | Should -Be ($rows + $hits[0])
        ($sent | Where-Object status -EQ 429).count | Should -Be $hits[0]

        # And the tenant has each once at most: those that were made, and of the others those that were told "it may have been done".
        Clear-Fault
        $there = @(Get-C1App -PageSize 100 -ErrorAction Stop)
        $names = [System.Collections.Generic.HashSet[string]]::new([string[]] $there.DisplayName)
        $names.Count | Should -Be $there.Count -Because 'no name is there twice'
        $there.Count | Should -Be ($made.Count + ($hits[2..4] | Measure-Object -Sum).Sum)
        $ids = [System.Collections.Generic.HashSet[string]]::new([string[]] $there.Id)
        @($made.Values | Where-Object { -not $ids.Contains($_) }) | Should -HaveCount 0
    }
}
