BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant
    $check = New-C1Function 'On-call check' -InitialContent @{ 'main.ts' = 'export default async () => 1;' } -Publish
    $mode = New-C1Function Mode -FunctionType CodeMode -InitialContent @{ 'main.ts' = '' }
}

AfterAll { Stop-TestTenant }

Describe 'Get-C1Function' {
    BeforeEach { Clear-Journal }

    It 'reads a function by its id, whole' {
        $function = Get-C1Function $check.Id
        $function | Should -BeOfType ConductorOne.Functions.C1Function
        $function.PublishedCommitId | Should -BeExactly $check.PublishedCommitId
        $function.FunctionType | Should-BeString 'Any' -CaseSensitive
        $check, $mode.Id, [pscustomobject]@{ FunctionId = $check.Id } | Get-C1Function | ForEach-Object Id | Should -BeExactly $check.Id, $mode.Id, $check.Id
        (Get-Sent)[0].Path | Should-BeString "/api/v1/functions/$($check.Id)" -CaseSensitive
    }

    It 'lists all by a search, since their list takes no page' {
        (Get-C1Function).DisplayName | Sort-Object | Should -BeExactly 'Mode', 'On-call check'
        Assert-Sent POST '/api/v1/search/functions' @{ pageSize = 100 }
    }

    It 'looks for words and kinds' {
        (Get-C1Function -Query ON-CALL).Id | Should -BeExactly $check.Id
        Assert-Sent POST '/api/v1/search/functions' @{ query = 'ON-CALL'; pageSize = 100 }
        (Get-C1Function -FunctionTypes code_mode).Id | Should -BeExactly $mode.Id
        Assert-Sent POST '/api/v1/search/functions' @{ functionTypes = @('FUNCTION_TYPE_CODE_MODE'); pageSize = 100 }
    }
}
