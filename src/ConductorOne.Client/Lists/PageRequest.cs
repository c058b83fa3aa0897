using ConductorOne.Http;

namespace ConductorOne.Lists;

/// <summary>Makes the request for one page.</summary>
/// <param name="token">Empty for the first page.</param>
/// <param name="size">How many objects it should hold.</param>
internal delegate ApiRequest PageRequest(string token, int size);
