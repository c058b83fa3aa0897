BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant -Connection @{ MaxRetryDelay = 0.1 }
}

AfterAll { Stop-TestTenant }

Describe 'Answers that are made to fill the memory' {
    BeforeEach { Clear-Tenant }

    It 'a success of 65 MB out of <kilobytes> kB is one error' -ForEach @(@{ gzip = $true; kilobytes = 'few' }, @{ gzip = $false; kilobytes = 'as many' }) {
        Add-Fault @{ path = '/api/v1/apps'; size = 65MB; gzip = $gzip }
        Get-C1App -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failed.Count | Should-Be 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'C1.InvalidResponse,*'
        "$($failed[0])" | Should-BeString 'GET /api/v1/apps was answered with 200, but the answer is larger than 64 MB, so reading stopped.' -CaseSensitive
        @(Get-Sent).Count | Should-Be 1
    }

    It 'an error of 20 MB is told by its status, tried again or not' {
        Add-Fault @{ path = '/api/v1/apps*'; status = 503; body = '{"code":14,"message":"'; size = 20MB; gzip = $true; times = 0 }
        Get-C1App -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        "$($failed[0])" | Should-BeString 'GET /api/v1/apps was answered with 503: the answer is larger than 1 MB, so its text was not read.' -CaseSensitive
        @(Get-Sent).Count | Should-Be 5
        New-C1App Payroll -ErrorVariable failed -ErrorAction SilentlyContinue
        "$($failed[0])" | Should -BeLike '*answered with 503*larger than 1 MB*The server may have done it*'
    }

    It 'the answer to a sign-in has 1 MB at most, whether it succeeds or not (<status>)' -ForEach @(@{ status = 200 }, @{ status = 400 }) {
        Add-Fault @{ path = '/auth/v1/token'; status = $status; body = '{"access_token":"x"'; size = 2MB; gzip = $true; times = 0 }
        { Connect-C1 -ServerUrl $sandbox.url -ClientId $sandbox.clientId -ClientSecret $sandbox.clientSecret } | Should -Throw '*larger than 1 MB*'
        Select-TestTenant
    }

    It 'an answer of a few MB is no trouble' {
        $null = New-C1App Payroll
        Add-Fault @{ path = '/api/v1/apps'; size = 5MB; gzip = $true }
        Get-C1App -ErrorAction Stop | Should -Not -BeNullOrEmpty
    }
}
