using System;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Lists;
using ConductorOne.Operations;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Apps;

/// <summary>The operations on directories. They are replaced as a whole.</summary>
internal static class DirectoryOperations
{
    private const string All = "/api/v1/directories";
    private const string Single = All + "/{AppId}";

    private static readonly Func<AnswerJson, C1Directory?> One = JsonBody.Reader(
        C1JsonContext.Default.DirectoryAnswer, (answer, parts) => parts.Inside(answer, answer.DirectoryView, "directoryView")?.Unwrap(parts));

    private static readonly Func<AnswerJson, Page<C1Directory>?> Several =
        PageBody.Reader(C1JsonContext.Default.ListAnswerDirectoryView, (DirectoryView view, AnswerParts parts) => view.Unwrap(parts));

    public static readonly Operation<C1Directory> Get = Operation.Get(Single, One);

    public static readonly Operation<C1Directory> Create = Operation.Create(All, One) with { Check = fields => Required.GivenId(fields.Get<string>("AppId"), "AppId") };

    public static readonly Operation<C1Directory> Replace = new("PUT", Single, One);

    public static readonly Operation<Done> Delete = Operation.Delete(Single);

    public static readonly ListOperation<C1Directory> List = new(All, Several);

    /// <summary>Puts the filter of accounts as the wire has it.</summary>
    /// <param name="given">The fields that were given.</param>
    /// <param name="present">The directory that is changed; nothing where it is new.</param>
    public static Fields Whole(Fields given, C1Directory? present)
    {
        var (all, cel) = (given["All"] is true, given["CelExpression"] as string);
        Required.That(!all || cel is null, "CelExpression", () => Messages.OneOfTwice.With("The directory", "All, CelExpression"));
        Required.That(cel is null || !string.IsNullOrWhiteSpace(cel), "CelExpression", () => Messages.RequiredTextEmpty.With("CelExpression"));
        cel = all ? null : cel ?? (given.Has("CelExpression") ? null : present?.CelExpression);
        Required.That(all || cel is not null || (given["All"] is not false && (present?.All == true || present is null)), "All", () => Messages.OneOfEmpty.With("The directory", "All, CelExpression"));
        var whole = new Fields { { "AppId", given["AppId"] } };
        if (cel is not null)
        {
            whole.Add("CelExpression", new Fields { { "Expression", cel } });
        }
        else
        {
            whole.Add("All", new Fields());
        }

        if ((given.Has("MergeConfig") ? given["MergeConfig"] : present?.MergeConfig) is { } merge)
        {
            whole.Add("MergeConfig", merge);
        }

        if (given["ExpandMask"] is { } mask)
        {
            whole.Add("ExpandMask", mask);
        }

        return whole;
    }
}
