using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using ConductorOne.Files;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Resources;

namespace ConductorOne.Apps;

/// <summary>A population report of an app: who has access to what. Its address is as good as a password, and shows nowhere.</summary>
public sealed class C1AppReport
{
    /// <summary>The report's id.</summary>
    public string Id { get; set; } = "";

    /// <summary>The id under the name that other cmdlets bind from a pipe.</summary>
    [JsonIgnore]
    public string AppReportId => Id;

    /// <summary>The app.</summary>
    public string AppId { get; set; } = "";

    /// <summary>How far the server is: Pending, Ok or Error.</summary>
    [JsonConverter(typeof(WireEnumConverter<ReportState>))]
    public string State { get; set; } = "";

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>Hashes of the file, by the names of their methods.</summary>
    public C1Map<string> Hashes { get; set => field = value ?? []; } = [];

    /// <summary>The file that it was saved to, if it was.</summary>
    [JsonIgnore]
    public string? Path { get; internal set; }

    /// <summary>Fields of the answer that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? AdditionalProperties { get; set; }

    /// <summary>Where the file is. Who has this address may read it.</summary>
    [JsonInclude]
    internal string DownloadUrl { get; set; } = "";

    /// <summary>The same without an address of an unexpected form: it is as secret as any other.</summary>
    internal C1AppReport WithoutMisfit()
    {
        AdditionalProperties?.Remove("downloadUrl");
        return this;
    }

    /// <summary>Compares a file with the hashes that the server gives for it. Those of unknown methods and forms say nothing.</summary>
    /// <exception cref="C1ApiException">It is another file, or a part of it.</exception>
    internal void CheckHashes(byte[] file)
    {
        foreach (var hash in Hashes)
        {
            if (!FileHash.Fits(hash.Key, hash.Value, file))
            {
                throw new C1ApiException(Messages.ReportOtherHash.With(Id, hash.Key)) { Kind = C1ErrorKind.InvalidResponse, Method = "GET", Path = Messages.ReportAddress.With(Id) };
            }
        }
    }

    /// <summary>The report's id.</summary>
    public override string ToString() => VisibleText.Of(Id);
}
