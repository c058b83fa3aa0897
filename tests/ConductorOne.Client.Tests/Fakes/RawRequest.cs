using System.Collections.Generic;

namespace ConductorOne.Client.Tests.Fakes;

/// <summary>A request as it came over the wire.</summary>
internal sealed record RawRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body);
