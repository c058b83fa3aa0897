using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Connectors;

/// <summary>The products that C1 can be connected to, as its own clients know them: names, ids and fields.</summary>
internal static class ConnectorCatalog
{
    private static readonly Lazy<CatalogEntry[]> Table = new(Load);

    public static IReadOnlyList<CatalogEntry> Entries => Table.Value;

    public static CatalogEntry? FindById(string? catalogId) => Entries.FirstOrDefault(e => e.CatalogId == catalogId);

    /// <summary>An entry by name, slug or id, whatever the case.</summary>
    /// <exception cref="C1InputException">There is none, or the name stands for several.</exception>
    public static CatalogEntry Find(string text)
    {
        var typed = text.Trim();
        if ((FindById(typed) ?? Entries.FirstOrDefault(e => Same(e.Slug, typed))) is { } exact && !Entries.Any(e => e != exact && Same(e.Name, typed)))
        {
            return exact;
        }

        var named = Entries.Where(e => Same(Fold(e.Name), Fold(typed))).ToArray();
        return named.Length switch
        {
            1 => named[0],
            0 => throw new C1InputException(
                Messages.CatalogUnknown.With(typed, Nearest.Hint(typed, Entries.Select(e => e.Name))), "Catalog"),
            _ => throw new C1InputException(
                Messages.CatalogAmbiguous.With(typed, string.Join(", ", named.Select(e => e.Slug))), "Catalog"),
        };
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static string Fold(string name) => new([.. name.Where(char.IsLetterOrDigit)]);

    private static CatalogEntry[] Load()
    {
        using var stream = typeof(ConnectorCatalog).Assembly.GetManifestResourceStream("ConnectorCatalog.tsv")!;
        using var reader = new StreamReader(stream);
        var entries = new List<CatalogEntry>(160);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("#", StringComparison.Ordinal))
            {
                continue;
            }

            var columns = line.Split('\t');
            entries.Add(new(columns[0], columns[1], columns[2], [.. columns[3].Split([' '], StringSplitOptions.RemoveEmptyEntries).Select(Field)]));
        }

        return [.. entries];
    }

    // name:type, and * behind a secret
    private static CatalogField Field(string text)
    {
        var isSecret = text.EndsWith("*", StringComparison.Ordinal);
        var parts = text.TrimEnd('*').Split(':');
        return new(parts[0], (CatalogFieldType)Enum.Parse(typeof(CatalogFieldType), parts[1], ignoreCase: true), isSecret);
    }
}
