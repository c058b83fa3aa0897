using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Functions;

/// <summary>The body of <c>POST /api/v1/functions</c>.</summary>
internal sealed class CreateFunctionRequest
{
    private const string EntryFile = "main.ts";

    public string? DisplayName { get; init; }

    public string? Description { get; init; }

    [JsonConverter(typeof(FunctionTypeConverter))]
    public string? FunctionType { get; init; }

    /// <summary>File path, with <c>/</c>, to the file's bytes; base64 on the wire.</summary>
    public IReadOnlyDictionary<string, byte[]>? InitialContent { get; init; }

    public string? CommitMessage { get; init; }

    public void Check()
    {
        Required.Text(DisplayName, nameof(DisplayName));
        if (InitialContent is null)
        {
            Required.That(
                string.IsNullOrEmpty(CommitMessage),
                nameof(CommitMessage),
                () => Messages.WithoutEffect.With(nameof(CommitMessage), nameof(InitialContent)));
            return;
        }

        foreach (var path in InitialContent.Keys)
        {
            if (path.Length == 0 || path[0] == '/' || path.Contains('\\') || path.Split('/').Any(part => part.Trim() is "" or "." or ".."))
            {
                throw new C1InputException(Messages.FunctionPathRefused.With(path), nameof(InitialContent));
            }
        }

        if (!InitialContent.ContainsKey(EntryFile))
        {
            throw new C1InputException(
                Messages.FunctionWithoutEntryFile.With(
                    EntryFile, InitialContent.Count == 0 ? Messages.NoFile : string.Join(", ", InitialContent.Keys.OrderBy(k => k, StringComparer.Ordinal))),
                nameof(InitialContent));
        }
    }
}
