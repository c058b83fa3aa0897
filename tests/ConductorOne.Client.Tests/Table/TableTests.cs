using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ConductorOne.Api;
using ConductorOne.Client.Tests.Fakes;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ConductorOne.Client.Tests.Table;

public class TableTests
{
    private static readonly ApiTable Table = ApiTable.Current;

    [Fact]
    public void What_is_read_is_written_as_it_stood_in_the_files()
    {
        Assert.Equal(Lines("Operations.txt"), Table.Ids.Concat(Table.RemovedIds).Select(id => Table.Operation(id).ToString()));
        Assert.Equal(Lines("Messages.txt"), Table.MessageNames.SelectMany(name => Table.Message(name).ToString().TrimEnd('\n').Split('\n')));
    }

    [Fact]
    public void Every_message_and_every_field_of_a_path_that_is_named_is_there()
    {
        foreach (var operation in Table.Operations)
        {
            Assert.NotNull(Table.Answer(operation));
            Assert.Equal(operation.RequestName.Length == 0, Table.Request(operation) is null);
            Assert.Equal(operation.Path.Count(c => c == '{'), operation.PathFields.Count);
            Assert.All(operation.PathFields, f => Assert.Contains("{" + f.Name + "}", operation.Path, StringComparison.Ordinal));
        }

        Assert.All(
            Table.MessageNames.SelectMany(name => Table.Message(name).Fields).Where(f => f.Type.Kind == ApiKind.Message),
            f => Assert.Contains(f.Type.MessageName, Table.MessageNames));
    }

    [Fact]
    public void No_two_operations_have_the_same_short_name() =>
        Assert.Equal(Table.Ids.Count, Table.Operations.Select(o => o.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());

    [Theory]
    [InlineData("c1.api.vault.v1.VaultService.Create", "Vault.Create")]
    [InlineData("c1.api.app.v1.Apps.Get", "Apps.Get")]
    [InlineData("c1.api.app.v2.AppOwners.Set", "AppOwnersV2.Set")]
    [InlineData("c1.api.integration.connector.v1.ConnectorCatalogService.ConfigurationSchema", "ConnectorCatalog.ConfigurationSchema")]
    [InlineData("Service.Get", "Service.Get")]
    [InlineData("x.v1.Service.Get", "Service.Get")]
    public void The_short_name_is_the_service_and_what_it_does(string id, string name) => Assert.Equal(name, ApiOperation.ShortName(id));

    [Theory]
    [InlineData("c1.api.app.v1.Apps.List", null, true)]
    [InlineData("c1.api.app.v1.AppOwners.ListOwnerIDs", null, false)]
    [InlineData("c1.api.app.v1.Apps.Update", "app", false)]
    [InlineData("c1.api.functions.v1.FunctionsService.UpdateFunction", "function", false)]
    [InlineData("c1.api.vault.v1.VaultService.Create", null, false)]
    public void A_list_and_an_update_are_told_by_their_messages(string id, string? masked, bool isList)
    {
        var operation = Table.Operation(id);
        Assert.Equal(masked, Table.Request(operation)?.MaskedField?.Name);
        Assert.Equal(isList, Table.Answer(operation)!.ListField is not null);
    }

    [Fact]
    public void Fields_are_read_as_they_are_written() => Always.Holds(Fields, field =>
    {
        var read = ApiField.Parse("  " + field);
        Assert.Equal(field.ToString(), read.ToString());
        Assert.Equal((field.Type.Kind, field.IsRequired, field.Group), (read.Type.Kind, read.IsRequired, read.Group));
    });

    [Fact]
    public void Operations_are_read_as_they_are_written() => Always.Holds(Operations, operation =>
    {
        var read = ApiOperation.Parse(operation.ToString());
        Assert.Equal(operation.ToString(), read.ToString());
        Assert.Equal(operation.Path, read.Path);
        Assert.Equal(operation.PathFields.Select(f => f.ToString()), read.PathFields.Select(f => f.ToString()));
    });

    [Fact]
    public void Messages_are_found_wherever_they_stand() => Always.Holds(Fields.ListOf().ListOf(), messages =>
    {
        var written = messages.Select((fields, i) => new ApiMessage("m" + i, [.. fields.Select((f, n) => f with { Name = "f" + n })])).ToArray();
        var table = new ApiTable("", "# what a line means\r\n" + string.Concat(written.Select(m => m.ToString().Replace("\n", "\r\n", StringComparison.Ordinal))));
        Assert.All(Enumerable.Reverse(written), m => Assert.Equal(m.ToString(), table.Message(m.Name).ToString()));
    });

    private static Gen<string> Words => Gen.Elements("a", "page_size", "appId", "x1", "@type", "VAULT_TYPE", "c1.api.app.v1.App");

    private static Gen<ApiType> Types =>
        from kind in Gen.Elements(Enum.GetValues<ApiKind>())
        from shape in Gen.Elements(Enum.GetValues<ApiShape>())
        from prefix in Gen.Elements("", "KIND_", "A_B_")
        from names in Gen.Elements("UNSPECIFIED", "ONE", "TWO_3").NonEmptyListOf()
        select kind switch
        {
            ApiKind.Enum => new ApiType(kind, shape, prefix: prefix, names: names),
            ApiKind.Message => new ApiType(kind, shape, messageName: "c1.api.app.v1.App"),
            _ => new ApiType(kind, shape),
        };

    private static Gen<ApiField> Fields =>
        from name in Words
        from type in Types
        from flags in Gen.Choose(0, 31)
        select new ApiField(name, type)
        {
            IsRequired = (flags & 1) > 0,
            IsReadOnly = (flags & 2) > 0,
            IsOptional = (flags & 4) > 0,
            IsDeprecated = (flags & 8) > 0,
            Group = (flags & 16) > 0 ? "typ" : "",
        };

    private static Gen<ApiOperation> Operations =>
        from inPath in Gen.Elements(ApiKind.Text, ApiKind.Int64).ListOf()
        from query in Gen.Elements(ApiKind.Text, ApiKind.Int32, ApiKind.Bool).ListOf()
        from stability in Gen.Elements("", "draft", "alpha", "beta")
        from flags in Gen.Choose(0, 15)
        let fields = inPath.Select((kind, i) => new ApiField("p" + i, new ApiType(kind)) { IsRequired = true }).ToArray()
        select new ApiOperation("c1.api.app.v1.Apps.Do", "POST", "/api/v1" + string.Concat(fields.Select(f => "/things/{" + f.Name + "}")))
        {
            PathFields = fields,
            QueryFields = [.. query.Select((kind, i) => new ApiField("q" + i, new ApiType(kind)))],
            RequestName = (flags & 1) > 0 ? "c1.Request" : "",
            AnswerName = (flags & 2) > 0 ? "c1.Answer" : "",
            IsDeprecated = (flags & 4) > 0,
            IsRemoved = (flags & 8) > 0,
            Stability = stability,
        };

    private static IEnumerable<string> Lines(string name)
    {
        using var reader = new StreamReader(typeof(ApiTable).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#');
    }
}
