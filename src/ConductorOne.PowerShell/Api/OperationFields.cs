using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using ConductorOne.Api;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Api;

/// <summary>
/// The fields of an operation as parameters. A field of the path, of the query and of the body is a parameter of its name. Where the body holds
/// one object that is changed in part, its fields are parameters, too. Of fields of the same name, that of the path counts, then that of the body.
/// A field that has the name of a parameter of the cmdlet's own, or a name that such a one begins with, has Field behind it; Query and ContentType,
/// which mean nothing else beside an operation, keep their names.
/// </summary>
internal sealed class OperationFields
{
    public const string UpdateMask = "updateMask";

    // The page engine fills them.
    private static readonly string[] PageFields = ["page_size", "page_token", "pageSize", "pageToken"];

    private static readonly string[] Shared = [nameof(InvokeC1ApiCommand.Query), nameof(InvokeC1ApiCommand.ContentType)];

    private readonly Dictionary<string, OperationField> _byName = new(StringComparer.OrdinalIgnoreCase);

    public OperationFields(ApiTable table, ApiOperation operation)
    {
        Operation = operation;
        Request = table.Request(operation);
        Answer = table.Answer(operation);
        Masked = Request?.MaskedField;
        var shapes = new OperationShapes(table, isAnswer: false) { Clears = Masked is not null };
        var own = OwnNames();
        Add(FieldPlace.Path, operation.PathFields);
        Add(FieldPlace.Query, operation.QueryFields);
        Add(FieldPlace.Body, Request?.Fields ?? []);
        MaskedFields = Masked is null ? [] : table.Message(Masked.Type.MessageName).Fields;
        Add(FieldPlace.Masked, MaskedFields);

        void Add(FieldPlace place, IEnumerable<ApiField> fields)
        {
            foreach (var field in fields.Where(f => (place == FieldPlace.Path || !f.IsReadOnly) && !(IsPaged && PageFields.Contains(f.Name))))
            {
                var name = OperationField.NameOf(field.Name);

                // What a name of the cmdlet's own begins with, PowerShell takes for that.
                name = !IsShared(name) && own.Any(o => o.StartsWith(name, StringComparison.OrdinalIgnoreCase)) ? name + "Field" : name;
                if (!_byName.ContainsKey(name))
                {
                    _byName.Add(name, new(name, field, place, shapes.Of(field.Type)));
                }
            }
        }
    }

    public ApiOperation Operation { get; }

    /// <summary>The message of the body; nothing where there is none.</summary>
    public ApiMessage? Request { get; }

    /// <summary>The message of the answer.</summary>
    public ApiMessage? Answer { get; }

    /// <summary>The object in the body that is changed in part.</summary>
    public ApiField? Masked { get; }

    /// <summary>Its fields.</summary>
    public IReadOnlyList<ApiField> MaskedFields { get; }

    /// <summary>Whether the answer comes in pages.</summary>
    public bool IsPaged => Answer?.HasNextPage == true
        || Operation.QueryFields.Concat(Request?.Fields ?? []).Any(f => f.Name is "page_token" or "pageToken");

    /// <summary>All of them: the required ones first, those of the path before the others.</summary>
    public IEnumerable<OperationField> All => _byName.Values.OrderBy(f => !f.IsRequired).ThenBy(f => f.Place);

    /// <summary>A field by the name of its parameter.</summary>
    public OperationField? Find(string name) => _byName.TryGetValue(name, out var field) ? field : null;

    /// <summary>The fields that an argument may mean: that of the name, or those whose names begin so.</summary>
    public IEnumerable<OperationField> Named(string argument) =>
        Find(argument) is { } exact ? [exact] : _byName.Values.Where(f => f.Name.StartsWith(argument, StringComparison.OrdinalIgnoreCase));

    /// <summary>The error of a field that the operation does not have.</summary>
    public C1InputException Unknown(string name)
    {
        string[] known = [.. All.Select(f => f.Name)];
        return new(
            known.Length == 0 ? Messages.OperationTakesNothing.With(Operation.Name, name)
                : Messages.OperationFieldUnknown.With(Operation.Name, name, Nearest.Hint(name, known), string.Join(", ", known)),
            name);
    }

    /// <summary>Whether the cmdlet itself has the parameter, for that field or another use.</summary>
    public static bool IsShared(string name) => Shared.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static string[] OwnNames() =>
    [
        .. typeof(InvokeC1ApiCommand).GetProperties().Where(p => p.GetCustomAttributes<ParameterAttribute>().Any()).Select(p => p.Name),
        .. Cmdlet.CommonParameters,
        .. Cmdlet.OptionalCommonParameters,
    ];
}
