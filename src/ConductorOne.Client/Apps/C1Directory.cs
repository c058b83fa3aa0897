using System.Text.Json.Serialization;
using ConductorOne.Json;
using ConductorOne.Resources;

namespace ConductorOne.Apps;

/// <summary>An app that is a directory: its accounts are where the users come from.</summary>
public sealed class C1Directory : C1Object
{
    /// <summary>The app's id.</summary>
    [JsonPropertyName("appId")]
    public override string Id { get; set; } = "";

    /// <summary>The id under the name that other cmdlets bind from a pipe.</summary>
    [JsonIgnore]
    public string AppId => Id;

    /// <summary>Whether all accounts count.</summary>
    [JsonIgnore]
    public bool All => AllFilter is not null;

    /// <summary>The CEL expression that chooses the accounts that count; nothing where all do.</summary>
    [JsonIgnore]
    public string? CelExpression => string.IsNullOrEmpty(CelFilter?.Expression) ? null : CelFilter!.Expression;

    /// <summary>How the accounts are matched with users.</summary>
    public C1DirectoryMergeConfig? MergeConfig { get; set; }

    /// <summary>The app, if the answer brought it along.</summary>
    [JsonIgnore]
    public object? App { get; internal set; }

    /// <summary>All that the answer brought along, as it came.</summary>
    [JsonIgnore]
    public C1List<object?> Expanded { get; internal set; } = [];

    /// <summary>An object without members where all accounts count.</summary>
    [JsonInclude]
    [JsonPropertyName("all")]
    internal object? AllFilter { get; set; }

    /// <summary>The expression as the wire has it.</summary>
    [JsonInclude]
    [JsonPropertyName("celExpression")]
    internal DirectoryCel? CelFilter { get; set; }

    /// <summary>The app's id.</summary>
    public override string ToString() => VisibleText.Of(Id);
}

/// <summary>An expression that chooses accounts.</summary>
internal sealed class DirectoryCel
{
    public string Expression { get; set; } = "";
}

/// <summary>A directory in an answer.</summary>
internal sealed class DirectoryView : Wrapper
{
    public C1Directory? Directory { get; set; }

    public string AppPath { get; set; } = "";

    public C1Directory? Unwrap(AnswerParts parts)
    {
        var directory = parts.Object(this, Directory, "directory");
        if (directory is not null)
        {
            directory.App = parts.Single(AppPath);
            directory.Expanded = parts.Expanded;
        }

        return directory;
    }
}

/// <summary>The answer about one.</summary>
internal sealed class DirectoryAnswer : ExpandedAnswer
{
    public DirectoryView? DirectoryView { get; set; }
}
