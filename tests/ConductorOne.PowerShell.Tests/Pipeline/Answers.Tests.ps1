BeforeAll {
    Import-Module "$PSScriptRoot/../Testing.psm1"
    $sandbox = Start-TestTenant
}

AfterAll { Stop-TestTenant }

Describe 'Answers' {
    BeforeEach { Clear-Tenant }

    # proto3: a field that is not set may come as its default, as null, or not at all.
    Context 'With nothing but an id' {
        It '<noun> reads <how> as the defaults' -ForEach @(
            foreach ($case in @(
                    @{ noun = 'app'; path = '/api/v1/apps'; wrap = '{{"app":{0}}}'; call = { New-C1App x } }
                    @{ noun = 'policy'; path = '/api/v1/policies'; wrap = '{{"policy":{0}}}'; call = { New-C1Policy x Grant -DenyAll } }
                    @{ noun = 'function'; path = '/api/v1/functions'; wrap = '{{"function":{0}}}'; call = { New-C1Function x -InitialContent @{ 'main.ts' = '' } } }
                    @{ noun = 'resource type'; path = '/api/v1/apps/a/resource_types'; wrap = '{{"appResourceType":{0}}}'; call = { New-C1AppResourceType x Role -AppId a } }
                    @{ noun = 'resource'; path = '/api/v1/apps/a/resource_types/t/resources'; wrap = '{{"appResource":{0}}}'; call = { New-C1AppResource x -AppId a -AppResourceTypeId t } }
                    @{ noun = 'connector'; path = '/api/v1/apps/a/connectors'; wrap = '{{"connectorView":{{"connector":{0}}}}}'; call = { New-C1Connector Okta -AppId a } }
                )) {
                $case + @{ how = 'absent' }
                $case + @{ how = 'null' }
            }
        ) {
            $type = @{
                'app' = [ConductorOne.Apps.C1App]; 'policy' = [ConductorOne.Policies.C1Policy]; 'function' = [ConductorOne.Functions.C1Function]
                'resource type' = [ConductorOne.AppResources.C1AppResourceType]; 'resource' = [ConductorOne.AppResources.C1AppResource]; 'connector' = [ConductorOne.Connectors.C1Connector]
            }[$noun]
            $properties = $type.GetProperties()
            $object = [ordered]@{ id = 'x1' }
            if ($how -eq 'null') {
                foreach ($property in $properties | Where-Object { $_.PropertyType -in [string], [bool], [int], [long] -and $_.CanWrite -and $_.Name -ne 'Id' }) {
                    $object[$property.Name.Substring(0, 1).ToLower() + $property.Name.Substring(1)] = $null
                }
            }

            Add-Fault @{ path = $path; body = ($wrap -f (ConvertTo-Json $object -Compress)) }
            $made = & $call
            $made.Id | Should-BeString 'x1' -CaseSensitive
            foreach ($property in $properties) {
                if ($property.PropertyType -eq [string] -and $property.Name -ne 'Catalog') {
                    $null -eq $made.($property.Name) | Should -BeFalse -Because "$($property.Name) is text"
                }
                elseif ($property.PropertyType.IsArray -or $property.PropertyType.Name -like 'IReadOnly*') {
                    $null -eq $property.GetValue($made) | Should -BeFalse -Because "$($property.Name) is a collection"
                }
            }

            $made | Format-Table | Out-String | Should -BeLike '*x1*'
        }
    }

    It 'reads numbers that come as text, and text of 64 bits' {
        Add-Fault @{ path = '/api/v1/apps'; body = '{"app":{"id":"x","userCount":"9007199254740993","monthlyCostUsd":"12","connectorVersion":7}}' }
        $app = New-C1App x
        $app.UserCount | Should-Be 9007199254740993
        $app.MonthlyCostUsd | Should-Be 12
        $app.ConnectorVersion | Should-Be 7
    }

    It 'reads times with nanoseconds and zones' {
        Add-Fault @{ path = '/api/v1/apps'; body = '{"app":{"id":"x","createdAt":"2026-08-01T10:00:00.123456789Z","updatedAt":"2026-08-01T12:00:00+02:00","deletedAt":null}}' }
        $app = New-C1App x
        $app.CreatedAt.UtcDateTime.ToString('o') | Should -BeLike '2026-08-01T10:00:00.12345*'
        $app.UpdatedAt.UtcDateTime | Should -Be ([datetime]::new(2026, 8, 1, 10, 0, 0, [System.DateTimeKind]::Utc))
        $app.DeletedAt | Should -BeNullOrEmpty
    }

    It 'keeps fields that it does not know, readable as they are' {
        Add-Fault @{ path = '/api/v1/apps'; body = '{"app":{"id":"x","new":{"list":[1,2.5,"a",null,true],"deep":{"er":"y"}}},"also":"ignored"}' }
        $new = (New-C1App x).AdditionalProperties['new']
        $new['list'].Count | Should-Be 5
        $new['list'][1] | Should -Be 2.5
        $new['deep']['er'] | Should-BeString 'y' -CaseSensitive
        $new.deep.er | Should-BeString 'y' -CaseSensitive
    }

    It 'reads an app whose matchBatonRef is null' {
        Add-Fault @{ path = '/api/v1/apps'; body = '{"app":{"id":"x","matchBatonRef":null,"appOwners":null,"annotations":null}}' }
        $app = New-C1App x
        $app.MatchBatonRef | Should -BeNullOrEmpty
        @($app.AppOwners).Count | Should-Be 0
    }
}
