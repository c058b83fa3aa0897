using System.Collections.Generic;
using System.Linq;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Operations;
using FsCheck.Fluent;
using Xunit;

namespace ConductorOne.Client.Tests.Operations;

public class FieldsTests
{
    [Fact]
    public void They_keep_their_order_and_their_last_value() => Always.Holds(
        Always.Word.Select(word => word[..1]).ArrayOf(),
        names =>
        {
            var fields = new Fields();
            for (var i = 0; i < names.Length; i++)
                fields.Add(names[i], i);
            Assert.Equal(names.Distinct(), fields.Select(field => field.Key));
            Assert.All(fields, field => Assert.Equal(System.Array.LastIndexOf(names, field.Key), field.Value));
            Assert.Equal(names.Length == 0, fields.IsEmpty);
        });

    [Fact]
    public void One_without_a_value_is_there_all_the_same()
    {
        var fields = new Fields { { "Description", null } };
        Assert.Equal((true, false), (fields.Has("Description"), fields.Has("DisplayName")));
        Assert.Null(fields["Description"]);
        Assert.Null(fields["DisplayName"]);
        Assert.False(fields.IsEmpty);
    }

    [Fact]
    public void A_value_is_had_as_what_it_is()
    {
        var fields = new Fields { { "Owners", new[] { "u1" } }, { "MonthlyCostUsd", 12 } };
        Assert.Equal(["u1"], fields.Get<string[]>("Owners")!);
        Assert.Null(fields.Get<string>("Owners"));
        Assert.Null(fields.Get<string>("MonthlyCostUsd"));
        Assert.Null(fields.Get<string>("owners"));
    }

    [Fact]
    public void One_is_set_in_its_place_and_taken_out()
    {
        var fields = new Fields { { "A", 1 }, { "B", 2 }, { "C", 3 } };
        fields["A"] = 4;
        fields["D"] = 5;
        Assert.Equal(2, fields.Take("B"));
        Assert.Null(fields.Take("B"));
        Assert.Equal([new("A", 4), new("C", 3), new("D", 5)], fields);
        Assert.Equal([new KeyValuePair<string, object?>("C", 3)], fields.Except(["A", "D", "E"]));
    }
}
