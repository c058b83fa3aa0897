# Joins the pages in a folder with the cmdlets, and gathers what is wrong with them.

'Page', 'Cmdlet', 'Topic' | ForEach-Object { Import-Module "$PSScriptRoot/$_.psm1" }

# The help of the cmdlets, the topics, and the faults of all pages, as sentences that name the file.
function Read-Help([string] $Folder, [System.Management.Automation.CommandInfo[]] $Command) {
    $shared = Read-SharedText "$Folder/shared-parameters.md"
    $faults = [System.Collections.Generic.List[string]]::new()
    $help = foreach ($one in $Command) {
        $path = "$Folder/$($one.Name).md"
        if (-not (Test-Path $path)) {
            $faults.Add("$($one.Name).md: $($one.Name) has no page.")
            continue
        }

        $page = Read-Page $path
        $twin = if ($one.Verb -eq 'Set' -and (Test-Path "$Folder/New-$($one.Noun).md")) { Read-Page "$Folder/New-$($one.Noun).md" }
        Join-Help $one $page $shared $twin
        foreach ($fault in $page.Fault) { $faults.Add("$($one.Name).md: $fault") }
    }

    $topics = foreach ($file in Get-ChildItem $Folder -Filter 'about_*.md' | Sort-Object Name) {
        $topic = ConvertTo-Topic $file.FullName
        $topic
        foreach ($fault in $topic.Fault) { $faults.Add("$($file.Name): $fault") }
    }

    $known = @($Command.Name) + $topics.Name + 'shared-parameters'
    foreach ($file in Get-ChildItem $Folder -Filter '*.md' | Where-Object BaseName -CNotIn $known) {
        $faults.Add("$($file.Name): the module has no cmdlet of this name.")
    }

    @{ Cmdlets = @($help); Topics = @($topics); Faults = $faults }
}

Export-ModuleMember -Function Read-Help
