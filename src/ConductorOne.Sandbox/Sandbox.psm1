# Starts and stops a sandbox tenant from a script: tests, the demo, a rehearsal of a runbook.

function Start-Sandbox {
    [CmdletBinding(SupportsShouldProcess)]
    param(
        # The built sandbox; by default the one that the build left beside the sources.
        [string] $Assembly = "$PSScriptRoot/bin/Release/net8.0/ConductorOne.Sandbox.dll",

        # More options of the sandbox, such as --latency 50.
        [string[]] $Option = @()
    )

    $start = [System.Diagnostics.ProcessStartInfo]::new('dotnet')
    $start.Arguments = (@("`"$Assembly`"", '--exit-with-stdin') + $Option) -join ' '
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $start.UseShellExecute = $false
    if ($PSCmdlet.ShouldProcess($Assembly, 'Start')) {
        $process = [System.Diagnostics.Process]::Start($start)
        $line = $process.StandardOutput.ReadLine()
        if (-not $line) { throw 'The sandbox did not start.' }
        $line | ConvertFrom-Json | Add-Member -NotePropertyName process -NotePropertyValue $process -PassThru
    }
}

function Stop-Sandbox {
    [CmdletBinding(SupportsShouldProcess)]
    param([Parameter(Mandatory, ValueFromPipeline)] $Sandbox)

    process {
        if ($PSCmdlet.ShouldProcess($Sandbox.url, 'Stop')) {
            # It ends with its standard input.
            $Sandbox.process.StandardInput.Close()
            if (-not $Sandbox.process.WaitForExit(5000)) { $Sandbox.process.Kill() }
            $Sandbox.process.Dispose()
        }
    }
}

Export-ModuleMember -Function Start-Sandbox, Stop-Sandbox
