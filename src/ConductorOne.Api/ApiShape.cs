namespace ConductorOne.Api;

/// <summary>How many values a field has.</summary>
public enum ApiShape
{
    /// <summary>One.</summary>
    One,

    /// <summary>Any number of them, in their order.</summary>
    List,

    /// <summary>Any number of them, each under a text of its own.</summary>
    Map,
}
