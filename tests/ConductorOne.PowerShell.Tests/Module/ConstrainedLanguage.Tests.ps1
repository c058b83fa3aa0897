BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"

    # A runspace that is restricted from the beginning, or by a script in it, as a shell that is locked down is.
    function Import-Restricted([string] $Mode, [bool] $FromBeginning) {
        $state = [initialsessionstate]::CreateDefault2()
        if ($FromBeginning) { $state.LanguageMode = $Mode }
        $runspace = [runspacefactory]::CreateRunspace($state)
        $runspace.Open()
        if (-not $FromBeginning) { $runspace.SessionStateProxy.LanguageMode = $Mode }
        $shell = [powershell]::Create($runspace)
        try {
            $null = $shell.AddCommand('Import-Module').AddArgument((Get-ModulePath))
            $thrown = try { $null = $shell.Invoke() } catch { $_.Exception.InnerException }
            $errors = @($thrown.ErrorRecord) + @($shell.Streams.Error)
            $shell.Commands.Clear()
            @{ Errors = $errors; Modules = @($shell.AddCommand('Get-Module').AddParameter('Name', 'ConductorOne*').Invoke()) }
        }
        finally {
            $shell.Dispose()
            $runspace.Dispose()
        }
    }
}

Describe 'Import-Module in <mode>, <when>' -ForEach @(
    @{ mode = 'ConstrainedLanguage'; when = 'from the beginning'; fromBeginning = $true }
    @{ mode = 'ConstrainedLanguage'; when = 'later'; fromBeginning = $false }
    @{ mode = 'RestrictedLanguage'; when = 'from the beginning'; fromBeginning = $true }
    @{ mode = 'RestrictedLanguage'; when = 'later'; fromBeginning = $false }
) {
    It 'ends with one sentence, and imports nothing' {
        $result = Import-Restricted $mode $fromBeginning
        $result.Errors.Count | Should-Be 1
        "$($result.Errors[0])" | Should-BeString "The module ConductorOne cannot be imported in the language mode $mode, because it loads assemblies: use a shell in FullLanguage mode, or let the policy of the machine trust the files of the module." -CaseSensitive
        $result.Modules | Should -BeNullOrEmpty
    }
}

Describe 'Import-Module in FullLanguage' {
    It 'works in the same way of asking' {
        $result = Import-Restricted FullLanguage $true
        $result.Errors | Should -BeNullOrEmpty
        $result.Modules.Name | Should -Contain 'ConductorOne'
    }
}
