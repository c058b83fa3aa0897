using ConductorOne.Json;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Functions;

/// <summary>How the files of a commit go to the server: all in one request, or one by one to addresses that the server gives.</summary>
internal sealed class CommitTransfer() : WireEnum("", "REQUEST", "FILES")
{
    public const string Request = "REQUEST";
    public const string Files = "FILES";

    private const string Parameter = "Transfer";

    /// <summary>What a user gave, as one of the two.</summary>
    /// <exception cref="C1InputException">It is neither.</exception>
    public static string Read(string given)
    {
        var (values, read) = (Of<CommitTransfer>(), Of<CommitTransfer>().ToWire(Of<CommitTransfer>().Read(given, Parameter)));
        Required.That(read is Request or Files, Parameter, () => Messages.UnknownEnumValue.With(Parameter, given, "", string.Join(", ", values.Names)));
        return read;
    }
}
