# Makes ConductorOne.Format.ps1xml, which PowerShell reads, out of src/ConductorOne.PowerShell/Module/Views.txt. CONTRIBUTING.md says what a line means.

# What would act on the terminal is replaced: by an operator, since a restricted PowerShell lets a view call no class.
$visible = " -replace '[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]', '$([char] 0xFFFD)'"
$deleted = '$(if ($_.DeletedAt) { "(deleted) " }) + '
$screen = 80

# One column: "Name 18 right plain deleted = script".
function Read-Column([string] $Line, [System.Collections.Generic.List[string]] $Fault) {
    if ($Line -notmatch '^ +(?<name>\w+)(?<words>( +[^= ]+)*)( += +(?<script>.+?))?\s*$') {
        $Fault.Add('a column is a name, a width, words, and perhaps = with a script behind it.')
        return
    }

    $column = @{ Name = $Matches.name; Width = 0; Alignment = ''; IsPlain = $false; IsDeleted = $false; Script = $Matches['script'] }
    foreach ($word in -split $Matches.words -ne '') {
        switch -Regex ($word) {
            '^\d+$' { $column.Width = [int] $word; break }
            '^(left|right|center)$' { $column.Alignment = $word; break }
            '^plain$' { $column.IsPlain = $true; break }
            '^deleted$' { $column.IsDeleted = $true; break }
            default { $Fault.Add("""$word"" is no width, and none of left, right, center, plain and deleted.") }
        }
    }

    $errors = $null
    $null = [System.Management.Automation.Language.Parser]::ParseInput("$($column.Script)", [ref] $null, [ref] $errors)
    if ($errors) { $Fault.Add("the script of $($column.Name) cannot be read: $($errors[0].Message)") }
    if ($column.IsPlain -and $column.IsDeleted) { $Fault.Add("$($column.Name) is plain, so nothing can stand before it.") }
    $column
}

# The views of a file, in their order, and what is wrong with it, in sentences that name the line.
function Read-View([string] $Path) {
    $views = [System.Collections.Generic.List[object]]::new()
    $faults = [System.Collections.Generic.List[string]]::new()
    $number = 0
    foreach ($line in [System.IO.File]::ReadAllLines($Path)) {
        $number++
        $fault = [System.Collections.Generic.List[string]]::new()
        if ($line.Trim() -eq '' -or $line[0] -eq '#') { continue }

        if ($line[0] -ne ' ') {
            $type, $kind, $name, $rest = -split $line
            $isList = $kind -eq 'list'
            if ($type -notmatch '^[\w.]+$' -or $kind -notin $null, 'list', 'view' -or [bool] $name -ne ($kind -eq 'view') -or $rest) {
                $fault.Add('at the margin stands the full name of a class, and perhaps "list", or "view" and a name, behind it.')
            }
            elseif ($views | Where-Object { $_.Type -ceq $type -and $_.IsList -eq $isList -and $_.Name -ceq $name }) { $fault.Add("$type has this view already.") }
            $views.Add(@{ Type = $type; IsList = $isList; Name = $name; Columns = [System.Collections.Generic.List[object]]::new(); Line = $number })
        }
        elseif (-not $views.Count) { $fault.Add('a column stands below the name of a class.') }
        elseif ($column = Read-Column $line $fault) { $views[-1].Columns.Add($column) }

        foreach ($one in $fault) { $faults.Add("line ${number}: $one") }
    }

    foreach ($view in $views | Where-Object { -not $faults }) {
        $widths = @($view.Columns | ForEach-Object { $_.Width })
        if (-not $view.Columns.Count) { $faults.Add("line $($view.Line): $($view.Type) has no columns.") }
        elseif (-not $view.IsList -and ($widths | Select-Object -SkipLast 1) -contains 0) { $faults.Add("line $($view.Line): every column of $($view.Type) but the last one needs a width.") }
        elseif (-not $view.IsList -and ($widths | Measure-Object -Sum).Sum + $widths.Count - 1 -gt $screen) { $faults.Add("line $($view.Line): the columns of $($view.Type) do not fit into $screen.") }
    }

    @{ Views = $views; Faults = $faults }
}

function Write-Element($Xml, [string] $Name, $Content) {
    if ($Content -is [scriptblock]) { $Xml.WriteStartElement($Name); & $Content; $Xml.WriteEndElement() }
    elseif ($Content) { $Xml.WriteElementString($Name, $Content) }
}

function Write-Value($Xml, $Column) {
    $value = if ($Column.Script) { $Column.Script } elseif (-not $Column.IsPlain) { '$_.' + $Column.Name }
    if ($Column.IsDeleted) { $value = $deleted + $value }
    if ($Column.IsPlain) { $suffix = '' } else { $suffix = $visible }
    Write-Element $Xml PropertyName $(if (-not $value) { $Column.Name })
    Write-Element $Xml ScriptBlock $(if ($value) { $value + $suffix })
}

function Write-Table($Xml, $View) {
    Write-Element $Xml TableControl {
        Write-Element $Xml TableHeaders {
            foreach ($column in $View.Columns) {
                Write-Element $Xml TableColumnHeader {
                    Write-Element $Xml Label $column.Name
                    Write-Element $Xml Width $(if ($column.Width) { "$($column.Width)" })
                    Write-Element $Xml Alignment $column.Alignment
                }
            }
        }
        Write-Element $Xml TableRowEntries {
            Write-Element $Xml TableRowEntry {
                Write-Element $Xml TableColumnItems {
                    foreach ($column in $View.Columns) { Write-Element $Xml TableColumnItem { Write-Value $Xml $column } }
                }
            }
        }
    }
}

function Write-List($Xml, $View) {
    Write-Element $Xml ListControl {
        Write-Element $Xml ListEntries {
            Write-Element $Xml ListEntry {
                Write-Element $Xml ListItems {
                    foreach ($column in $View.Columns) {
                        Write-Element $Xml ListItem {
                            Write-Element $Xml Label $(if ($column.Script -or -not $column.IsPlain) { $column.Name })
                            Write-Value $Xml $column
                        }
                    }
                }
            }
        }
    }
}

# The file that PowerShell reads.
function ConvertTo-FormatXml($Views) {
    $text = [System.IO.MemoryStream]::new()
    $settings = [System.Xml.XmlWriterSettings] @{ Indent = $true; NewLineChars = "`n"; Encoding = [System.Text.UTF8Encoding]::new($false) }
    $xml = [System.Xml.XmlWriter]::Create($text, $settings)
    $xml.WriteStartDocument()
    Write-Element $xml Configuration {
        Write-Element $xml ViewDefinitions {
            foreach ($view in $Views) {
                Write-Element $xml View {
                    Write-Element $xml Name $(if ($view.Name) { $view.Name } else { $view.Type + $(if ($view.IsList) { '.List' }) })
                    Write-Element $xml ViewSelectedBy { Write-Element $xml TypeName $view.Type }
                    if ($view.IsList) { Write-List $xml $view } else { Write-Table $xml $view }
                }
            }
        }
    }
    $xml.Close()
    [System.Text.Encoding]::UTF8.GetString($text.ToArray()) + "`n"
}

Export-ModuleMember -Function Read-View, ConvertTo-FormatXml
