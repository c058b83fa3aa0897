using System;
using System.Collections;
using System.Management.Automation;
using ConductorOne.Functions;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Functions;

/// <summary>Creates functions, with their first commit.</summary>
[Cmdlet(VerbsCommon.New, "C1Function", SupportsShouldProcess = true)]
[OutputType(typeof(C1Function))]
public sealed class NewC1FunctionCommand : FunctionFieldsCommand
{
    private readonly FindOrMake<C1Function> _functions = new();

    /// <inheritdoc/>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [TextCell(NamesNew = true)]
    public override string? DisplayName { get; set; }

    /// <inheritdoc/>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [SupportsWildcards]
    [PathCell]
    public override string[]? Path { get; set; }

    /// <summary>The code: file paths with text or bytes.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ContentCell]
    public IDictionary? InitialContent { get; set; }

    /// <summary>Publishes that commit, by a second call.</summary>
    [Parameter]
    public SwitchParameter Publish { get; set; }

    /// <summary>Creates none where there is one of that name, and returns that as it is: nothing is published.</summary>
    [Parameter]
    public SwitchParameter IfNotExists { get; set; }

    private protected override string Action => IfNotExists ? OfNoun(Messages.ActionFindOrCreate) : Publish ? Messages.ActionCreateAndPublishFunction : base.Action;

    private protected override string Target => DisplayName ?? "";

    private protected override ApiCall<C1Function> NewCall()
    {
        var fields = GivenFields([]);
        fields[nameof(FunctionType)] ??= WireEnum.Of<FunctionType>().ToWire("Any");
        var hasCode = GatherContent(fields, nameof(InitialContent));
        Required.That(!Publish || hasCode, nameof(Publish), () => Messages.PublishWithoutCode);
        return FunctionOperations.Create.Call(fields);
    }

    private protected override RowWork<C1Function> NewWork(ApiCall<C1Function> call)
    {
        var make = Publish ? PublishAsync(call) : base.NewWork(call);
        var name = DisplayName!;
        return IfNotExists
            ? _functions.Work(
                this,
                "",
                name,
                [FunctionOperations.Search.Call(new() { { "Query", NameComparer.Bare(name) } })],
                function => FindOrMake<C1Function>.IsSameName(function.DisplayName, name),
                make)
            : make;
    }

    // A function that could not be published exists all the same, and is written.
    private static RowWork<C1Function> PublishAsync(ApiCall<C1Function> call) => async (session, trace, cancellationToken) =>
    {
        var created = await session.Client.SendAsync(call, trace, cancellationToken).ConfigureAwait(false);
        try
        {
            var commitId = created.Commit is { Id.Length: > 0 } commit ? commit.Id : created.Head;
            var published = await session.Client.SendAsync(FunctionOperations.Publish(created.Id, commitId), trace, cancellationToken)
                .ConfigureAwait(false);
            published.Commit = created.Commit;
            return published;
        }
        catch (Exception e)
        {
            throw new PartialResultException(created, e);
        }
    };
}
