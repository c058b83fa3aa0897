namespace ConductorOne.Sandbox.Validation;

/// <summary>How many values a field holds.</summary>
internal enum FieldShape
{
    /// <summary>One value.</summary>
    Single,

    /// <summary>An array of values.</summary>
    List,

    /// <summary>An object that maps keys to values.</summary>
    Map,
}
