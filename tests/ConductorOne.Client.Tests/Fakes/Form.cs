using System;
using System.Collections.Generic;
using System.Linq;

namespace ConductorOne.Client.Tests.Fakes;

/// <summary>The fields of a token request, as a server reads them.</summary>
internal static class Form
{
    public static Dictionary<string, string> Read(string body) => body.Split('&')
        .Select(pair => pair.Split('='))
        .ToDictionary(pair => Uri.UnescapeDataString(pair[0]), pair => Uri.UnescapeDataString(pair[1]));
}
