using ConductorOne.Resources;

namespace ConductorOne.Validation;

/// <summary>Half a character, a lone surrogate, has no form in UTF-8: every encoder would send another character in its place.</summary>
internal static class WholeText
{
    public static bool Is(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(char.IsSurrogatePair(text, i) && ++i < text.Length))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Refuses a text with half a character. The message names its place and not the text, which may be a secret.</summary>
    /// <param name="text">What is about to be sent.</param>
    /// <param name="at">The parameter or the field.</param>
    public static void Check(string text, string at) => Required.That(Is(text), at, () => Messages.BrokenId.With(at));
}
