using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using ConductorOne.Api;
using ConductorOne.PowerShell.Api;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Completion;

/// <summary>Completes the value of an operation's field: names of an enumeration, true and false, ids. Silent where the operation is not known.</summary>
internal sealed class OperationValueCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var field = FieldOf(fakeBoundParameters["Operation"] as string, parameterName);
        return field is null ? []
            : field.Names is { } names ? Completions.Of(names.Names.Where(n => n != "Unspecified").Select(n => (n, names.ToWire(n))), wordToComplete)
            : field.Field.Type.Kind == ApiKind.Bool ? Completions.Of([("true", "true"), ("false", "false")], wordToComplete)
            : field.Noun is { } noun ? new IdCompleter(noun).CompleteArgument(commandName, parameterName, wordToComplete, commandAst, fakeBoundParameters)
            : [];
    }

    private static OperationField? FieldOf(string? operation, string parameter)
    {
        try
        {
            return operation is null ? null : new OperationFields(ApiTable.Current, new OperationNames(ApiTable.Current).Find(operation)).Find(parameter);
        }
        catch (C1InputException)
        {
            return null;
        }
    }
}
