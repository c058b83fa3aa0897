using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ConductorOne.Http;
using ConductorOne.Resources;

namespace ConductorOne.PowerShell.Pipeline;

/// <summary>Tells of rows whose objects or errors the pipeline could not take any more.</summary>
internal static class UnwrittenRows
{
    /// <param name="cmdlet">Whose rows they are.</param>
    /// <param name="failed">Rows whose objects were written, and whose errors were not.</param>
    /// <param name="unwritten">Rows of which nothing was written.</param>
    public static void Tell<T>(C1Cmdlet cmdlet, IReadOnlyCollection<PendingRow<T>> failed, IReadOnlyCollection<PendingRow<T>> unwritten)
    {
        var writes = unwritten.Where(row => !row.IsRead).ToArray();
        var made = writes.Where(row => row.Made is not null).Select(row => row.Label + " (" + IdOf(row.Made!) + ")").ToArray();
        var saved = unwritten.Where(row => row.IsRead && row.Made is { } files && cmdlet.IsSaved(files)).Select(row => row.Made!.ToString()).ToArray();
        var unanswered = writes.Where(row => row.Error is OperationCanceledException and not NotSentException).Select(row => row.Label).ToArray();
        var errors = failed.Where(row => !row.IsRead).Concat(writes)
            .Where(row => row.Error is not (null or OperationCanceledException or PipelineStoppedException))
            .GroupBy(row => row.Error!.Message, row => row.Label);
        string[] told =
        [
            .. made.Length > 0 ? [Messages.UnwrittenMade.With(string.Join(", ", made))] : Array.Empty<string>(),
            .. saved.Length > 0 ? [Messages.UnwrittenSaved.With(string.Join(", ", saved))] : Array.Empty<string>(),
            .. errors.Select(same => Messages.UnwrittenFailed.With(string.Join(", ", same), same.Key)),
            .. unanswered.Length > 0 ? [Messages.UnwrittenUnanswered.With(string.Join(", ", unanswered))] : Array.Empty<string>(),
        ];
        if (told.Length > 0)
        {
            cmdlet.Warn(string.Join(" ", told.Prepend(Messages.UnwrittenRows)));
        }
    }

    private static string IdOf(object made) => made is C1Object named ? named.Id : made.ToString() ?? "";
}
