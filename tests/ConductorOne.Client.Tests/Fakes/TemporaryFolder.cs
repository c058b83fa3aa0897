using System;
using System.IO;

namespace ConductorOne.Client.Tests.Fakes;

/// <summary>The path of a folder that does not exist yet, and is gone with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName(), "ConductorOne");

    public string[] Files => Directory.Exists(Path) ? Array.ConvertAll(Directory.GetFiles(Path), f => System.IO.Path.GetFileName(f)) : [];

    public void Dispose()
    {
        var parent = System.IO.Path.GetDirectoryName(Path)!;
        if (Directory.Exists(parent))
        {
            Directory.Delete(parent, recursive: true);
        }
    }
}
