using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using ConductorOne.Resources;

namespace ConductorOne.Validation;

/// <summary>The server's limits for annotations, checked before sending.</summary>
internal static class Annotations
{
    private const int MostEntries = 16;
    private const int LongestValue = 256;
    private const int MostBytes = 4096;
    private const string ServersOwn = "c1/";

    // Not "$" but "\z": "$" lets a line feed at the end pass.
    private static readonly Regex Key = new(@"\A[A-Za-z][A-Za-z0-9._/-]{0,127}\z", RegexOptions.CultureInvariant);

    // "URL-safe ASCII": the characters that RFC 3986 allows anywhere in a URL.
    private static readonly Regex Value = new(@"\A[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]*\z", RegexOptions.CultureInvariant);

    /// <summary>Refuses what looks as if it cleared all of them: a change is merged into what there is.</summary>
    public static void CheckChange(object? annotations) =>
        Required.That(annotations is IReadOnlyDictionary<string, string> { Count: > 0 }, nameof(Annotations), () => Messages.AnnotationsNotCleared);

    public static void Check(IReadOnlyDictionary<string, string>? annotations)
    {
        if (annotations is null)
        {
            return;
        }

        Required.That(annotations.Count <= MostEntries, nameof(Annotations), () => Messages.TooManyAnnotations.With(annotations.Count, MostEntries));
        foreach (var entry in annotations)
        {
            Required.That(Key.IsMatch(entry.Key), nameof(Annotations), () => Messages.AnnotationKeyRefused.With(entry.Key));
            Required.That(!entry.Key.StartsWith(ServersOwn, StringComparison.OrdinalIgnoreCase), nameof(Annotations), () => Messages.AnnotationKeyReserved.With(entry.Key));
            Required.That(entry.Value.Length <= LongestValue, nameof(Annotations), () => Messages.AnnotationValueTooLong.With(entry.Key, entry.Value.Length, LongestValue));
            Required.That(Value.IsMatch(entry.Value), nameof(Annotations), () => Messages.AnnotationValueRefused.With(entry.Key));
        }

        var bytes = annotations.Sum(a => Encoding.UTF8.GetByteCount(a.Key) + Encoding.UTF8.GetByteCount(a.Value));
        Required.That(bytes <= MostBytes, nameof(Annotations), () => Messages.AnnotationsTooLong.With(bytes, MostBytes));
    }
}
