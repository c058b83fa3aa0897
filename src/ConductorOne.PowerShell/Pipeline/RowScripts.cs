using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using ConductorOne.PowerShell.Binding;
using ConductorOne.Resources;

namespace ConductorOne.PowerShell.Pipeline;

/// <summary>
/// The script blocks that were given for parameters, such as <c>-DisplayName { $_.Name }</c>. PowerShell runs them before it hands over the row,
/// and an error of theirs would be its own, without the row's number. So they are taken out of its hands and run when the row is there.
/// It has no public way to do so: where a version of PowerShell keeps them otherwise, they stay with it.
/// </summary>
internal sealed class RowScripts
{
    private const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;

    private readonly List<(CellParameter Parameter, ScriptBlock Script)> _scripts = [];

    /// <param name="bound">What PowerShell lists as bound: a script block stands there in a class of its own.</param>
    /// <param name="parameters">What rows fill.</param>
    public RowScripts(IEnumerable<KeyValuePair<string, object>> bound, CellParameters parameters)
    {
        foreach (var entry in bound)
        {
            if (IsScript(entry.Value))
            {
                Names.Add(entry.Key);
                if (parameters.All.FirstOrDefault(p => p.Name == entry.Key) is { } parameter && TakeOut(entry.Value) is { } script)
                {
                    _scripts.Add((parameter, script));
                }
            }
        }
    }

    /// <summary>The parameters that have one.</summary>
    public ISet<string> Names { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a bound value is no argument yet, but one for each row.</summary>
    public static bool IsScript(object? bound) => bound?.GetType() is { IsVisible: false } type && type.Name.Contains("ScriptBlock");

    /// <summary>Runs them for a row. One that gives nothing has not given its parameter.</summary>
    public IEnumerable<(CellParameter Parameter, object? Value)> Run(PSObject? row)
    {
        foreach (var (parameter, script) in _scripts)
        {
            yield return (parameter, Run(parameter, script, row));
        }
    }

    private static object? Run(CellParameter parameter, ScriptBlock script, PSObject? row)
    {
        try
        {
            var output = script.InvokeWithContext(null, [new PSVariable("_", row)]);
            return parameter.Cell.Read(output.Count switch { 0 => null, 1 => output[0], _ => output.ToArray<object>() });
        }
        catch (RuntimeException e) when (e is not PipelineStoppedException)
        {
            return new UnreadableCell(Messages.ScriptFailed.With(e.Message));
        }
    }

    // Its internals may differ in any way from those that are expected here, and then anything may be thrown.
    private static ScriptBlock? TakeOut(object delayed)
    {
        try
        {
            return Replace(delayed);
        }
        catch (Exception)
        {
            return null;
        }
    }

    // Leaves one that gives nothing in its place.
    private static ScriptBlock? Replace(object delayed)
    {
        var argument = delayed.GetType().GetField("_argument", Hidden)?.GetValue(delayed);
        var value = argument?.GetType().GetProperty("ArgumentValue", Hidden);
        var set = argument?.GetType().GetMethod("SetArgumentValue", Hidden);
        if (value?.GetValue(argument) is not ScriptBlock script || set?.GetParameters() is not { Length: 2 } wanted)
        {
            return null;
        }

        var place = argument!.GetType().GetProperties(Hidden).FirstOrDefault(p => p.Name.StartsWith("Argument", StringComparison.Ordinal) && p.PropertyType == wanted[0].ParameterType);
        set.Invoke(argument, [place?.GetValue(argument), ScriptBlock.Create("$null")]);
        return script;
    }
}
