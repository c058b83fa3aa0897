namespace ConductorOne;

/// <summary>An object of the tenant, as cmdlets return and take it.</summary>
public interface IC1Object
{
    /// <summary>Its id.</summary>
    string Id { get; }
}
