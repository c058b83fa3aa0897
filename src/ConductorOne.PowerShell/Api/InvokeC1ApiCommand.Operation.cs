using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation;
using ConductorOne.Api;
using ConductorOne.Http;
using ConductorOne.Lists;
using ConductorOne.PowerShell.Binding;
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
    private readonly Dictionary<string, (RowOperation Operation, RowColumns Columns)> _byName = new(StringComparer.OrdinalIgnoreCase);
    private OperationFields? _fields;
    private C1InputException? _wrongName;
    private RowColumns? _unknown;
    private OperationAnswer? _answer;
    private bool _isDeprecationTold;

    private protected override bool TakesRows => Path.Length == 0;

    // PowerShell knows the fields of an operation that stands on the command line, and no other. An operation that comes down the pipe gives no fields.
    private protected override bool IsRowBound(InputRow row) =>
        _fields is not null || Path.Length > 0 || InputObject?.BaseObject is C1Operation || KnownObject.ClassOf(InputObject) == typeof(C1Operation).FullName;

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
            _dynamic.Add(field.Name, field.NewParameter());
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
            _wrongName = null;
            return _fields = Operation is null ? null : FieldsOf(Operation);
        }
        catch (C1InputException e)
        {
            _wrongName = e;
            return null;
        }
    }

    private static OperationFields FieldsOf(string name) => new(ApiTable.Current, new OperationNames(ApiTable.Current).Find(name));

    private OtherArguments Others => new(_dynamic.TryGetValue(OtherFields, out var others) ? others.Value as object[] ?? [] : []);

    // What is wrong with the operation of a row is said when its call is made.
    private protected override RowColumns ColumnsOfRow()
    {
        if (_fields is not null || Operation is null)
        {
            return base.ColumnsOfRow();
        }

        try
        {
            return OfRow(Operation).Columns;
        }
        catch (C1InputException)
        {
            return _unknown ??= NewColumns(new([]), new HashSet<string>());
        }
    }

    private (RowOperation Operation, RowColumns Columns) OfRow(string name)
    {
        if (!_byName.TryGetValue(name, out var known))
        {
            var fields = FieldsOf(name);
            RefuseShared(fields);
            var own = new[] { nameof(Operation), nameof(Query), nameof(ContentType) }.Where(n => n == nameof(Operation) || fields.Find(n) is not null);
            var operation = new RowOperation(fields, own.Select(n => GetType().GetProperty(n)!), Others);
            _byName[name] = known = (operation, NewColumns(operation.Parameters, operation.Given));
        }

        return known;
    }

    private void BeginOperation()
    {
        if (Operation is null)
        {
            return;
        }

        if (_wrongName is not null)
        {
            throw _wrongName;
        }

        // What PowerShell could not bind is none of its fields, though a text may look like one.
        var fields = _fields ?? FieldsOf(Operation);
        if (Others.Of(fields).Keys.FirstOrDefault() is { } text)
        {
            throw fields.Unknown("-" + text.Name);
        }

        RefuseShared(fields);
        Refuse(fields.IsPaged ? null : [First is null ? null : nameof(First), PageSize is null ? null : nameof(PageSize)], name => Messages.OperationIsNoList.With(Operation, name));
    }

    // Query and ContentType, which mean something else beside a path.
    private void RefuseShared(OperationFields fields)
    {
        if (Arguments.FirstOrDefault(a => OperationFields.IsShared(a) && fields.Find(a) is null) is { } name)
        {
            throw fields.Unknown(name);
        }
    }

    private ApiCall<ApiAnswer> NewOperationCall()
    {
        var fields = _fields ?? OfRow(Operation!).Operation.Fields;
        var untyped = new OperationCall(fields).New(OfParameters(fields), Headers);
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
}
