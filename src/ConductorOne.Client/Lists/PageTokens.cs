namespace ConductorOne.Lists;

/// <summary>Notices a list that goes in circles. Remembers two tokens, however long the circle is (Brent's algorithm).</summary>
internal sealed class PageTokens
{
    private string _last = "";
    private string _mark = "";
    private long _stepsFromMark;
    private long _stepsToNextMark = 1;

    public bool IsRepeated(string token)
    {
        if (token == _last || token == _mark)
        {
            return true;
        }

        _last = token;
        if (++_stepsFromMark == _stepsToNextMark)
        {
            (_mark, _stepsFromMark, _stepsToNextMark) = (token, 0, _stepsToNextMark * 2);
        }

        return false;
    }
}
