# Writes what was measured: on the console, as Markdown between two marks of a page, and as a chart.
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'
$script:begin = '<!-- measured: written by the benchmark, not by hand -->'
$script:end = '<!-- end of what was measured -->'

function Get-Verdict($Line) {
    if (-not $Line.Bar) { '' } elseif ($Line.IsMet) { 'met' } else { '**missed**' }
}

function Format-Range($Comparison) {
    if ($Comparison.Least -eq $Comparison.Most) { '{0:N2}' -f $Comparison.Ratio }
    else { '{0:N2} ({1:N2} to {2:N2})' -f $Comparison.Ratio, $Comparison.Least, $Comparison.Most }
}

function Write-Report([object[]] $Comparison, [object[]] $Finding) {
    $plain = { ($args[0] -replace '[`*]', '') }
    $Comparison | Format-Table -Wrap @(
        @{ n = 'What'; e = { $_.What } }
        @{ n = 'Module'; e = { '{0:N2} s' -f $_.Module } }
        @{ n = 'Against'; e = { & $plain ('{0}: {1:N2} s' -f $_.OtherName, $_.Other) } }
        @{ n = 'Ratio'; e = { Format-Range $_ } }
        @{ n = 'Bar'; e = { '{0:N2}' -f $_.Bar } }
        @{ n = ''; e = { & $plain (Get-Verdict $_) } }
    ) | Out-String -Width 160 | Write-Host
    $Finding | Format-Table -Wrap @(
        @{ n = 'What'; e = { & $plain $_.What } }
        @{ n = 'Measured'; e = { $_.Found } }
        @{ n = 'Bar'; e = { $_.Bar } }
        @{ n = ''; e = { & $plain (Get-Verdict $_) } }
    ) | Out-String -Width 160 | Write-Host
}

# The measured part of the page.
function ConvertTo-Report([object[]] $Comparison, [object[]] $Finding, [System.Collections.IDictionary] $Machine) {
    '| What | Module | Against | Ratio | Bar | |'
    '|---|---|---|---|---|---|'
    foreach ($line in $Comparison) {
        '| {0} | {1:N2} s | {2}: {3:N2} s | {4} | {5:N2} | {6} |' -f
            $line.What, $line.Module, $line.OtherName, $line.Other, (Format-Range $line), $line.Bar, (Get-Verdict $line)
    }

    ''
    '| What | Measured | Bar | |'
    '|---|---|---|---|'
    foreach ($line in $Finding) { '| {0} | {1} | {2} | {3} |' -f $line.What, $line.Found, $line.Bar, (Get-Verdict $line) }

    ''
    '| Machine | |'
    '|---|---|'
    foreach ($line in $Machine.GetEnumerator()) { '| {0} | {1} |' -f $line.Key, $line.Value }
}

# Puts it between the marks of the page.
function Set-Measured([string] $Path, [string[]] $Line) {
    $text = [System.IO.File]::ReadAllText($Path)
    $from, $to = $text.IndexOf($begin), $text.IndexOf($end)
    if ($from -lt 0 -or $to -lt $from) { throw "$Path has no place for what was measured." }
    $measured = (@($begin, '') + $Line + '', '') -join "`n"
    [System.IO.File]::WriteAllText($Path, $text.Substring(0, $from) + $measured + $text.Substring($to))
}

# A bar for each ratio, a thin line from the least to the most, and a mark where the bar of the project is.
function ConvertTo-Chart([object[]] $Comparison) {
    $rowHeight, $left, $width, $top = 46, 20, 720, 64
    $longest = [math]::Max(2.25, 1.05 * ($Comparison | ForEach-Object { $_.Most, $_.Bar } | Measure-Object -Maximum).Maximum)
    $scale = { [math]::Round($left + $args[0] / $longest * $width, 1) }
    $height = $top + $rowHeight * $Comparison.Count + 34
    $plain = { [System.Security.SecurityElement]::Escape(($args[0] -replace '`', '')) }
    $missed = @($Comparison | Where-Object IsMet -EQ $false).Count
    $summary = "$($Comparison.Count - $missed) of $($Comparison.Count) bars are met. " +
        (($Comparison | ForEach-Object { '{0}, against {1}: {2:N2}, bar {3:N2}' -f $_.What, $_.OtherName, $_.Ratio, $_.Bar }) -join '; ')

    @"
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 $height" width="760" height="$height" role="img" aria-labelledby="title desc">
  <title id="title">Time of the module as a share of the time of what it is compared with</title>
  <desc id="desc">$(& $plain $summary).</desc>
  <style>
    text { font: 13px system-ui, -apple-system, 'Segoe UI', sans-serif; fill: #24292f; }
    .head { font-size: 15px; font-weight: 600; }
    .small { font-size: 11px; fill: #57606a; }
    .met { fill: #2da44e; }
    .missed { fill: #cf222e; }
    .line { stroke: #24292f; }
    .goal { stroke: #24292f; stroke-width: 2.5; }
    .grid { stroke: #8c959f; stroke-opacity: .35; }
    @media (prefers-color-scheme: dark) {
      text { fill: #e6edf3; }
      .small { fill: #9198a1; }
      .met { fill: #3fb950; }
      .missed { fill: #f85149; }
      .line { stroke: #e6edf3; }
      .goal { stroke: #e6edf3; }
    }
  </style>
  <text class="head" x="$left" y="22">Time of the module ÷ time of what it is compared with</text>
  <text class="small" x="$left" y="41">Shorter is faster. Upright mark: the bar to stay below. Thin line: from the least to the most of all rounds.</text>
"@
    foreach ($ratio in 0..[math]::Floor($longest)) {
        $x = & $scale $ratio
        "  <line class=`"grid`" x1=`"$x`" y1=`"$($top - 10)`" x2=`"$x`" y2=`"$($height - 24)`"/>"
        "  <text class=`"small`" x=`"$x`" y=`"$($height - 8)`" text-anchor=`"middle`">$ratio</text>"
    }

    $y = $top
    foreach ($line in $Comparison) {
        $class = if ($line.IsMet) { 'met' } else { 'missed' }
        $barEnd, $goal, $middle = (& $scale $line.Ratio), (& $scale $line.Bar), ($y + 18)
        "  <text x=`"$left`" y=`"$($y + 4)`">$(& $plain $line.What) <tspan class=`"small`">against $(& $plain $line.OtherName): $('{0:N2}, bar {1:N2}, {2}' -f $line.Ratio, $line.Bar, $class)</tspan></text>"
        "  <rect class=`"$class`" x=`"$left`" y=`"$($y + 11)`" width=`"$([math]::Round($barEnd - $left, 1))`" height=`"14`" rx=`"2`"/>"
        "  <line class=`"line`" x1=`"$(& $scale $line.Least)`" y1=`"$middle`" x2=`"$(& $scale $line.Most)`" y2=`"$middle`"/>"
        "  <line class=`"goal`" x1=`"$goal`" y1=`"$($y + 8)`" x2=`"$goal`" y2=`"$($y + 28)`"/>"
        $y += $rowHeight
    }

    '</svg>'
}

Export-ModuleMember -Function Write-Report, ConvertTo-Report, Set-Measured, ConvertTo-Chart
