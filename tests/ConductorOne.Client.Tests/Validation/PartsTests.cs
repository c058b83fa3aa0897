using System;
using System.Linq;
using ConductorOne.Apps;
using ConductorOne.Owners;
using ConductorOne.Validation;
using Xunit;

namespace ConductorOne.Client.Tests.Validation;

public class PartsTests
{
    private static readonly Type[] Classes = [.. typeof(C1App).Assembly.GetExportedTypes().Where(type => type.Name.StartsWith("C1", StringComparison.Ordinal) && !type.IsAbstract)];

    [Fact]
    public void A_row_of_a_class_is_taken_for_no_other_class()
    {
        var found = Classes.Select(type => (type, Part: Parts.OfColumns(Columns(type)))).Where(found => found.Part is not null).ToArray();
        Assert.All(found, one => Assert.Equal(one.type, one.Part));
        Assert.True(found.Length >= 18);
    }

    [Fact]
    public void No_noun_is_a_part() => Assert.All(Classes.Where(type => Nouns.OfClass(type.FullName) is not null), type => Assert.Null(Parts.OfColumns(Columns(type))));

    [Theory]
    [InlineData("OWNEROF", typeof(C1Owner))]
    [InlineData("AppId,UserId,ownerOf", typeof(C1Owner))]
    [InlineData("AppId,OwnershipType,OwnerOf", typeof(C1UserOwnership))]
    [InlineData("State,City", null)]
    [InlineData("DefaultsEnabled,State", typeof(C1AppAccessRequestDefault))]
    [InlineData("AppId,Notify,NotifyAfterDays,Revoke,RevokeAfterDays", null)]
    [InlineData("AppId,ConnectorId,ExternalId", null)]
    [InlineData("AppId,ConnectorId,LastError", null)]
    [InlineData("", null)]
    public void Columns_tell_the_class_whatever_their_order_and_case(string columns, Type? expected) => Assert.Equal(expected, Parts.OfColumns(columns.Split(',')));

    private static string[] Columns(Type type) => [.. type.GetProperties().Select(property => property.Name)];
}
