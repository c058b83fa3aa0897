# How .NET compiles and runs what a test run starts.
$ErrorActionPreference = 'Stop'

# Most code of compilers and shells runs a few times, so optimizing it costs more than it gains. So do profiling it, mapping its pages twice (to write
# and to run them), and threads that spin while others wait for a processor. No process of a build stays behind: the user's next build would go on with
# it, and would not be optimized either.
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

# For what takes minutes, and runs most of its code a few times. One compiler process does all projects, also where the machine is set to start one for
# each, with which compiling takes half as long again; and it ends with the work.
function Use-BriefRuntime([scriptblock] $Work) {
    $compiler = [guid]::NewGuid().ToString('n')
    try { Use-Environment ($briefRuntime + @{ UseSharedCompilation = 'true'; SharedCompilationId = $compiler }) $Work }
    finally { Stop-Compiler $compiler }
}

# By the name of the pipe on which it takes work.
function Stop-Compiler([string] $Name) {
    $sdk = @(& dotnet --list-sdks) -match "^$([regex]::Escape((& dotnet --version))) " -replace '^(\S+) \[(.*)\]$', '$2/$1'
    $compiler = "$sdk/Roslyn/bincore/VBCSCompiler.dll"

    # Where it is not there, the compiler ends by itself when it has had nothing to do for ten minutes.
    if (Test-Path $compiler) { & dotnet $compiler -shutdown "-pipename:$Name" | Out-Null }
}

Export-ModuleMember -Function Use-Environment, Use-BriefRuntime
