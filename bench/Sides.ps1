# The sides of each comparison, as somebody would write them. $rows is a CSV file, $url the tenant, $headers hold the token;
# the cmdlets have the session of the shell.
@{
    # Rows.
    'New-C1App'          = { Import-Csv $rows | New-C1App }
    'New-C1App, 16'      = { Import-Csv $rows | New-C1App -ThrottleLimit 16 }

    # The rows alone: read, bound to the same parameters, and written.
    'rows alone'         = { Import-Csv $rows | Read-App }

    'Invoke-RestMethod'  = {
        Import-Csv $rows | ForEach-Object {
            $body = @{
                displayName    = $_.DisplayName
                description    = $_.Description
                monthlyCostUsd = [int] $_.MonthlyCostUsd
            } | ConvertTo-Json
            Invoke-RestMethod "$url/api/v1/apps" -Method Post -Headers $headers -ContentType 'application/json' -Body $body
        }
    }

    'ForEach -Parallel'  = {
        Import-Csv $rows | ForEach-Object -Parallel {
            $body = @{
                displayName    = $_.DisplayName
                description    = $_.Description
                monthlyCostUsd = [int] $_.MonthlyCostUsd
            } | ConvertTo-Json
            Invoke-RestMethod "$using:url/api/v1/apps" -Method Post -Headers $using:headers -ContentType 'application/json' -Body $body
        } -ThrottleLimit 16
    }

    # Lists.
    'Get-C1User'         = { Get-C1User -PageSize 100 | Measure-Object | ForEach-Object Count }

    'page loop'          = {
        $count, $pageToken = 0, ''
        do {
            $page = Invoke-RestMethod "$url/api/v1/users?page_size=100&page_token=$pageToken" -Headers $headers
            $count += $page.list.Count
            $pageToken = $page.nextPageToken
        } while ($pageToken)
        $count
    }
}
