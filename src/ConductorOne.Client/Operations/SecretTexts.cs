using System.Collections.Generic;
using System.Linq;
using ConductorOne.Http;

namespace ConductorOne.Operations;

/// <summary>Secrets by name.</summary>
/// <param name="texts">The secrets.</param>
internal sealed class SecretTexts(IReadOnlyDictionary<string, string> texts) : IMaskedValue
{
    object IMaskedValue.Sent => texts;

    object IMaskedValue.Shown => texts.ToDictionary(text => text.Key, _ => SecretText.Mask);

    IReadOnlyCollection<string> IMaskedValue.Secrets => [.. texts.Values];
}
