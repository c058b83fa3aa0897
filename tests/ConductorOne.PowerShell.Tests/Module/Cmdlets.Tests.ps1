BeforeDiscovery {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $cmdlets = (Get-Module ConductorOne).ExportedCmdlets.Values | Sort-Object Name | ForEach-Object { @{ name = $_.Name; cmdlet = $_ } }
}

BeforeAll { Import-Module "$PSScriptRoot/../Testing.psm1" }

Describe '<name>' -ForEach $cmdlets {
    It 'has an approved verb and a singular noun with C1' {
        (Get-Verb).Verb | Should -Contain $cmdlet.Verb
        $cmdlet.Noun | Should -Match '^C1($|[A-Z])'
        $cmdlet.Noun | Should -Not -Match '(?<!s)s$'
    }

    It 'says what it writes' {
        if ($name -eq 'Disconnect-C1' -or $name -like 'Remove-*' -or $name -like 'Revoke-*') { $cmdlet.OutputType.Count | Should-Be 0 }
        elseif ($name -eq 'Invoke-C1Api') { $cmdlet.OutputType.Name | Should-BeString 'System.Management.Automation.PSObject' -CaseSensitive }
        elseif ($name -eq 'Test-C1PolicyCondition') { $cmdlet.OutputType.Name | Should -BeExactly 'System.Boolean', 'ConductorOne.Policies.C1PolicyConditionTest' }
        elseif ($name -eq 'Test-C1ConnectorConfiguration') { $cmdlet.OutputType.Name | Should -BeExactly 'System.Boolean', 'ConductorOne.Validation.C1Marker' }
        else {
            $cmdlet.OutputType.Count | Should-Be 1
            $cmdlet.OutputType[0].Type.FullName | Should -BeLike 'ConductorOne.*.C1*'
        }
    }

    It 'supports -WhatIf if it changes something' {
        $creates = ($name -like 'New-*' -and $name -notin 'New-C1PolicyStep', 'New-C1PolicyRule') -or $name -like 'Set-*' -or $name -like 'Add-*' -or $name -like 'Stop-*' -or $name -like 'Register-*' -or $name -eq 'Invoke-C1Api'
        $creates = $creates -or $name -in 'Connect-C1', 'Invoke-C1Function', 'Publish-C1Function', 'Save-C1AppReport', 'Save-C1FunctionSource', 'Test-C1Function', 'Start-C1ConnectorSync', 'Suspend-C1Connector', 'Resume-C1Connector'
        $removes = $name -like 'Remove-*' -or $name -in 'Revoke-C1ConnectorCredential', 'Confirm-C1ConnectorSync'
        $cmdlet.Parameters.ContainsKey('WhatIf') | Should -Be ($creates -or $removes)
        $attribute = $cmdlet.ImplementingType.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false)[0]
        $attribute.SupportsShouldProcess | Should -Be ($creates -or $removes)
        $attribute.ConfirmImpact | Should -Be $(if ($removes) { 'High' } elseif ($creates) { 'Medium' } else { 'None' })
    }

    It 'is sealed, and every parameter has a type that a user can write' {
        $cmdlet.ImplementingType.IsSealed | Should -BeTrue
        $common = [System.Management.Automation.PSCmdlet]::CommonParameters + [System.Management.Automation.PSCmdlet]::OptionalCommonParameters
        foreach ($parameter in $cmdlet.Parameters.Values | Where-Object Name -notin $common) {
            $parameter.ParameterType.IsPublic | Should -BeTrue -Because $parameter.Name
            $parameter.Name | Should -MatchExactly '^[A-Z][A-Za-z0-9]+$'
        }
    }

    It 'takes -Session if it asks a tenant' {
        $asks = $name -notin 'Connect-C1', 'Get-C1Session', 'New-C1PolicyStep', 'New-C1PolicyRule', 'Find-C1Operation' -and $name -notlike '*-C1Credential'
        $cmdlet.Parameters.ContainsKey('Session') | Should -Be $asks
    }

    It 'binds every field of the API from a pipe by its name' {
        # Of a call by its path, what comes down the pipe is the body; of an operation, the fields are known with its name only.
        if ($cmdlet.Parameters.ContainsKey('InputObject') -and $name -ne 'Invoke-C1Api') {
            $common = [System.Management.Automation.PSCmdlet]::CommonParameters + [System.Management.Automation.PSCmdlet]::OptionalCommonParameters
            foreach ($parameter in $cmdlet.Parameters.Values | Where-Object { $_.Name -notin $common -and $_.Name -notin 'First', 'Identity', 'InputObject', 'PageSize', 'RowCount', 'Session', 'ThrottleLimit', 'WaitTimeout' -and -not $_.SwitchParameter }) {
                $parameter.ParameterSets.Values.ValueFromPipelineByPropertyName | Should -Not -Contain $false -Because $parameter.Name
            }
        }
    }
}
