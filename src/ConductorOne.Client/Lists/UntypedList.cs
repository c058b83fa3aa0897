using System.Linq;
using System.Text.Json;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Resources;

namespace ConductorOne.Lists;

/// <summary>A list that has no model: its objects as plain values, in the member that is named or is the only array.</summary>
internal static class UntypedList
{
    private const string UsualName = "list";
    private const string NextPageToken = "nextPageToken";

    // Comes beside a list, and is none.
    private const string Expanded = "expanded";

    /// <param name="request">What asks for a page.</param>
    /// <param name="arrayName">The member that holds the list; found where nothing is said.</param>
    public static PagedCall<object?> Of(PageRequest request, string? arrayName = null) => new(request, body => Read(body, arrayName));

    private static Page<object?>? Read(byte[] body, string? arrayName)
    {
        using var document = JsonDocument.Parse(body);
        var answer = document.RootElement;
        if (answer.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var token = answer.TryGetProperty(NextPageToken, out var next) ? next.GetString() : null;
        return new(Items(answer, arrayName)?.Deserialize(C1JsonContext.Default.ObjectArray) ?? [], token ?? "");
    }

    // A list that is empty may be null or left out; an answer with objects and no array is one object.
    private static JsonElement? Items(JsonElement answer, string? name)
    {
        if (answer.TryGetProperty(name ?? UsualName, out var named))
        {
            return named.ValueKind switch
            {
                JsonValueKind.Array => named,
                JsonValueKind.Null => null,
                _ => throw new AnswerException(Messages.ListIsNoArray.With(name ?? UsualName)),
            };
        }

        if (name is not null)
        {
            return null;
        }

        var members = answer.EnumerateObject().Where(m => m.Name != Expanded).ToLookup(m => m.Value.ValueKind);
        var arrays = members[JsonValueKind.Array].ToArray();
        return arrays.Length switch
        {
            0 when members.Contains(JsonValueKind.Object) => throw new AnswerException(Messages.ListMissing),
            0 => null,
            1 => arrays[0].Value,
            _ => throw new AnswerException(Messages.ListUnclear.With(string.Join(", ", arrays.Select(a => a.Name)))),
        };
    }
}
