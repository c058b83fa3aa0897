using ConductorOne.Connectors;
using Xunit;

namespace ConductorOne.Client.Tests.Connectors;

/// <summary>A sync that the server refuses because of another one is told from all else that it refuses.</summary>
public class ConnectorSyncsTests
{
    [Theory]
    [InlineData("a sync is already in progress", true)]
    [InlineData("Sync already queued", true)]
    [InlineData("could not start sync: a sync of this connector is still running", true)]
    [InlineData("there is a running sync", true)]
    [InlineData("connector is already syncing", true)]
    [InlineData("already running", true)]
    [InlineData("sync 2abcdefghijklmnopqrstuvwxyz is on the queue", true)]
    [InlineData("connector sync is already disabled", false)]
    [InlineData("connector was already deleted", false)]
    [InlineData("no config: queued jobs need a config", false)]
    [InlineData("sync is paused, another one is queued", false)]
    [InlineData("the sync service is not running", false)]
    [InlineData("no sync is running", false)]
    [InlineData("POST /api/v1/apps/a/connectors/c/force_sync: 400: connector already has an owner", false)]
    [InlineData("", false)]
    public void It_is_told_by_the_words(string words, bool isBusy) => Assert.Equal(isBusy, ConnectorSyncs.SaysBusy(words));
}
