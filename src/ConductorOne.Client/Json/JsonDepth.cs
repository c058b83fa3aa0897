using System.Text.Json;

namespace ConductorOne.Json;

/// <summary>How deep JSON may be nested.</summary>
internal static class JsonDepth
{
    /// <summary>Where JSON becomes objects, unless said otherwise.</summary>
    public const int Usual = 64;

    /// <summary>Where there is no model: deeper than anything the API answers, and no deeper than the stack of a thread allows.</summary>
    public static readonly JsonDocumentOptions Deep = new() { MaxDepth = 512 };
}
