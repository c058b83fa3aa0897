using Xunit;

namespace ConductorOne.Client.Tests.Fakes;

/// <summary>Tests that change the environment run alone.</summary>
[CollectionDefinition(PlatformVariables.Collection, DisableParallelization = true)]
public class PlatformTests;
