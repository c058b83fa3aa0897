using ConductorOne.Resources;

namespace ConductorOne.Files;

/// <summary>What Linux and macOS know of a file. Its kind and rights are in the mode, as <c>stat</c> writes it.</summary>
/// <param name="Mode">Kind and rights.</param>
/// <param name="Owner">The user id.</param>
/// <param name="Links">How many names it has.</param>
/// <param name="Device">The file system that it is in.</param>
/// <param name="Node">Its number there.</param>
internal readonly record struct UnixStatus(int Mode, uint Owner, uint Links, ulong Device, ulong Node)
{
    private const int KindBits = 0xF000;
    private const int RegularFile = 0x8000;
    private const int Folder = 0x4000;
    private const int SymbolicLink = 0xA000;
    private const int NamedPipe = 0x1000;
    private const int Socket = 0xC000;

    public bool IsFile => (Mode & KindBits) == RegularFile;

    public bool IsFolder => (Mode & KindBits) == Folder;

    public bool IsLink => (Mode & KindBits) == SymbolicLink;

    /// <summary>Whether it is one file, under whatever name.</summary>
    public bool IsSameAs(UnixStatus other) => Device == other.Device && Node == other.Node;

    /// <summary>For a sentence: a symbolic link, a named pipe.</summary>
    public string Kind => (Mode & KindBits) switch
    {
        RegularFile => Messages.KindFile,
        Folder => Messages.KindFolder,
        SymbolicLink => Messages.KindLink,
        NamedPipe => Messages.KindPipe,
        Socket => Messages.KindSocket,
        _ => Messages.KindDevice,
    };
}
