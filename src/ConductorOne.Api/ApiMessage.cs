using System;
using System.Collections.Generic;
using System.Linq;

namespace ConductorOne.Api;

/// <summary>A message: what a request or an answer holds, or what a field of one does. As text: its name, and a line for each field.</summary>
/// <param name="Name">As the description has it.</param>
/// <param name="Fields">In the order of their names.</param>
public sealed record ApiMessage(string Name, IReadOnlyList<ApiField> Fields)
{
    private const string NextPage = "nextPageToken";
    private const string Expanded = "expanded";
    private const string UpdateMask = "updateMask";

    /// <summary>The array that holds the objects of a list, where this is the answer of one that comes in pages or is called a list.</summary>
    public ApiField? ListField
    {
        get
        {
            var arrays = Fields.Where(f => f.Type.Shape == ApiShape.List && f.Name != Expanded).ToArray();
            return arrays.FirstOrDefault(f => f.Name == "list") ?? (arrays.Length == 1 && HasNextPage ? arrays[0] : null);
        }
    }

    /// <summary>Whether it says where the next page of a list begins.</summary>
    public bool HasNextPage => Find(NextPage) is not null;

    /// <summary>The message that an update changes in part: the request has its fields and, beside it, the mask that names them.</summary>
    public ApiField? MaskedField
    {
        get
        {
            var changed = Fields.Where(f => f.Type is { Kind: ApiKind.Message, Shape: ApiShape.One } && !f.Name.EndsWith("Mask", StringComparison.Ordinal)).ToArray();
            return changed.Length == 1 && Find(UpdateMask)?.Type.Kind == ApiKind.Text ? changed[0] : null;
        }
    }

    /// <summary>A field by the name that the wire has for it.</summary>
    public ApiField? Find(string name) => Fields.FirstOrDefault(f => f.Name == name);

    /// <summary>As it stands in the file.</summary>
    public override string ToString() => Name + "\n" + string.Concat(Fields.Select(f => "  " + f + "\n"));
}
