# Dot-sourced in a fresh shell: the module, and a session with the token that the other side has, too.
Import-Module $module
$null = Connect-C1 -ServerUrl $url -AccessToken (ConvertTo-SecureString $env:BENCH_TOKEN -AsPlainText -Force)
