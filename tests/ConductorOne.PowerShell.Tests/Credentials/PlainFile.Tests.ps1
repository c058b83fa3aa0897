# What Connect-C1 -Save -AllowPlaintextFile does where others were first. The kinds are tried one by one in PlainFileTests.cs.

BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    Add-Type -Path (Get-TestLibrary)
    $sandbox = Start-TestTenant -NotConnected
    $outside = $env:XDG_DATA_HOME, $env:DBUS_SESSION_BUS_ADDRESS
    $env:DBUS_SESSION_BUS_ADDRESS = 'unix:path=/nowhere'
    $save = @{ ServerUrl = $sandbox.url; ClientId = $sandbox.clientId; ClientSecret = $sandbox.clientSecret; Save = $true; Name = 'prod'; AllowPlaintextFile = $true; WarningAction = 'Ignore' }
}

AfterAll {
    $env:XDG_DATA_HOME, $env:DBUS_SESSION_BUS_ADDRESS = $outside
    Stop-TestTenant
}

Describe '-Save -AllowPlaintextFile' -Skip:(-not $IsLinux) {
    BeforeEach {
        $env:XDG_DATA_HOME = "$TestDrive/$([guid]::NewGuid())"
        $folder = "$env:XDG_DATA_HOME/ConductorOne"
        $elsewhere = (New-Item "$env:XDG_DATA_HOME/elsewhere" -Force -Value '{}').FullName
        Clear-Journal
    }

    AfterEach { Disconnect-C1 -All }

    It 'makes folder and file for their owner alone, whatever the mask' {
        $null = Connect-C1 @save
        [System.IO.File]::GetUnixFileMode($folder) | Should -Be ([System.IO.UnixFileMode] 'UserRead, UserWrite, UserExecute')
        [System.IO.File]::GetUnixFileMode("$folder/credentials.json") | Should -Be ([System.IO.UnixFileMode] 'UserRead, UserWrite')
        (Connect-C1 -Name prod).SignIn | Should-BeString 'ClientCredentials' -CaseSensitive
    }

    It 'is refused before anything is sent, and so is -Name, where <what>' -ForEach @(
        @{ what = 'others can read the file'; plant = { New-StoredFile $folder '{}'; [System.IO.File]::SetUnixFileMode("$folder/credentials.json", 'UserRead, UserWrite, OtherRead') }; words = '*credentials.json is not used*its mode is 604*' }
        @{ what = 'the file is a link'; plant = { New-StoredFile $folder '{}'; Remove-Item "$folder/credentials.json"; New-Item "$folder/credentials.json" -ItemType SymbolicLink -Value $elsewhere }; words = '*credentials.json is not used*a symbolic link*' }
        @{ what = 'others can write into the folder'; plant = { New-StoredFile $folder '{}'; [System.IO.File]::SetUnixFileMode($folder, 'UserRead, UserWrite, UserExecute, GroupRead, GroupWrite, GroupExecute') }; words = '*ConductorOne is not used*its mode is 770*' }
        @{ what = 'the file is a pipe'; plant = { New-StoredFile $folder '{}'; Remove-Item "$folder/credentials.json"; [ConductorOne.Tests.NamedPipe]::Make("$folder/credentials.json") }; words = '*credentials.json is not used*a named pipe*' }
    ) {
        $null = & $plant
        $failed = { Connect-C1 @save } | Should -Throw -PassThru -ErrorId 'C1.CredentialStore,*' -ExpectedMessage $words
        $failed | Format-List * -Force | Out-String | Should -Not -BeLike "*$($sandbox.clientSecret)*"
        { Connect-C1 -Name prod } | Should -Throw -ErrorId 'C1.CredentialStore,*' -ExpectedMessage $words
        @(Get-Journal).Count | Should-Be 0
        Get-Content $elsewhere -Raw | Should-BeString '{}' -CaseSensitive
    }
}
