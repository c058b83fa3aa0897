BeforeDiscovery { $skip = -not $IsLinux }

BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $dataHome = $env:XDG_DATA_HOME
}

AfterAll { $env:XDG_DATA_HOME = $dataHome }

Describe 'Get-C1Credential' -Skip:$skip {
    BeforeEach {
        $folder = Use-CredentialFolder "$TestDrive/$([guid]::NewGuid())"
    }

    It 'writes nothing where nothing is stored, neither to the pipe nor to the disk' {
        Get-C1Credential -ErrorAction Stop | Should -BeNullOrEmpty
        Get-C1Credential p* -ErrorAction Stop | Should -BeNullOrEmpty
        Split-Path $folder | Should -Not -Exist
    }

    It 'shows all of a credential but its secret' {
        Save-TestCredential prod -ClientId fox@acme.conductor.one/spc -ExpiresAt '2027-01-02T03:04:05Z'
        $credential = Get-C1Credential
        $credential | Should -BeOfType ConductorOne.Credentials.C1Credential
        $credential.Name | Should-BeString 'prod' -CaseSensitive
        $credential.Tenant | Should-BeString 'acme.conductor.one' -CaseSensitive
        $credential.ServerUrl | Should -Be ([uri]'https://acme.conductor.one')
        $credential.Kind | Should-BeString 'ServicePrincipal' -CaseSensitive
        $credential.ClientId | Should-BeString 'fox@acme.conductor.one/spc' -CaseSensitive
        $credential.ExpiresAt | Should -Be ([DateTimeOffset]'2027-01-02T03:04:05Z')
        $credential.SavedAt | Should -BeGreaterThan ([DateTimeOffset]::UtcNow.AddMinutes(-5))
        $credential.Storage | Should-BeString 'PlaintextFile' -CaseSensitive
        "$credential" | Should-BeString 'prod' -CaseSensitive
    }

    It 'gives the secret to no format, export or transcript' {
        Save-TestCredential prod -Secret hunter2
        $credential = Get-C1Credential prod -Verbose -Debug
        $credential | Export-Clixml "$folder/export.xml"
        Start-Transcript "$folder/transcript.txt" | Out-Null
        $shown = & { Get-C1Credential -Verbose -Debug } *>&1 | Out-String
        Stop-Transcript | Out-Null
        $texts = @(
            $shown
            $credential | Format-List * -Force | Out-String
            $credential | Format-Table * -Force | Out-String
            $credential | Format-Custom -Depth 10 | Out-String
            ConvertTo-Json $credential -Depth 10
            $credential | ConvertTo-Csv
            $credential.PSObject.Members | Out-String
            Get-Content "$folder/export.xml", "$folder/transcript.txt" -Raw
        )
        foreach ($text in $texts) { $text | Should -Not -BeLike '*hunter2*' }

        # The secret is there to be found.
        Get-Content "$folder/credentials.json" -Raw | Should -BeLike '*hunter2*'
    }

    It 'finds names in any case, with wildcards, in the order of names' {
        'prod-us', 'test', 'Prod-eu' | ForEach-Object { Save-TestCredential $_ }
        (Get-C1Credential).Name | Should -BeExactly 'Prod-eu', 'prod-us', 'test'
        (Get-C1Credential PROD*).Name | Should -BeExactly 'Prod-eu', 'prod-us'
        (Get-C1Credential TEST, prod-?s).Name | Should -BeExactly 'test', 'prod-us'
        Get-C1Credential x* -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'takes a name that looks like a pattern by the letter' {
        'a*', 'ab' | ForEach-Object { Save-TestCredential $_ }
        (Get-C1Credential 'a*').Name | Should-BeString 'a*' -CaseSensitive
        (Get-C1Credential 'a?').Name | Should -BeExactly 'a*', 'ab'
    }

    It 'says that a name is not stored, and goes on' {
        'prod', 'test' | ForEach-Object { Save-TestCredential $_ }
        (Get-C1Credential nope, prod -ErrorVariable failed -ErrorAction SilentlyContinue).Name | Should-BeString 'prod' -CaseSensitive
        Assert-Failure $failed C1.NoCredential ObjectNotFound '*"nope"*prod, test*' nope
    }

    It 'names a file that it cannot read, and leaves it alone' {
        New-StoredFile $folder '{"credentials":"hunter2'
        Get-C1Credential prod -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-Failure $failed C1.CredentialStore ResourceUnavailable "*$folder/credentials.json*"
        "$($failed[0].Exception)" | Should -Not -BeLike '*hunter2*'
        Get-Content "$folder/credentials.json" -Raw | Should-BeString '{"credentials":"hunter2' -CaseSensitive
    }

    It 'completes names, and is silent where they cannot be read' {
        function Complete([string] $Line) {
            ([System.Management.Automation.CommandCompletion]::CompleteInput($Line, $Line.Length, $null).CompletionMatches |
                Where-Object ResultType -EQ ParameterValue).CompletionText
        }

        'my prod', 'test' | ForEach-Object { Save-TestCredential $_ }
        Complete 'Get-C1Credential ' | Should -BeExactly "'my prod'", 'test'
        Complete 'Get-C1Credential -Name T' | Should-BeString 'test' -CaseSensitive
        Complete 'Remove-C1Credential m' | Should-BeString "'my prod'" -CaseSensitive
        Set-Content "$folder/credentials.json" nonsense
        $Error.Clear()
        Complete 'Get-C1Credential ' | Should -BeNullOrEmpty
        $Error.Count | Should-Be 0
    }

    It 'fits 80 columns' {
        Save-TestCredential production -ClientId fox@acme.conductor.one/spc -ExpiresAt '2027-12-22T12:00:00Z'
        $lines = @((Get-C1Credential | Out-String -Width 80) -replace '\x1b\[[0-9;]*m' -split '\r?\n' | Where-Object { $_.Trim() })
        $lines[0].Trim() -split '\s+' | Should -BeExactly 'Name', 'Tenant', 'Kind', 'ExpiresAt', 'Storage'
        $lines[2] | Should -Match '^production +acme\.conductor\.one +ServicePrincipal +\S*2027\S* +PlaintextFile$'
    }
}
