using System;
using System.Linq;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Validation;
using Xunit;

namespace ConductorOne.Client.Tests.Validation;

public class IdTextTests
{
    [Fact]
    public void Whatever_has_no_blank_at_sign_or_asterisk_inside_may_be_an_id() => Always.Holds(Always.AnyText, text =>
    {
        var inner = text.Trim();
        var cannotBe = inner.Any(c => char.IsWhiteSpace(c) || c is '@' or '*');
        foreach (var noun in Enum.GetValues<Noun>().Cast<Noun?>().Append(null))
        {
            Assert.Equal(cannotBe, IdText.Fault(text, noun) is not null);
        }
    });

    [Theory]
    [InlineData("ada@example.com", "takes the id of a user, and \"ada@example.com\" looks like an address. To find the id: Get-C1User -Email ada@example.com")]
    [InlineData("Ada Lovelace", "takes the id of a user, and \"Ada Lovelace\" looks like a name. To find the id: Get-C1User -DisplayName 'Ada Lovelace'")]
    [InlineData("Ada <ada@example.com>", "takes the id of a user, and \"Ada <ada@example.com>\" looks like an address. To find the id: Get-C1User -DisplayName 'Ada <ada@example.com>'")]
    [InlineData("Ada*", "takes the id of a user, and \"Ada*\" looks like a name. To find the id: Get-C1User -DisplayName 'Ada*'")]
    [InlineData(
        "3Mo007f8Lg6plLTdPgCREjD4vMD, 3Mo005W3ApSkRrWOuNsQKn4Dpm8",
        "holds ids with commas between them. Where several are taken, separate them by semicolons: 3Mo007f8Lg6plLTdPgCREjD4vMD;3Mo005W3ApSkRrWOuNsQKn4Dpm8")]
    [InlineData("a'b\u2019 c", "takes the id of a user, and \"a'b\u2019 c\" looks like a name. To find the id: Get-C1User -DisplayName 'a''b\u2019\u2019 c'")]
    public void The_fault_names_the_command_with_the_text_in_quotes_that_hold(string text, string fault) => Assert.Equal(fault, IdText.Fault(text, Noun.User));

    [Theory]
    [InlineData("Ada", "Account", "Invoke-C1Api /api/v1/search/app_users -Method POST -Body @{ query = 'Ada' }")]
    [InlineData("O'Neil", "Entitlement", "Invoke-C1Api /api/v1/search/entitlements -Method POST -Body @{ query = 'O''Neil' }")]
    [InlineData("Ada", "User", "Get-C1User -DisplayName Ada")]
    [InlineData("…", "App", "Get-C1App -DisplayName '…'")]
    public void Within_an_expression_a_name_has_quotes_always(string name, string noun, string command) =>
        Assert.Equal(command, IdText.Find(Enum.Parse<Noun>(noun).Facts().FindByName, name));

    [Theory]
    [InlineData("GrantPolicyId", "Policy")]
    [InlineData("PolicySteps.grant[0].Approval.Manager.FallbackUserIds", "User")]
    [InlineData("Owners", "User")]
    [InlineData("AllowedReassignees", "User")]
    [InlineData("appUserIds", "Account")]
    [InlineData("app_resource_type_id", "AppResourceType")]
    [InlineData("ResourceIds", "AppResource")]
    [InlineData("AppGroupId", "Entitlement")]
    [InlineData("MatchBatonRef.AppId", "App")]
    [InlineData("Id", null)]
    [InlineData("DisplayName", null)]
    [InlineData("", null)]
    public void A_field_tells_whose_ids_it_holds(string field, string? noun) => Assert.Equal(noun, Nouns.OfField(field)?.ToString());
}
