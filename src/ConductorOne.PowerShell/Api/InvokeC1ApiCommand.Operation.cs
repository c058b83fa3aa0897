using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using ConductorOne.Api;
using ConductorOne.Http;
using ConductorOne.Lists;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Api;

/// <content>Calls by name: the fields of the operation are parameters, and what comes down the pipe are rows of them, or operations.</content>
public sealed partial class InvokeC1ApiCommand
{
    // Takes what no parameter takes, so that the message can say what was meant.
    private const string OtherFields = nameof(OtherFields);

    private readonly RuntimeDefinedParameterDictionary _dynamic = [];
    private readonly Dictionary<string, OperationFields> _byName = new(StringComparer.OrdinalIgnoreCase);
    private OperationFields? _fields;
    private OperationAnswer? _answer;
    private bool _isDeprecationTold;

    private protected override bool TakesRows => _fields is not null;

    /// <summary>The fields of the operation as parameters; none where the operation is given by its path.</summary>
    public object? GetDynamicParameters()
    {
        if (Operation is null && (Path.Length > 0 || !MyInvocation.ExpectingInput))
        {
            return null;
        }

        _dynamic.Clear();
        foreach (var field in KnownFields()?.All.Where(f => !OperationFields.IsShared(f.Name)) ?? [])
        {
            _dynamic.Add(field.Name, new(field.Name, field.Type, new Collection<Attribute>
            {
                new ParameterAttribute { ParameterSetName = ByOperation, ValueFromPipelineByPropertyName = true },
                field.NewCell(),
                new ArgumentCompleterAttribute(typeof(OperationValueCompleter)),

                // A column may have the name of the field.
                new AliasAttribute(field.Name == OperationField.NameOf(field.Field.Name) ? [] : [OperationField.NameOf(field.Field.Name)]),
            }));
        }

        _dynamic.Add(OtherFields, new(OtherFields, typeof(object[]), new Collection<Attribute>
        {
            new ParameterAttribute { ParameterSetName = ByOperation, ValueFromRemainingArguments = true, DontShow = true },
        }));
        return _dynamic;
    }

    private protected override CellParameters NewParameters() => new(_fields?.All.Select(NewCellParameter) ?? []);

    private CellParameter NewCellParameter(OperationField field) =>
        _dynamic.TryGetValue(field.Name, out var parameter) && parameter.Attributes.OfType<CellAttribute>().FirstOrDefault() is { } cell
            ? new(new OperationParameter(parameter), cell)
            : new(GetType().GetProperty(field.Name)!, field.NewCell());

    // A wrong name is an error when the cmdlet begins. Completion, which asks here too, stays silent.
    private OperationFields? KnownFields()
    {
        try
        {
            return _fields = Operation is null ? null : FieldsOf(Operation);
        }
        catch (C1InputException)
        {
            return null;
        }
    }

    private OperationFields FieldsOf(string name) =>
        _byName.TryGetValue(name, out var known) ? known : _byName[name] = new(ApiTable.Current, new OperationNames(ApiTable.Current).Find(name));

    private void BeginOperation()
    {
        if (Operation is null)
        {
            return;
        }

        var fields = FieldsOf(Operation);
        RefuseUnknown(fields, OtherArguments().Select(a => a.Name).Concat(Arguments.Where(a => OperationFields.IsShared(a) && fields.Find(a) is null)));
        Refuse(fields.IsPaged ? null : [First is null ? null : nameof(First), PageSize is null ? null : nameof(PageSize)], name => Messages.OperationIsNoList.With(Operation, name));
    }

    private static void RefuseUnknown(OperationFields fields, IEnumerable<string> names)
    {
        if (names.FirstOrDefault() is { } name)
        {
            string[] known = [.. fields.All.Select(f => f.Name)];
            throw new C1InputException(
                known.Length == 0 ? Messages.OperationTakesNothing.With(fields.Operation.Name, name)
                    : Messages.OperationFieldUnknown.With(fields.Operation.Name, name, Nearest.Hint(name, known), string.Join(", ", known)),
                name);
        }
    }

    private ApiCall<ApiAnswer> NewOperationCall()
    {
        var fields = _fields ?? FieldsOf(Operation!);
        var untyped = new OperationCall(fields).New(_fields is null ? OfRow(fields) : OfParameters(fields), Headers);
        if (fields.Operation.IsDeprecated && !_isDeprecationTold)
        {
            _isDeprecationTold = true;
            WriteWarning(Messages.OperationDeprecated.With(fields.Operation.Name));
        }

        // For all rows of one operation, once: it looks at every message that the answer may hold.
        var answer = _answer?.Fields == fields ? _answer : _answer = new OperationAnswer(ApiTable.Current, fields);
        return fields.IsPaged
            ? FirstPage(Raw ? UntypedList.OfPages<object?>(untyped.Pages(), ApiAnswer.TextOf) : UntypedList.Of(untyped.Pages(), answer.Item, fields.Answer?.ListField?.Name))
            : new(untyped.Request(), body => Raw ? ApiAnswer.ReadText(body) : answer.Read(body)) { Empty = ApiAnswer.Nothing };
    }

    private Dictionary<string, object?> OfParameters(OperationFields fields)
    {
        var given = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        var isOurs = KnownObject.ClassOf(InputObject) is not null;
        foreach (var parameter in Parameters.All)
        {
            // An object of this module has every field: what changes is typed.
            var counts = !isOurs || Scripted.Contains(parameter.Name) || fields.Find(parameter.Name)?.Place != FieldPlace.Masked;
            var value = Value(parameter, fields);
            if (Arguments.Contains(parameter.Name) || (counts && Given(value, parameter.Name) is not null))
            {
                given[parameter.Name] = value is not null && parameter.Cell is (IdsCellAttribute or ListCellAttribute)
                    ? parameter.Cell.ToWire(value!, parameter.Name)
                    : value;
            }
        }

        return given;
    }

    // PowerShell has read the cells of the dynamic parameters, but not those of the cmdlet's own.
    private object? Value(CellParameter parameter, OperationFields fields)
    {
        var value = parameter.Property.GetValue(this);
        return !OperationFields.IsShared(parameter.Name) ? value : fields.Find(parameter.Name)!.NewCell().Read(value) switch
        {
            UnreadableCell unreadable => throw new C1InputException(Messages.CellUnreadable.With(parameter.Name, unreadable.Reason), parameter.Name),
            var read => read,
        };
    }

    // Of an operation that came down the pipe, PowerShell knew no parameter when it read the arguments and the row.
    private Dictionary<string, object?> OfRow(OperationFields fields)
    {
        var arguments = OtherArguments().ToArray();
        RefuseUnknown(fields, arguments.Select(a => a.Name).Where(name => fields.Find(name) is null));
        var given = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var field in fields.All)
        {
            var argument = arguments.LastOrDefault(a => fields.Find(a.Name) == field);
            Required.That(
                argument.Value is not Missing || field.Type == typeof(bool?), argument.Name ?? "", () => Messages.ArgumentWithoutValue.With(argument.Name));
            var value = argument.Name is not null || InputObject?.BaseObject is C1Operation ? (argument.Value is Missing ? true : argument.Value) : KnownObject.Member(InputObject, field.Name);
            var read = field.NewCell().Read(value);
            if (read is UnreadableCell unreadable)
            {
                throw new C1InputException(Messages.CellUnreadable.With(field.Name, unreadable.Reason), field.Name);
            }

            if (argument.Name is not null || read is not (null or ""))
            {
                given[field.Name] = read;
            }
        }

        return given;
    }

    // As PowerShell hands over what it cannot bind: names with their dashes, each with its value behind it.
    private IEnumerable<(string Name, object? Value)> OtherArguments()
    {
        string? name = null;
        foreach (var argument in _dynamic.TryGetValue(OtherFields, out var others) ? others.Value as object[] ?? [] : [])
        {
            var isName = PlainValue.Unwrapped(argument) is string { Length: > 1 } text && text[0] == '-' && char.IsLetter(text[1]);
            if (name is not null)
            {
                yield return (name, isName ? Missing.Value : argument);
            }
            else if (!isName)
            {
                yield return (PlainValue.SingleText(argument) ?? argument?.GetType().Name ?? "", null);
            }

            name = isName ? PlainValue.SingleText(argument)!.TrimStart('-').TrimEnd(':') : null;
        }

        if (name is not null)
        {
            yield return (name, Missing.Value);
        }
    }
}
