using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Management.Automation;
using ConductorOne.Api;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.Shapes;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Api;

/// <summary>A field of an operation as a parameter: its name, its class, what reads its cells.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Field">The field.</param>
/// <param name="Place">Where it travels.</param>
/// <param name="Shape">What it looks like.</param>
internal sealed record OperationField(string Name, ApiField Field, FieldPlace Place, Shape Shape)
{
    // Objects of these have ids of their own; a field of another name may end like theirs and mean something else.
    private static readonly HashSet<Noun> OwnIds =
    [
        Validation.Noun.App, Validation.Noun.AppResource, Validation.Noun.AppResourceType, Validation.Noun.Connector, Validation.Noun.Function,
        Validation.Noun.Policy, Validation.Noun.User, Validation.Noun.Account, Validation.Noun.Entitlement,
    ];

    /// <summary>The name in PascalCase: <c>app_id</c> and <c>appId</c> are <c>AppId</c>.</summary>
    public static string NameOf(string field) => string.Concat(Array.ConvertAll(field.Split('_'), w => w.Length == 0 ? "" : char.ToUpperInvariant(w[0]) + w.Substring(1)));

    /// <summary>Whether it has to be given. Of what an update changes, nothing has to.</summary>
    public bool IsRequired => Field.IsRequired && Place != FieldPlace.Masked;

    /// <summary>Whose id it takes, as far as its name says.</summary>
    public Noun? Noun => Field.Type is { Kind: ApiKind.Text, Shape: not ApiShape.Map }
        && Name.TrimEnd('s').EndsWith("Id", StringComparison.Ordinal)
        && Nouns.OfField(Name) is { } noun && OwnIds.Contains(noun) ? noun : null;

    /// <summary>The class of the parameter.</summary>
    public Type Type => Field.Type switch
    {
        { Shape: ApiShape.Map } => typeof(IDictionary),
        { Shape: ApiShape.List, Kind: ApiKind.Text or ApiKind.Enum } => typeof(string[]),
        { Shape: ApiShape.List } => typeof(object[]),
        { Kind: ApiKind.Text } => IsSecret ? typeof(object) : typeof(string),
        { Kind: ApiKind.Enum } => typeof(string),
        { Kind: ApiKind.Bool } => typeof(bool?),
        { Kind: ApiKind.Int32 } => typeof(int?),
        { Kind: ApiKind.UInt32 or ApiKind.Int64 } => typeof(long?),
        { Kind: ApiKind.UInt64 } => typeof(ulong?),
        { Kind: ApiKind.Number } => typeof(double?),
        { Kind: ApiKind.Time } => typeof(DateTimeOffset?),
        { Kind: ApiKind.Duration } => typeof(TimeSpan?),
        { Kind: ApiKind.Message or ApiKind.Struct or ApiKind.Any } => typeof(IDictionary),
        _ => typeof(object),
    };

    /// <summary>A parameter that PowerShell, or the row pipe, knows for one call.</summary>
    public RuntimeDefinedParameter NewParameter() => new(Name, Type, new Collection<Attribute>
    {
        new ParameterAttribute { ParameterSetName = InvokeC1ApiCommand.ByOperation, ValueFromPipelineByPropertyName = true },
        NewCell(),
        new ArgumentCompleterAttribute(typeof(OperationValueCompleter)),

        // A column may have the name of the field.
        new AliasAttribute(Name == NameOf(Field.Name) ? [] : [NameOf(Field.Name)]),
    });

    /// <summary>What reads its cells: that of the cmdlets that have parameters of the same class, where there is one.</summary>
    public CellAttribute NewCell() => Field.Type switch
    {
        { Kind: ApiKind.Text, Shape: ApiShape.List } => Noun is { } ids ? new IdsCellAttribute(ids) : new ListCellAttribute(),
        { Kind: ApiKind.Text, Shape: ApiShape.Map } when !IsSecret => new MapCellAttribute(),
        { Kind: ApiKind.Text } when !IsSecret => Noun is { } id ? new IdCellAttribute(id) : new TextCellAttribute(),
        { Kind: ApiKind.Bool, Shape: ApiShape.One } => new BooleanCellAttribute(),
        { Kind: ApiKind.Int32, Shape: ApiShape.One } => new WholeNumberCellAttribute(),
        { Kind: ApiKind.Time, Shape: ApiShape.One } => new TimeCellAttribute(),
        { Kind: ApiKind.Duration, Shape: ApiShape.One } => new DurationCellAttribute(),
        _ => new FieldCellAttribute(this),
    };

    /// <summary>What is sent for a value of the parameter.</summary>
    /// <exception cref="C1InputException">It does not fit.</exception>
    public object? ToWire(object? value) => value is null ? null : ShapeReader.Read(Shape, value, Name);

    /// <summary>The names that it takes, alone or in a list; nothing where it is no enumeration.</summary>
    public WireEnum? Names => (Shape is ListShape list ? list.Item : Shape) is EnumShape names ? names.Values : null;

    /// <summary>Whether what it holds must not be shown.</summary>
    public bool IsSecret => SecretText.IsSecret(Field.Name);
}
