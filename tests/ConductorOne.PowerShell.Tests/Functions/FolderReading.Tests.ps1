# What New-C1Function -Path does not read. The kinds are tried one by one in FolderReaderTests.cs.

BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    Add-Type -Path (Get-TestLibrary)
    $sandbox = Start-TestTenant

    # A function's folder, and something beside it that is nobody's business.
    function New-FunctionFolder {
        $folder = "$TestDrive/$([guid]::NewGuid())"
        $null = New-Item "$folder/lib" -ItemType Directory
        Set-Content "$folder/main.ts", "$folder/lib/util.ts" 'export default 1'
        Set-Content "$TestDrive/outside.ts" 'planted'
        $folder
    }
}

AfterAll { Stop-TestTenant }

Describe 'New-C1Function -Path' -Skip:$IsWindows {
    BeforeEach { Clear-Journal }

    It 'refuses a folder with <what> by its name, before anything is sent' -ForEach @(
        @{ what = 'a link out of it'; name = 'link.ts'; plant = { New-Item $planted -ItemType SymbolicLink -Value "$TestDrive/outside.ts" }; words = '"*" is a symbolic link. *' }
        @{ what = 'a link to a folder'; name = 'lib/link'; plant = { New-Item $planted -ItemType SymbolicLink -Value $TestDrive }; words = '"*" is a symbolic link. *' }
        @{ what = 'a link inside it'; name = 'link.ts'; plant = { New-Item $planted -ItemType SymbolicLink -Value "$folder/main.ts" }; words = '"*" is a symbolic link. *' }
        @{ what = 'a loop'; name = 'loop'; plant = { New-Item $planted -ItemType SymbolicLink -Value $folder }; words = '"*" is a symbolic link. *' }
        @{ what = 'a pipe that nobody writes to'; name = 'pipe.ts'; plant = { [ConductorOne.Tests.NamedPipe]::Make($planted) }; words = '"*" is a named pipe. *' }
        @{ what = 'a file that is too large'; name = 'large.bin'; plant = { [System.IO.File]::WriteAllBytes($planted, [byte[]]::new(10MB)) }; words = '*hold more than 10 MB*' }
    ) {
        $folder = New-FunctionFolder
        $planted = "$folder/$name"
        $null = & $plant
        foreach ($preference in @{}, @{ WhatIf = $true }) {
            New-C1Function F -Path $folder @preference -ErrorVariable failed -ErrorAction SilentlyContinue
            Assert-Failure $failed C1.InvalidInput InvalidArgument $words -Target F
            "$failed" | Should -BeLike "*`"$folder/*`"*"
        }

        Assert-NothingSent
    }

    It 'goes on with the next row' {
        $good, $bad = (New-FunctionFolder), (New-FunctionFolder)
        $null = New-Item "$bad/link.ts" -ItemType SymbolicLink -Value "$TestDrive/outside.ts"
        $made = $good, $bad, $good | ForEach-Object { [pscustomobject]@{ DisplayName = 'F'; Path = $_ } } | New-C1Function -ThrottleLimit 4 -ErrorVariable failed -ErrorAction SilentlyContinue
        @($made).Count | Should-Be 2
        Assert-Failure $failed C1.InvalidInput InvalidArgument '*a symbolic link*'
    }

    It 'follows a link that is given itself' {
        $folder = New-FunctionFolder
        $null = New-Item "$folder.link" -ItemType SymbolicLink -Value $folder
        $null = New-C1Function F -Path "$folder.link"
        @((Get-Sent).Body.initialContent.Keys) | Sort-Object | Should -BeExactly 'lib/util.ts', 'main.ts'
    }
}
