using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Text.RegularExpressions;
using ConductorOne.Api;

namespace ConductorOne.Sandbox.Validation;

/// <summary>The schemas of the messages that the API's table describes. Each is made when it is first asked for, and once.</summary>
internal sealed partial class TableSchemas(ApiTable table)
{
    private static readonly Lazy<TableSchemas> Shipped = new(() => new TableSchemas(ApiTable.Current));

    private readonly ConcurrentDictionary<string, MessageSchema> _made = new(StringComparer.Ordinal);

    /// <summary>Those of the table that this build has.</summary>
    public static TableSchemas Current => Shipped.Value;

    /// <summary>The schema of a message.</summary>
    /// <param name="messageName">The message's full name, such as <c>c1.api.app.v1.App</c>.</param>
    public MessageSchema Of(string messageName) => _made.GetOrAdd(messageName, Make);

    /// <summary>The schema of a message, as it stands in error messages: what comes behind the version of its package.</summary>
    public static string ShortName(string messageName)
    {
        var name = string.Concat(PackagePattern().Replace(messageName, "").Split('.'));
        return name.EndsWith("RequestInput", StringComparison.Ordinal) ? name[..^"Input".Length] : name;
    }

    private MessageSchema Make(string messageName)
    {
        var message = table.Message(messageName);
        var changed = message.MaskedField;
        var fields = message.Fields.Select(field => LiveRules.Of(messageName, Convert(message, field, isChanged: field == changed)));
        return new MessageSchema(ShortName(messageName), [.. fields]) { RequiredOneOfs = LiveRules.RequiredOneOfs(messageName) };
    }

    private FieldSchema Convert(ApiMessage message, ApiField field, bool isChanged)
    {
        var shape = field.Type.Shape switch { ApiShape.List => FieldShape.List, ApiShape.Map => FieldShape.Map, _ => FieldShape.Single };
        var kind = Kind(field.Type.Kind);
        var nested = field.Type.MessageName;
        var schema = kind == FieldKind.Nested ? FieldSchema.Nested(field.Name, () => Of(nested)) : new FieldSchema(field.Name, kind);
        return schema with
        {
            Shape = shape,
            Choices = [.. field.Type.Names.Select(name => field.Type.Prefix + name)],
            OneOf = field.Group.Length > 0 ? field.Group : null,
            IsRequired = field.IsRequired || isChanged,
            IsReadOnly = field.IsReadOnly,
            IsLeftOut = field.IsOptional && !IsMask(field),
            ReadsNull = field.IsOptional && IsMask(field),
            IsId = kind == FieldKind.Text && shape != FieldShape.Map && IsId(message.Name, field.Name),
        };
    }

    private static FieldKind Kind(ApiKind kind) => kind switch
    {
        ApiKind.Bool => FieldKind.Flag,
        ApiKind.Int32 => FieldKind.Int32,
        ApiKind.UInt32 => FieldKind.UInt32,
        ApiKind.Int64 => FieldKind.Int64,
        ApiKind.UInt64 => FieldKind.UInt64,
        ApiKind.Number => FieldKind.Fraction,
        ApiKind.Bytes => FieldKind.Bytes,
        ApiKind.Time => FieldKind.Timestamp,
        ApiKind.Duration => FieldKind.Duration,
        ApiKind.Enum => FieldKind.Choice,
        ApiKind.Message => FieldKind.Nested,
        ApiKind.Any or ApiKind.Struct => FieldKind.FreeForm,
        ApiKind.Value => FieldKind.Anything,
        _ => FieldKind.Text,
    };

    private static bool IsMask(ApiField field) => field.Name.EndsWith("Mask", StringComparison.Ordinal);

    // The table has no patterns. What is named after a noun that has ids of the usual form holds such an id; other ids may have any form.
    private static bool IsId(string messageName, string fieldName) =>
        IdPattern().IsMatch(fieldName) || (fieldName == "id" && messageName.EndsWith("Ref", StringComparison.Ordinal));

    [GeneratedRegex(@"^([a-z0-9_]+\.)*v[0-9]+[a-z0-9]*\.", RegexOptions.CultureInvariant)]
    private static partial Regex PackagePattern();

    [GeneratedRegex(
        "^(|[A-Za-z]*?)([aA]pp|[uU]ser|[pP]olicy|[cC]onnector|[eE]ntitlement|[rR]esource|[rR]esourceType|[cC]atalog|[fF]unction|[cC]ommit|[wW]ebhook|[gG]roup|StepUpProvider)Ids?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex IdPattern();
}
