using System.Text;

namespace ConductorOne.Http;

/// <summary>
/// JSON that breaks off or is damaged, as it may be shown: read from the left as far as it is JSON. Whatever is in doubt is masked, and so
/// is all that follows it.
/// </summary>
internal static class TruncatedJson
{
    private const string Literals = "truefalsn";
    private const string Signs = "{}[],:+-.0123456789eE";

    public static string Redact(string json)
    {
        var shown = new StringBuilder(json.Length);
        var i = 0;
        while (i < json.Length)
        {
            if (json[i] != '"')
            {
                if (!char.IsWhiteSpace(json[i]) && Signs.IndexOf(json[i]) < 0 && Literals.IndexOf(json[i]) < 0)
                {
                    return shown.Append(SecretText.Mask).ToString();
                }

                shown.Append(json[i++]);
                continue;
            }

            var end = EndOfText(json, i);
            if (end < 0)
            {
                // Half a text may be half a secret, which nobody would know again.
                return shown.Append(SecretText.Mask).ToString();
            }

            var text = json.Substring(i + 1, end - i - 2);
            shown.Append(json, i, end - i);
            i = end;
            if (!IsSecretName(text))
            {
                continue;
            }

            var next = SkipBlanks(json, i);
            if (next < json.Length && json[next] == ':')
            {
                shown.Append(json, i, next + 1 - i).Append(SecretText.Mask);
                i = EndOfValue(json, SkipBlanks(json, next + 1));
            }
            else if (next < json.Length && ",}]".IndexOf(json[next]) < 0)
            {
                return shown.Append(SecretText.Mask).ToString();
            }
        }

        return shown.ToString();
    }

    // An escape may hide what a name says.
    private static bool IsSecretName(string text) => SecretText.IsSecret(text) || text.Contains("\\");

    // Behind the closing quote; less than nothing where there is none.
    private static int EndOfText(string json, int start)
    {
        for (var i = start + 1; i < json.Length; i++)
        {
            if (json[i] == '"')
            {
                return i + 1;
            }

            i += json[i] == '\\' ? 1 : 0;
        }

        return -1;
    }

    // Of an object or an array nobody can tell where it ends.
    private static int EndOfValue(string json, int start)
    {
        if (start >= json.Length || json[start] is '{' or '[' or '/')
        {
            return json.Length;
        }

        if (json[start] == '"')
        {
            var end = EndOfText(json, start);
            return end < 0 ? json.Length : end;
        }

        var stop = json.IndexOfAny([',', '}', ']'], start);
        return stop < 0 ? json.Length : stop;
    }

    private static int SkipBlanks(string json, int i)
    {
        while (i < json.Length && char.IsWhiteSpace(json[i]))
        {
            i++;
        }

        return i;
    }
}
