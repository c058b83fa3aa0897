using System;

namespace ConductorOne.Sandbox.Wire;

/// <summary>Answers deletes: the object stays, with the time of its deletion.</summary>
internal static class SoftDelete
{
    /// <summary>Deletes the object whose id is the last one in the path.</summary>
    /// <param name="request">The request.</param>
    /// <param name="objects">Where the object is.</param>
    /// <param name="what">What it is called when it isn't there.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="delete">Makes the deleted object of an object and a time.</param>
    /// <exception cref="ApiException">There is no such object, or it is deleted already.</exception>
    public static ApiResponse Answer<T>(ApiRequest request, ObjectStore<T> objects, string what, WireClock clock, Func<T, string, T> delete)
        where T : class, IStoredObject
    {
        var now = clock.Now();
        _ = objects.Change(request.PathValues[^1], present => present.DeletedAt is null ? delete(present, now) : throw ApiException.NotFound(what))
            ?? throw ApiException.NotFound(what);
        return ApiResponse.EmptyObject;
    }
}
