# How .NET compiles and runs what a test run starts.
$ErrorActionPreference = 'Stop'

# Most code of compilers and shells runs a few times, so optimizing it costs more than it gains. So do profiling it, mapping its pages twice (to write
# and to run them), and threads that spin while others wait for a processor. No process of a build stays behind: others would build with it, slowly.
$briefRuntime = @{
    DOTNET_JITMinOpts = '1'; DOTNET_TC_CallCounting = '0'; DOTNET_TieredPGO = '0'; DOTNET_EnableWriteXorExecute = '0'
    DOTNET_ThreadPool_UnfairSemaphoreSpinLimit = '0'; MSBUILDDISABLENODEREUSE = '1'
}

# Does something with environment variables, which all that it starts inherits. Then they are as they were: the shell may be the user's own.
function Use-Environment([hashtable] $Variable, [scriptblock] $Work) {
    $before = @{}
    foreach ($name in $Variable.Keys) { $before[$name] = [Environment]::GetEnvironmentVariable($name) }
    try {
        foreach ($name in $Variable.Keys) { Set-Item "env:$name" $Variable[$name] }
        & $Work
    }
    finally {
        foreach ($name in $before.Keys) { Set-Item "env:$name" $before[$name] }
    }
}

# For what takes minutes, and runs most of its code a few times. One compiler does all projects and ends with the work: a process for each would take
# half as long again.
function Use-BriefRuntime([scriptblock] $Work) {
    $compiler = [guid]::NewGuid().ToString('n')
    try { Use-Environment ($briefRuntime + @{ UseSharedCompilation = 'true'; SharedCompilationId = $compiler }) $Work }
    finally { Stop-Compiler $compiler }
}

# By the name of the pipe on which it takes work.
function Stop-Compiler([string] $Name) {
    $sdk = @(& dotnet --list-sdks) -match "^$([regex]::Escape((& dotnet --version))) " -replace '^(\S+) \[(.*)\]$', '$2/$1'
    & dotnet "$sdk/Roslyn/bincore/VBCSCompiler.dll" -shutdown "-pipename:$Name" | Out-Null
}

Export-ModuleMember -Function Use-Environment, Use-BriefRuntime
