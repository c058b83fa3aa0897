namespace ConductorOne.Http;

/// <summary>One attempt's place in the window.</summary>
/// <param name="Round">How often the window had shrunk when the attempt began.</param>
/// <param name="InFlight">How many were under way then, this one included.</param>
internal readonly record struct WindowSlot(int Round, int InFlight);
