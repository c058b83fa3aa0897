using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace ConductorOne;

/// <summary>An object of the tenant, as cmdlets return and take it.</summary>
public abstract class C1Object
{
    /// <summary>Its id.</summary>
    public abstract string Id { get; set; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>When it was deleted: deletes are soft.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>Fields of the answer that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? AdditionalProperties { get; set => field = (IDictionary<string, object?>?)C1Map<object?>.Of(value); }
}
