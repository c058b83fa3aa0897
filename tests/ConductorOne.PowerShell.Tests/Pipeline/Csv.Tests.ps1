BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant
}

AfterAll { Stop-TestTenant }

Describe 'Rows of a CSV file' {
    BeforeEach { Clear-Tenant }

    It 'reads <cell> as <value>' -ForEach @(
        @{ cell = 'true'; value = $true }
        @{ cell = 'TRUE'; value = $true }
        @{ cell = 'yes'; value = $true }
        @{ cell = 'Yes'; value = $true }
        @{ cell = '1'; value = $true }
        @{ cell = 'false'; value = $false }
        @{ cell = 'No'; value = $false }
        @{ cell = ' no '; value = $false }
        @{ cell = '0'; value = $false }
    ) {
        $null = ConvertFrom-Csv "DisplayName,StrictAccessEntitlementProvisioning`nx,$cell" | New-C1App
        Assert-Sent POST '/api/v1/apps' @{ displayName = 'x'; strictAccessEntitlementProvisioning = $value }
    }

    It 'reads every type of cell, quoted commas, umlauts and line breaks' {
        $file = "$TestDrive/apps.csv"
        [System.IO.File]::WriteAllText($file, @'
DisplayName,Description,Annotations,Owners,AppEntitlementOwnerRefs,GrantPolicyId,CertifyPolicyId,RevokePolicyId,IdentityMatching,Instructions,MonthlyCostUsd,StrictAccessEntitlementProvisioning,MatchBatonRef,Remark
"Lohn, Gehalt & ""Zeit"" – Größe","für Jürgen, Åse und 東京",cost_center=4711; env=prod;url=https://x/?a=b,u10000000000000000000000000; u20000000000000000000000000 ;;u30000000000000000000000000,a10000000000000000000000000/e10000000000000000000000000;a20000000000000000000000000/e20000000000000000000000000,p10000000000000000000000000,p20000000000000000000000000,p30000000000000000000000000,display name,"Zeile 1
Zeile 2, mit Komma",3,yes,,not a parameter
'@)
        $app = Import-Csv $file -Encoding utf8 | New-C1App
        Assert-Sent POST '/api/v1/apps' @{
            displayName                         = 'Lohn, Gehalt & "Zeit" – Größe'
            description                         = 'für Jürgen, Åse und 東京'
            annotations                         = @{ cost_center = '4711'; env = 'prod'; url = 'https://x/?a=b' }
            owners                              = @('u10000000000000000000000000', 'u20000000000000000000000000', 'u30000000000000000000000000')
            appEntitlementOwnerRefs             = @(@{ appId = 'a10000000000000000000000000'; id = 'e10000000000000000000000000' }, @{ appId = 'a20000000000000000000000000'; id = 'e20000000000000000000000000' })
            grantPolicyId                       = 'p10000000000000000000000000'
            certifyPolicyId                     = 'p20000000000000000000000000'
            revokePolicyId                      = 'p30000000000000000000000000'
            identityMatching                    = 'APP_USER_IDENTITY_MATCHING_DISPLAY_NAME'
            instructions                        = "Zeile 1`nZeile 2, mit Komma"
            monthlyCostUsd                      = 3
            strictAccessEntitlementProvisioning = $true
        }
        $app.DisplayName | Should-BeString 'Lohn, Gehalt & "Zeit" – Größe' -CaseSensitive
    }

    It 'sends the very bytes of UTF-8' {
        $null = ConvertFrom-Csv "DisplayName`nÄÖÜß€" | New-C1App
        (Get-Sent).Body.displayName | Should-BeString "$([char]0xC4)$([char]0xD6)$([char]0xDC)$([char]0xDF)$([char]0x20AC)" -CaseSensitive
    }

    It 'takes an empty cell for not given, in every column' {
        $columns = (Get-Command New-C1App).Parameters.Values | Where-Object { $_.Attributes.ValueFromPipelineByPropertyName -contains $true } | ForEach-Object Name
        $row = [ordered]@{}
        foreach ($column in $columns) { $row[$column] = '' }
        $row['DisplayName'] = 'x'
        $null = [pscustomobject] $row | ConvertTo-Csv | ConvertFrom-Csv | New-C1App
        Assert-Sent POST '/api/v1/apps' @{ displayName = 'x' }
    }

    It 'takes a blank cell of a typed column for not given' {
        $null = [pscustomobject]@{ DisplayName = 'x'; MonthlyCostUsd = ' '; StrictAccessEntitlementProvisioning = ' '; Owners = ' '; Annotations = '  '; MatchBatonRef = ' ' } | New-C1App
        Assert-Sent POST '/api/v1/apps' @{ displayName = 'x' }
    }

    It 'does not carry a cell of one row into the next' {
        $null = ConvertFrom-Csv @'
DisplayName,MonthlyCostUsd,Owners,Annotations,StrictAccessEntitlementProvisioning,Description
full,5,u10000000000000000000000000,k=v,true,text
bare,,,,,
'@ | New-C1App
        $sent = @(Get-Sent)
        Assert-Json $sent[1].Body @{ displayName = 'bare' }
    }

    It 'lets an argument win over no column, and a row win nothing over an argument' {
        $null = ConvertFrom-Csv "DisplayName,Instructions`na,own`nb," | New-C1App -Description 'for all' -Owners u10000000000000000000000000
        $sent = @(Get-Sent)
        Assert-Json $sent[0].Body @{ displayName = 'a'; instructions = 'own'; description = 'for all'; owners = @('u10000000000000000000000000') }
        Assert-Json $sent[1].Body @{ displayName = 'b'; description = 'for all'; owners = @('u10000000000000000000000000') }
    }

    It 'keeps the order of the rows' {
        $rows = 1..20 | ForEach-Object { [pscustomobject]@{ DisplayName = "App $_" } }
        ($rows | New-C1App).DisplayName | Should -BeExactly $rows.DisplayName
        @(Get-Sent).Body.displayName | Should -BeExactly $rows.DisplayName
    }

    Context 'A bad cell' {
        It 'in <column> is an error of its row, which names column, value and row; the others go on' -ForEach @(
            @{ column = 'StrictAccessEntitlementProvisioning'; cell = 'maybe'; words = '*true or false*' }
            @{ column = 'MonthlyCostUsd'; cell = 'twelve'; words = '*whole number*' }
            @{ column = 'MonthlyCostUsd'; cell = '12.5'; words = '*whole number*' }
            @{ column = 'MonthlyCostUsd'; cell = '1,200'; words = '*whole number*' }
            @{ column = 'MonthlyCostUsd'; cell = '1.000'; words = '*holds "1.000", which is ambiguous: 1000 in some countries, 1 in others. Give digits only.' }
            @{ column = 'MonthlyCostUsd'; cell = '99999999999'; words = '*whole number*' }
            @{ column = 'Annotations'; cell = 'no equals sign'; words = '*key=value*' }
            @{ column = 'Annotations'; cell = 'a=1;a=2'; words = '*The column Annotations holds "a=1;a=2", in which the key "a" is given twice.' }
            @{ column = 'Annotations'; cell = 'a=1,b=2'; words = '*which has commas between pairs. Separate them by semicolons: a=1;b=2. If it is one value *' }
            @{ column = 'AppEntitlementOwnerRefs'; cell = 'no-slash'; words = '*appId/entitlementId*' }
            @{ column = 'MatchBatonRef'; cell = 'neither'; words = '*JSON*' }
            @{ column = 'MatchBatonRef'; cell = '{"appId":"a"'; words = '*JSON*' }
        ) {
            $rows = 'first', 'bad', 'last' | ForEach-Object { [pscustomobject]@{ DisplayName = $_; Remark = "$_, quoted"; $column = if ($_ -eq 'bad') { $cell } else { '' } } }
            $created = $rows | New-C1App -ErrorVariable failed -ErrorAction SilentlyContinue
            $created.DisplayName | Should -BeExactly 'first', 'last'
            Assert-Failure $failed 'C1.InvalidInput' InvalidArgument '*Row 2, "bad"*', "*$column*", "*`"$cell`"*", $words
            $failed[0].FullyQualifiedErrorId | Should-BeString 'C1.InvalidInput,ConductorOne.PowerShell.Apps.NewC1AppCommand' -CaseSensitive
            $failed[0].TargetObject | Should -Be $rows[1]
            $failed[0].CategoryInfo.TargetName | Should-BeString 'Row 2, "bad"' -CaseSensitive
            @(Get-Sent).Count | Should-Be 2
        }

        It 'with a misspelt key in JSON is an error of its row, too' {
            $rows = ConvertFrom-Csv @'
DisplayName,MatchBatonRef
first,
bad,"{""appId"":""a"",""conectorId"":""c""}"
last,
'@
            $created = $rows | New-C1App -ErrorVariable failed -ErrorAction SilentlyContinue
            $created.DisplayName | Should -BeExactly 'first', 'last'
            Assert-Failure $failed 'C1.InvalidInput' InvalidArgument '*Row 2, "bad"*', '*conectorId*Did you mean "connectorId"?*'
            $failed[0].TargetObject | Should -Be $rows[1]
        }

        It 'can be exported, mended and imported again' {
            $rows = ConvertFrom-Csv @'
DisplayName,MonthlyCostUsd,Owners,Annotations,Remark
"Good, one",1,u10000000000000000000000000;u20000000000000000000000000,a=b,x
"Bad, ""two""",many,u10000000000000000000000000;u20000000000000000000000000,a=b,ä
'@
            $null = $rows | New-C1App -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed.TargetObject | Export-Csv "$TestDrive/retry.csv"
            $retry = Import-Csv "$TestDrive/retry.csv"
            @($retry).Count | Should-Be 1
            $retry | ConvertTo-Csv | Should -BeExactly ($rows[1] | ConvertTo-Csv)

            Clear-Journal
            $retry.MonthlyCostUsd = '2'
            $null = $retry | New-C1App
            Assert-Sent POST '/api/v1/apps' @{ displayName = 'Bad, "two"'; monthlyCostUsd = 2; owners = @('u10000000000000000000000000', 'u20000000000000000000000000'); annotations = @{ a = 'b' } }
        }

        It 'is an error with the row as target where the server refuses it' {
            Add-Fault @{ path = '/api/v1/apps'; skip = 1; status = 403 }
            $rows = ConvertFrom-Csv "DisplayName`nfirst`nbad`nlast"
            $created = $rows | New-C1App -ErrorVariable failed -ErrorAction SilentlyContinue
            $created.DisplayName | Should -BeExactly 'first', 'last'
            Assert-Failure $failed 'C1.Forbidden' PermissionDenied '*Row 2, "bad"*', '*403 PERMISSION_DENIED*injected fault*'
            $failed[0].TargetObject | Should -Be $rows[1]
        }

        It 'with an unknown name suggests the nearest' {
            $rows = ConvertFrom-Csv "DisplayName,IdentityMatching`nbad,Costum"
            $rows | New-C1App -ErrorVariable failed -ErrorAction SilentlyContinue
            Assert-Failure $failed 'C1.InvalidInput' InvalidArgument '*Row 1, "bad"*"Costum"*Did you mean "Custom"?*'
            Assert-NothingSent
        }

        It 'is counted by its place in the pipe, whatever was wrong with those before' {
            $rows = @([pscustomobject]@{ Description = 'no name' }) + (ConvertFrom-Csv "DisplayName,MonthlyCostUsd`ngood,1`nbad,x")
            $created = $rows | New-C1App -ErrorVariable failed -ErrorAction SilentlyContinue
            $created.DisplayName | Should-BeString 'good' -CaseSensitive
            $failed.Count | Should-Be 2
            "$($failed[1])" | Should -BeLike 'Row 3, "bad"*'
        }
    }

    It 'without a mandatory column is an error of the row' {
        $rows = @([pscustomobject]@{ Description = 'no name' }), [pscustomobject]@{ DisplayName = 'x' }
        $created = $rows | New-C1App -ErrorVariable failed -ErrorAction SilentlyContinue
        $created.DisplayName | Should-BeString 'x' -CaseSensitive
        $failed.Count | Should-Be 1
        "$($failed[0])" | Should -BeLike '*DisplayName*'
        $failed[0].TargetObject.Description | Should-BeString 'no name' -CaseSensitive
    }

    It 'with an empty mandatory cell is an error of the row' {
        $rows = ConvertFrom-Csv "DisplayName,Description`n,no name`nx,named"
        $created = $rows | New-C1App -ErrorVariable failed -ErrorAction SilentlyContinue
        $created.DisplayName | Should-BeString 'x' -CaseSensitive
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument '*Row 1*DisplayName is missing or empty*' -Target $rows[0]
    }

    It 'with null for a mandatory column is an error of the row' {
        $rows = ConvertFrom-Json '[{"DisplayName":null,"Description":"no name"},{"DisplayName":"x"}]'
        $created = $rows | New-C1App -ErrorVariable failed -ErrorAction SilentlyContinue
        $created.DisplayName | Should-BeString 'x' -CaseSensitive
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument '*Row 1*DisplayName*' -Target $rows[0]
    }

    It 'with nothing but blanks in a cell has not given it' {
        $null = [pscustomobject]@{ DisplayName = 'x'; GrantPolicyId = '  '; IdentityMatching = ' '; Instructions = ' ' } | New-C1App
        Assert-Sent POST '/api/v1/apps' @{ displayName = 'x' }
    }

    It 'in other cases than the parameters is read, too' {
        $null = ConvertFrom-Csv "displayname,MONTHLYCOSTUSD,owners`nx,3,u10000000000000000000000000" | New-C1App
        Assert-Sent POST '/api/v1/apps' @{ displayName = 'x'; monthlyCostUsd = 3; owners = @('u10000000000000000000000000') }
    }

    It 'is read the same in a shell of another language' {
        $culture = [System.Threading.Thread]::CurrentThread.CurrentCulture
        try {
            [System.Threading.Thread]::CurrentThread.CurrentCulture = 'de-DE'
            $created = ConvertFrom-Csv "DisplayName,MonthlyCostUsd`na,1200`nb,1.200" | New-C1App -ErrorVariable failed -ErrorAction SilentlyContinue
            $null = New-C1App c -Annotations @{ ratio = 1.5 }
        }
        finally {
            [System.Threading.Thread]::CurrentThread.CurrentCulture = $culture
        }

        $created.MonthlyCostUsd | Should-Be 1200
        Assert-Failure $failed 'C1.InvalidInput' InvalidArgument '*Row 2, "b"*MonthlyCostUsd*"1.200"*'
        @(Get-Sent)[-1].Body.annotations.ratio | Should-BeString '1.5' -CaseSensitive
    }

    It 'under -ErrorAction Stop has written what was created before' {
        $rows = ConvertFrom-Csv "DisplayName,MonthlyCostUsd`na,1`nb,2`nbad,x`nc,3"
        $created = [System.Collections.Generic.List[object]]::new()
        $failed = { $rows | New-C1App -ErrorAction Stop | ForEach-Object { $created.Add($_) } } | Should -Throw -PassThru -ErrorId 'C1.InvalidInput,*'
        $created.DisplayName | Should -BeExactly 'a', 'b'
        $failed.TargetObject | Should -Be $rows[2]
        @(Get-Sent).Count | Should-Be 2
    }

    It 'under -ErrorAction Stop keeps what was created before in -OutVariable' {
        $rows = ConvertFrom-Csv "DisplayName,MonthlyCostUsd`na,1`nbad,x"
        try { $rows | New-C1App -ErrorAction Stop -OutVariable created } catch { "$_" | Should -BeLike 'Row 2*' }
        $created.DisplayName | Should-BeString 'a' -CaseSensitive
    }

    It 'stops asking once the pipe has enough' {
        $rows = 1..10 | ForEach-Object { [pscustomobject]@{ DisplayName = "App $_" } }
        ($rows | New-C1App | Select-Object -First 2).DisplayName | Should -BeExactly 'App 1', 'App 2'
        @(Get-Sent).Count | Should-Be 2
    }
}
