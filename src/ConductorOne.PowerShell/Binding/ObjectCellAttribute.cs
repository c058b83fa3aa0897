using System;
using System.Collections;
using System.Linq;
using System.Text.Json;
using ConductorOne.Api;
using ConductorOne.Json;
using ConductorOne.Resources;
using ConductorOne.Shapes;

namespace ConductorOne.PowerShell.Binding;

/// <summary>
/// An object of the API, or several: as such, as a hashtable, a PSCustomObject, or as JSON in a cell. A misspelt key anywhere
/// inside is an error that names it.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal class ObjectCellAttribute(Type type) : CellAttribute
{
    protected override string Expected => Messages.ExpectedObject;

    protected override bool TryRead(string text, out object? value)
    {
        value = null;
        var start = text.TrimStart()[0];
        if (start is '{' or '[')
        {
            try
            {
                value = Convert(JsonSerializer.Deserialize(text, C1JsonContext.Default.Object));
                return true;
            }
            catch (JsonException)
            {
                return false;
            }
        }

        return TryReadPlain(text, out value);
    }

    protected virtual bool TryReadPlain(string text, out object? value)
    {
        var read = MapCellAttribute.ReadPairs(text);
        value = read is IDictionary map ? Convert(map) : read;
        return value is not null;
    }

    protected override object? FromObject(object value) => Convert(PlainValue.Sendable(value));

    private protected virtual object? Convert(object? value)
    {
        if (!type.IsArray)
        {
            return ShapeReader.ReadAs(type, value, type.Name);
        }

        var element = type.GetElementType()!;
        var items = value is null ? [] : PlainList.Of(value) is { } list ? list.Cast<object?>().ToArray() : [value];
        var result = Array.CreateInstance(element, items.Length);
        for (var i = 0; i < items.Length; i++)
        {
            result.SetValue(ShapeReader.ReadAs(element, items[i], element.Name + "[" + i + "]"), i);
        }

        return value is null ? null : result;
    }
}
