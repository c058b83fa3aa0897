BeforeDiscovery { $skip = -not $IsLinux }

BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $dataHome = $env:XDG_DATA_HOME
}

AfterAll { $env:XDG_DATA_HOME = $dataHome }

Describe 'Remove-C1Credential' -Skip:$skip {
    BeforeEach {
        $folder = Use-CredentialFolder "$TestDrive/$([guid]::NewGuid())"
        'prod', 'test-a', 'test-b' | ForEach-Object { Save-TestCredential $_ }
    }

    It 'removes by name, in any case' {
        Remove-C1Credential PROD -Confirm:$false | Should -BeNullOrEmpty
        (Get-C1Credential).Name | Should -BeExactly 'test-a', 'test-b'
        Remove-C1Credential -Name test-b, test-a -Confirm:$false
        Get-C1Credential | Should -BeNullOrEmpty
    }

    It 'takes the file with the last one' {
        "$folder/credentials.json" | Should -Exist
        Remove-C1Credential * -Confirm:$false
        Get-ChildItem $folder -Force | Should -BeNullOrEmpty
    }

    It 'removes by wildcards' {
        Remove-C1Credential test-? -Confirm:$false
        (Get-C1Credential).Name | Should-BeString 'prod' -CaseSensitive
        Remove-C1Credential x* -Confirm:$false -ErrorAction Stop
    }

    It 'takes a name that looks like a pattern by the letter' {
        Save-TestCredential '*'
        Get-C1Credential '[*]' | Remove-C1Credential -Confirm:$false
        (Get-C1Credential).Name | Should -BeExactly 'prod', 'test-a', 'test-b'
    }

    It 'takes <what>' -ForEach @(
        @{ what = 'credentials from a pipe'; remove = { Get-C1Credential test-* | Remove-C1Credential -Confirm:$false } }
        @{ what = 'credentials as arguments'; remove = { Remove-C1Credential (Get-C1Credential test-*) -Confirm:$false } }
        @{ what = 'rows with a name'; remove = { 'Name,Tenant', 'test-a,x', 'test-b,y' | ConvertFrom-Csv | Remove-C1Credential -Confirm:$false } }
    ) {
        & $remove
        (Get-C1Credential).Name | Should-BeString 'prod' -CaseSensitive
    }

    It 'removes nothing with -WhatIf' {
        Remove-C1Credential * -WhatIf
        @(Get-C1Credential).Count | Should-Be 3
    }

    It 'asks before it removes' {
        $attribute = (Get-Command Remove-C1Credential).ImplementingType.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false)[0]
        $attribute.ConfirmImpact | Should -Be High
        $attribute.SupportsShouldProcess | Should -BeTrue

        # A shell that cannot ask must not remove.
        Invoke-OtherRunspace 'Remove-C1Credential prod' 2>$null | Out-Null
        (Get-C1Credential prod).Name | Should-BeString 'prod' -CaseSensitive
    }

    It 'says that a name is not stored, and goes on' {
        Remove-C1Credential nope, prod -Confirm:$false -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-Failure $failed C1.NoCredential ObjectNotFound '*"nope"*prod, test-a, test-b*' nope
        (Get-C1Credential).Name | Should -BeExactly 'test-a', 'test-b'
    }

    It 'leaves a file alone that it cannot read' {
        Set-Content "$folder/credentials.json" nonsense
        Remove-C1Credential prod, * -Confirm:$false -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.Count | Should-Be 2
        foreach ($record in $failed) { Assert-Failure $record C1.CredentialStore ResourceUnavailable "*$folder/credentials.json*" }
        Get-Content "$folder/credentials.json" | Should-BeString 'nonsense' -CaseSensitive
    }
}
