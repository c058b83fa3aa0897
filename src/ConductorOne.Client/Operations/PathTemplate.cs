using System.Collections.Generic;
using System.Linq;
using ConductorOne.Http;

namespace ConductorOne.Operations;

/// <summary>The path of an operation. Its places have the names of fields: <c>/api/v1/apps/{AppId}</c>.</summary>
internal sealed class PathTemplate(string text)
{
    /// <summary>The fields that fill the places, in order.</summary>
    public IReadOnlyList<string> Fields { get; } = [.. text.Split('{').Skip(1).Select(part => part.Substring(0, part.IndexOf('}')))];

    /// <summary>The path with its places filled.</summary>
    /// <exception cref="Validation.C1InputException">An id is missing, or would lead elsewhere.</exception>
    public string Fill(Fields fields) => ApiPath.Build(text, [.. Fields.Select(name => (name, fields.Get<string>(name)))]);

    public static implicit operator PathTemplate(string text) => new(text);

    /// <summary>The path with the names of its places.</summary>
    public override string ToString() => text;
}
