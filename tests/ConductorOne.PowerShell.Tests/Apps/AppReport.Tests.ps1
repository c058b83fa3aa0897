# Population reports: asked for, waited for, downloaded without the token, and written where nobody else can read them.
BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant
    $app = New-C1App Payroll
    $path = "/api/v1/apps/$($app.Id)/report"

    # The address of a report, which shows nowhere.
    function Get-Address([string] $Id) {
        $token = (Invoke-C1Api "${path}?page_size=100").list | Where-Object id -EQ $Id | ForEach-Object downloadUrl
        "$token"
    }

    function Get-Download { @(Get-Journal | Where-Object { $_.path -like '/file/report/*' }) }
}

AfterAll { Stop-TestTenant }

Describe 'New-C1AppReport' {
    BeforeEach {
        Set-OwnerLag 0
        Clear-Tenant
        $file = Join-Path $TestDrive "$([guid]::NewGuid()).csv"
    }

    It 'asks for one, and writes nothing' {
        New-C1AppReport $app | Should -BeNullOrEmpty
        Assert-Sent POST $path @{}
    }

    It 'waits for the one that was not there before' {
        $known = (Get-C1AppReport $app).Id
        Clear-Journal
        $report = New-C1AppReport $app -Wait
        Get-Sent | ForEach-Object { "$($_.Method) $($_.Path)" } | Should -BeExactly "GET $path", "POST $path", "GET $path"
        $report.Id | Should -Not -BeIn $known
        $report.State, $report.AppId, $report.Path | Should -BeExactly 'Ok', $app.Id, $null
        $report.CreatedAt | Should -BeOfType [DateTimeOffset]
    }

    It 'saves it, without the token, where nobody else can read it' {
        $report = New-C1AppReport $app -OutFile $file
        $report.Path | Should -BeExactly $file
        (Import-Csv $file).app | Should -BeExactly Payroll
        if ($IsLinux) { [System.IO.File]::GetUnixFileMode($file) | Should -Be ([System.IO.UnixFileMode]'UserRead, UserWrite') }
        $download = @(Get-Download)
        $download | Should -HaveCount 1
        $download[0].method | Should -BeExactly GET
        $download[0].headers.Keys | Should -Not -Contain Authorization
        Get-ChildItem "$file.*" | Should -BeNullOrEmpty -Because 'nothing is left beside it'
    }

    It 'saves those of rows, each into its file, in their order' {
        $other = New-C1App Travel
        Clear-Journal
        $reports = "AppId,OutFile`n$($app.Id),$file`n$($other.Id),$file.2`n" | ConvertFrom-Csv | New-C1AppReport -ThrottleLimit 4
        $reports.AppId | Should -BeExactly $app.Id, $other.Id
        (Import-Csv "$file.2").app | Should -BeExactly Travel
    }

    It 'refuses two reports in one file, before the second one is asked for' {
        $app, $app | New-C1AppReport -OutFile $file -Force -ErrorAction SilentlyContinue -ErrorVariable failed | Should -HaveCount 1
        Assert-Failure $failed C1.InvalidInput InvalidArgument '*is that of an earlier row, too. Each row needs a file of its own.*'
        @(Get-Sent | Where-Object Method -EQ POST).Count | Should-Be 1
    }

    It 'ends by a time-out that says how to look again' {
        Set-OwnerLag 150
        New-C1AppReport $app -OutFile $file -WaitTimeout 0.3 -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.WaitTimeout OperationTimeout "*0.3 seconds*Get-C1AppReport $($app.Id)"
        Test-Path $file | Should -BeFalse
        (Get-C1AppReport $app)[-1].State | Should -BeExactly Pending
        Move-Clock 150
        (Get-C1AppReport $app)[-1].State | Should -BeExactly Ok
    }

    It 'refuses <what> before anything is asked for' -ForEach @(
        @{ what = 'a file that is there'; at = { Set-Content $file x; $file }; words = '*exists already*-Force*' }
        @{ what = 'a folder'; at = { "$TestDrive" }; words = '* is a folder.*' }
        @{ what = 'a folder that is not there'; at = { "$TestDrive/none/x.csv" }; words = '*folder that does not exist*' }
        @{ what = 'another drive'; at = { 'env:x' }; words = '*' }
    ) {
        $target = & $at
        New-C1AppReport $app -OutFile $target -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument $words
        Assert-NothingSent
    }

    It 'sends nothing but the read with -WhatIf' {
        New-C1AppReport $app -OutFile $file -WhatIf
        (Get-Sent).Method | Should -BeExactly GET
        Test-Path $file | Should -BeFalse
    }

    It 'tells of one that the server could not make' {
        $id = Get-TestId broken
        Add-Fault @{ method = 'GET'; path = $path; skip = 1; times = 9; body = ConvertTo-Json @{ list = @(@{ id = $id; appId = $app.Id; state = 'REPORT_STATE_ERROR' }); nextPageToken = '' } -Depth 5 }
        New-C1AppReport $app -OutFile $file -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.Failed NotSpecified "The server could not make report $id of app $($app.Id).*"
    }
}

Describe 'Save-C1AppReport' {
    BeforeEach {
        Set-OwnerLag 0
        Clear-Tenant
        $file = Join-Path $TestDrive "$([guid]::NewGuid()).csv"
        $report = New-C1AppReport $app -Wait
        Clear-Journal
    }

    It 'saves <what>' -ForEach @(
        @{ what = 'the newest one'; run = { Save-C1AppReport $app $file } }
        @{ what = 'one from the pipe'; run = { $report | Save-C1AppReport -OutFile $file } }
        @{ what = 'one by its id'; run = { Save-C1AppReport $app $file $report.Id } }
        @{ what = 'one of a file'; run = { $report | ConvertTo-Csv | ConvertFrom-Csv | Save-C1AppReport -OutFile { $file } } }
    ) {
        $saved = & $run
        $saved.Id, $saved.Path | Should -BeExactly $report.Id, $file
        (Import-Csv $file).app | Should -BeExactly Payroll
        @(Get-Download)[0].headers.Keys | Should -Not -Contain Authorization
    }

    It 'saves no file with another hash than the server gives: <method>, as <form>' -ForEach @(
        @{ method = 'sha256'; form = 'hexadecimal digits'; of = { param($text) [Convert]::ToHexString([System.Security.Cryptography.SHA256]::HashData($text)) } }
        @{ method = 'SHA-512'; form = 'Base64'; of = { param($text) [Convert]::ToBase64String([System.Security.Cryptography.SHA512]::HashData($text)) } }
    ) {
        $null = Save-C1AppReport $app "$file.good"
        foreach ($good in $true, $false) {
            $bytes = [System.IO.File]::ReadAllBytes("$file.good") + @(if (-not $good) { [byte] 10 })
            $one = @{ id = $report.Id; appId = $app.Id; state = 'REPORT_STATE_OK'; downloadUrl = Get-Address $report.Id; hashes = @{ $method = & $of $bytes } }
            Clear-Fault
            Add-Fault @{ method = 'GET'; path = $path; body = ConvertTo-Json @{ list = @($one); nextPageToken = '' } -Depth 5 }
            Set-Content $file old
            $saved = Save-C1AppReport $app $file -Force -ErrorAction SilentlyContinue -ErrorVariable failed
            if ($good) { $saved.Path | Should -BeExactly $file; continue }
            Assert-Failure $failed C1.InvalidResponse InvalidResult "The file of report $($report.Id) does not have the $method hash that the server gives for it, so it was not saved.*"
            Get-Content $file | Should -BeExactly old
            Get-ChildItem "$file.*" | ForEach-Object Name | Should -BeExactly (Split-Path "$file.good" -Leaf)
        }
    }

    It 'saves a file whose hash it cannot read: <hashes>' -ForEach @(@{ hashes = '{"crc":"1"}' }, @{ hashes = '{"sha256":"x"}' }, @{ hashes = '{"sha256":null}' }, @{ hashes = '{}' }) {
        $one = '{{"id":"{0}","appId":"{1}","state":"REPORT_STATE_OK","downloadUrl":"{2}","hashes":{3}}}' -f $report.Id, $app.Id, (Get-Address $report.Id), $hashes
        Add-Fault @{ method = 'GET'; path = $path; body = "{`"list`":[$one],`"nextPageToken`":`"`"}" }
        (Save-C1AppReport $app $file).Path | Should -BeExactly $file
    }

    It 'replaces a file with -Force alone' {
        Set-Content $file old
        Save-C1AppReport $app $file -ErrorAction SilentlyContinue -ErrorVariable failed
        Assert-Failure $failed C1.InvalidInput InvalidArgument '*exists already*'
        Get-Content $file | Should -BeExactly old
        $null = Save-C1AppReport $app $file -Force
        (Import-Csv $file).app | Should -BeExactly Payroll
    }

    It 'reads, downloads and writes nothing with <what>' -ForEach @(
        @{ what = '-WhatIf'; run = { Save-C1AppReport $app $file -Force -WhatIf } }
        @{ what = '$WhatIfPreference'; run = { $WhatIfPreference = $true; $report | Save-C1AppReport -OutFile $file -Force } }
    ) {
        [System.IO.File]::WriteAllText($file, 'old')
        & $run | Should -BeNullOrEmpty
        [System.IO.File]::ReadAllText($file) | Should -BeExactly old
        Assert-NothingSent
        Get-Download | Should -BeNullOrEmpty
    }

    It 'refuses <what>' -ForEach @(
        @{ what = 'an unknown report'; body = $null; id = { Get-TestId unknown }; failure = 'C1.InvalidInput'; words = '*has no report unknown*' }
        @{ what = 'one that is pending'; body = @{ state = 'REPORT_STATE_PENDING' }; id = { Get-TestId r1 }; failure = 'C1.InvalidInput'; words = '*is not done: its state is Pending*' }
        @{ what = 'one that failed'; body = @{ state = 'REPORT_STATE_ERROR' }; id = { Get-TestId r1 }; failure = 'C1.Failed'; words = '*could not make report r1*' }
        @{ what = 'one without an address'; body = @{ state = 'REPORT_STATE_OK' }; id = { Get-TestId r1 }; failure = 'C1.InvalidResponse'; words = '*(the file of report r1*address of the file*' }
        @{ what = 'an address in the clear'; body = @{ state = 'REPORT_STATE_OK'; downloadUrl = 'http://evil.example/x?sig=abcdefghijklmnop' }; id = { Get-TestId r1 }; failure = 'C1.InvalidResponse'; words = '*only https*' }
        @{ what = 'an address with a password'; body = @{ state = 'REPORT_STATE_OK'; downloadUrl = 'https://a:abcdefghijklmnop@evil.example/x' }; id = { Get-TestId r1 }; failure = 'C1.InvalidResponse'; words = '*only https*' }
    ) {
        if ($body) { Add-Fault @{ method = 'GET'; path = $path; body = ConvertTo-Json @{ list = @($body + @{ id = Get-TestId r1; appId = $app.Id }); nextPageToken = '' } -Depth 5 } }
        Save-C1AppReport $app $file (& $id) -ErrorAction SilentlyContinue -ErrorVariable failed
        @($failed).Count | Should-Be 1
        ($failed[0].FullyQualifiedErrorId -split ',')[0] | Should -BeExactly $failure -Because "$failed"
        "$failed" | Should -BeLike $words
        "$failed $($failed | Format-List * -Force | Out-String)" | Should -Not -Match abcdefghijklmnop
        Test-Path $file | Should -BeFalse
        Get-Download | Should -BeNullOrEmpty
    }

    It 'shows the address nowhere, whatever happens: <status>' -ForEach @(@{ status = 0 }, @{ status = 403 }, @{ status = 404 }) {
        $address = Get-Address $report.Id
        $key = ([uri] $address).Segments[-1]
        $key.Length | Should -BeGreaterThan 40
        if ($status) { Add-Fault @{ path = ([uri] $address).AbsolutePath; status = $status; times = 9; body = "no $address" } }
        $streams = Save-C1AppReport $app $file -Verbose -Debug -ErrorAction Continue *>&1
        $text = ($streams | Out-String) + ($streams | Format-List * -Force | Out-String) + ($streams | ForEach-Object { $_ | ConvertTo-Json -Depth 4 -WarningAction Ignore } | Out-String)
        $text | Should -Not -Match $key
        $text | Should -BeLike '*(the file of report*'
        Test-Path $file | Should -Be ($status -eq 0)
        Get-C1AppReport $app | Format-List * -Force | Out-String | Should -Not -Match '/file/report/'
        Get-C1AppReport $app | ConvertTo-Json -Depth 5 | Should -Not -Match '/file/report/'
    }
}
