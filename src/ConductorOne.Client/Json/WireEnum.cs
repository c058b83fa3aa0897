using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Json;

/// <summary>
/// An enumeration of the API, which may grow. Users meet the friendly spelling (<c>AccessRequest</c>), the wire has
/// <c>POLICY_TYPE_ACCESS_REQUEST</c>; a value that this version does not know keeps its wire spelling in both directions.
/// </summary>
internal class WireEnum
{
    private readonly string _prefix;
    private readonly Dictionary<string, string> _wireByFriendly = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _friendlyByWire = new(StringComparer.Ordinal);

    /// <param name="prefix">What every wire value begins with; may be empty.</param>
    /// <param name="suffixes">The known values without the prefix, in wire spelling.</param>
    public WireEnum(string prefix, params string[] suffixes)
    {
        _prefix = prefix;
        Names = [.. suffixes.Select(Friendly)];
        for (var i = 0; i < suffixes.Length; i++)
        {
            _wireByFriendly[Names[i]] = prefix + suffixes[i];
            _friendlyByWire[prefix + suffixes[i]] = Names[i];
        }
    }

    /// <summary>The enumeration, by its class.</summary>
    public static WireEnum Of<T>()
        where T : WireEnum, new() => Known<T>.Values;

    /// <summary>The known values, friendly.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>From the wire to what users see.</summary>
    public string Show(string wire) => _friendlyByWire.TryGetValue(wire, out var friendly) ? friendly : wire;

    /// <summary>From what users see to the wire.</summary>
    public string ToWire(string shown) => _wireByFriendly.TryGetValue(shown, out var wire) ? wire : shown;

    /// <summary>What a user typed, in either spelling, as users see it.</summary>
    /// <exception cref="C1InputException">Neither a known value nor shaped like one of the wire's.</exception>
    public string Read(string text, string parameter)
    {
        var trimmed = text.Trim();
        if (_friendlyByWire.TryGetValue(trimmed.ToUpperInvariant(), out var known))
        {
            return known;
        }

        var folded = Fold(trimmed);
        foreach (var name in Names)
        {
            if (string.Equals(name, folded, StringComparison.OrdinalIgnoreCase))
            {
                return name;
            }
        }

        if (IsWireShaped(trimmed) && (_prefix.Length > 0 || Nearest.Find(trimmed, Names) is null))
        {
            return trimmed;
        }

        throw new C1InputException(
            Messages.UnknownEnumValue.With(parameter, text, Nearest.Hint(trimmed, Names), string.Join(", ", Names)), parameter);
    }

    private bool IsWireShaped(string text) =>
        text.Length > _prefix.Length
        && text.StartsWith(_prefix, StringComparison.Ordinal)
        && text[0] is >= 'A' and <= 'Z'
        && text.All(c => c is (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_');

    private static string Fold(string text) => new([.. text.Where(char.IsLetterOrDigit)]);

    private static string Friendly(string suffix)
    {
        var friendly = new StringBuilder(suffix.Length);
        foreach (var word in suffix.Split('_'))
        {
            friendly.Append(word[0]).Append(word.Substring(1).ToLower(CultureInfo.InvariantCulture));
        }

        return friendly.ToString();
    }

    private static class Known<T>
        where T : WireEnum, new()
    {
        public static readonly T Values = new();
    }
}
