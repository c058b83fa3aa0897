using System;
using System.Globalization;
using System.IO;

namespace ConductorOne.Client.Tests.Fakes;

/// <summary>A file of one test.</summary>
internal sealed class TempFile : IDisposable
{
    public TempFile(string text) => Write(text);

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "c1-test-" + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture));

    public void Write(string text) => File.WriteAllText(Path, text);

    public void Dispose() => File.Delete(Path);
}
