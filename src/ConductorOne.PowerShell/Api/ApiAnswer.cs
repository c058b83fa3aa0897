using System;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Text.Json;
using ConductorOne.Json;
using ConductorOne.Lists;

namespace ConductorOne.PowerShell.Api;

/// <summary>What an operation answered: a value, the beginning of a list, or nothing.</summary>
public sealed class ApiAnswer
{
    /// <summary>A success that says no more.</summary>
    internal static readonly ApiAnswer Nothing = new(null);

    private readonly object? _value;

    private ApiAnswer(object? value) => _value = value;

    /// <summary>The list that goes on behind the first page, where one was asked for.</summary>
    internal PagedCall<object?>? List { get; private init; }

    internal Page<object?>? FirstPage { get; private init; }

    internal static ApiAnswer OfList(PagedCall<object?> list, Page<object?> firstPage) => new(null) { List = list, FirstPage = firstPage };

    /// <summary>Whether it is a page of a list, and not the last one.</summary>
    internal bool HasNextPage { get; private init; }

    /// <summary>As objects.</summary>
    internal static ApiAnswer Read(AnswerJson body) => Read(body, answer => AnswerValue.Of(answer));

    /// <summary>As text. It has to be JSON all the same.</summary>
    internal static ApiAnswer ReadText(AnswerJson body) => Read(body, _ => TextOf(body.Bytes));

    /// <summary>As a reader has it; of nothing, nothing is written.</summary>
    internal static ApiAnswer Read(AnswerJson body, Func<JsonElement, object?> value)
    {
        using var document = JsonDocument.Parse(body.Bytes, JsonDepth.Deep);
        var read = value(document.RootElement);
        return read is null && document.RootElement.ValueKind != JsonValueKind.Null ? Nothing : new(read) { HasNextPage = UntypedList.HasNextPage(document.RootElement) };
    }

    internal static string TextOf(byte[] body) => Encoding.UTF8.GetString(body);

    /// <summary>Writes it: of an array, one item after the other.</summary>
    internal void WriteTo(Cmdlet cmdlet)
    {
        if (this != Nothing)
        {
            cmdlet.WriteObject(_value, enumerateCollection: _value is object?[]);
        }
    }

    /// <summary>The id in it, its own or that of the object inside, for who must be told what was done; empty where it has none.</summary>
    public override string ToString() =>
        (_value is string text ? ValueOf(Encoding.UTF8.GetBytes(text)) : _value) is PSObject answer
            ? IdOf(answer) ?? answer.Properties.Select(p => p.Value).OfType<PSObject>().Select(IdOf).FirstOrDefault(id => id is not null) ?? ""
            : "";

    private static object? ValueOf(byte[] body)
    {
        using var document = JsonDocument.Parse(body, JsonDepth.Deep);
        return AnswerValue.Of(document.RootElement);
    }

    private static string? IdOf(PSObject value) => value.Properties["id"]?.Value as string;
}
