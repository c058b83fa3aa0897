BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant -Option '--device-interval 1'
    $esc = [char] 27

    # What a terminal obeys or hides: screen, clipboard, direction of writing, nothing at all, a line of its own.
    $hostile = "${esc}[2J", "${esc}]52;c;aGk=$([char] 7)", [string] [char] 0x202E, [string] [char] 0x200B, [string] [char] 0x9B, [string] [char] 0x2028
    $name = "Pay$($hostile -join 'x')roll"

    # Colours are the shell's own.
    function Get-Acting { param($Text) [regex]::Matches(("$Text" -replace '\x1b\[[0-9;]*m'), '[\p{Cc}\p{Cf}\p{Zl}\p{Zp}-[\r\n\t]]') }
    function Assert-Harmless {
        param($Text)
        "$Text" | Should -Not -BeNullOrEmpty
        Get-Acting $Text | Should -BeNullOrEmpty -Because "$Text"
    }
}

AfterAll { Stop-TestTenant }

Describe 'Text of a server is data' {
    BeforeEach { Clear-Tenant }

    It 'in errors: their message, their view and how they name the row' {
        $body = @{ code = 3; message = "no $name`r`nVERBOSE: forged" } | ConvertTo-Json
        Add-Fault @{ path = '/api/v1/apps'; status = 400; times = 0; body = $body }
        [pscustomobject]@{ DisplayName = $name } | New-C1App -ErrorVariable failed -ErrorAction SilentlyContinue
        foreach ($view in 'ConciseView', 'NormalView', 'CategoryView') {
            $ErrorView = $view
            Assert-Harmless ($failed[0] | Out-String)
        }

        Assert-Harmless $failed[0].Exception.Message
        Assert-Harmless $failed[0].CategoryInfo
        "$($failed[0])" | Should -BeLike '*Pay\u{1b}`[2Jx*VERBOSE: forged'
        "$($failed[0])" | Should -Not -Match '\n'
        $failed[0].TargetObject.DisplayName | Should -BeExactly $name
    }

    It 'in verbose and debug texts' {
        Add-Fault @{ path = '/api/v1/apps'; status = 400; body = "text $name"; contentType = 'text/plain' }
        $all = New-C1App $name -Verbose -Debug -ErrorAction SilentlyContinue 2>&1 4>&1 5>&1
        $all.Count | Should -BeGreaterThan 2
        $all | ForEach-Object { Assert-Harmless $_ }
        "$all" | Should -BeLike '*text Pay\u{1b}*'
    }

    It 'in what -WhatIf and -IfNotExists say' {
        $made = New-C1App $name
        Assert-Harmless (New-C1App $name -IfNotExists -Verbose 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] } | Out-String)
        $file = "$TestDrive/transcript.txt"
        $null = Start-Transcript $file
        try { $made | New-C1AppResourceType $name Role -WhatIf -Verbose }
        finally { $null = Stop-Transcript }
        Assert-Harmless ((Get-Content $file | Where-Object { $_ -match 'What if|Would send|roll' }) -join ' ')
    }

    It 'in the table and in the text of an object, whose properties stay as they came' {
        $app = New-C1App $name
        $type = New-C1AppResourceType $name Role -AppId $app.Id
        $objects = $app, $type, (New-C1AppResource $name -AppId $app.Id -AppResourceTypeId $type.Id), (New-C1Policy $name Grant -DenyAll),
            (New-C1Function $name -InitialContent @{ 'main.ts' = '' }), (New-C1Connector Okta -AppId $app.Id -DisplayName $name)
        foreach ($object in $objects) {
            $object.DisplayName | Should -BeExactly $name
            Assert-Harmless ($object | Format-Table | Out-String -Width 300)
            Assert-Harmless "$object"
        }

        ($app | ConvertTo-Csv | ConvertFrom-Csv).DisplayName | Should -BeExactly $name
    }

    It 'in a table of a restricted shell, too' {
        $app = New-C1App $name
        $shell = [powershell]::Create()
        $null = $shell.AddScript({
            param($module, $app)
            Import-Module $module
            $ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'
            $app | Format-Table | Out-String -Width 300
        }).AddArgument((Get-ModulePath)).AddArgument($app)
        $table = -join $shell.Invoke()
        $shell.Dispose()
        Assert-Harmless $table
        $table | Should -BeLike "*Pay*x*$($app.Id)*"
    }

    It 'in what completion offers' {
        $app = New-C1App "Hostile $name"
        $command = 'Get-C1App -DisplayName Hostile'
        (TabExpansion2 $command $command.Length).CompletionMatches | ForEach-Object { Assert-Harmless "$($_.CompletionText) $($_.ListItemText) $($_.ToolTip)" }
        $command = "Get-C1AppResourceType -AppId $($app.Id)"
        $offers = (TabExpansion2 $command $command.Length).CompletionMatches
        $offers.CompletionText | Should -BeExactly $app.Id
        Assert-Harmless "$($offers.ListItemText) $($offers.ToolTip)"
    }

    It 'in the code and the link of a sign-in' {
        Add-Fault @{
            path = '/auth/v1/device_authorization'
            status = 200
            body = @{ device_code = 'hunter2-device'; user_code = "AB$([char] 0x202E)$([char] 0x200B)CD"; verification_uri = "https://127.0.0.1/x$([char] 0x202E)y"; expires_in = 1; interval = 1 } | ConvertTo-Json
        }
        $shown = [System.Collections.Generic.List[object]]::new()
        try { Connect-C1 -ServerUrl $sandbox.url -Device -NoBrowser -Verbose 4>&1 6>&1 | ForEach-Object { $shown.Add($_) } } catch { $shown.Add($_) }
        $shown.Count | Should -BeGreaterThan 1
        $shown | ForEach-Object { Assert-Harmless $_ }
        "$shown" | Should -BeLike '*AB\u{202e}\u{200b}CD*'
        Select-TestTenant
    }
}
