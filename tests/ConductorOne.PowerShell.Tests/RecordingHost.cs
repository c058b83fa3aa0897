#nullable enable

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace ConductorOne.Tests;

/// <summary>A host without a screen: it keeps what it is to show, and answers questions as it was told beforehand.</summary>
public sealed class RecordingHost(int[] choices) : PSHost
{
    private readonly RecordingInterface _ui = new(choices);

    public IReadOnlyCollection<string> Warnings => _ui.Warnings;

    public IReadOnlyCollection<string> Prompts => _ui.Prompts;

    public IReadOnlyCollection<ShownProgress> Progress => _ui.Progress;

    public override string Name => "Recording";

    public override Version Version { get; } = new(1, 0);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override PSHostUserInterface UI => _ui;

    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    public override void SetShouldExit(int exitCode)
    {
    }

    /// <summary>A progress record, and when it came, since the host was made.</summary>
    public sealed record ShownProgress(TimeSpan At, ProgressRecord Record);

    private sealed class RecordingInterface(int[] choices) : PSHostUserInterface
    {
        private readonly Stopwatch _clock = Stopwatch.StartNew();
        private readonly Queue<int> _choices = new(choices);

        public ConcurrentQueue<string> Warnings { get; } = new();

        public ConcurrentQueue<string> Prompts { get; } = new();

        public ConcurrentQueue<ShownProgress> Progress { get; } = new();

        public override PSHostRawUserInterface? RawUI => null;

        public override void WriteWarningLine(string message) => Warnings.Enqueue(message);

        public override void WriteProgress(long sourceId, ProgressRecord record) => Progress.Enqueue(new(_clock.Elapsed, record));

        public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> options, int defaultChoice)
        {
            Prompts.Enqueue(message);
            return _choices.Dequeue();
        }

        public override void Write(string value)
        {
        }

        public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value)
        {
        }

        public override void WriteLine(string value)
        {
        }

        public override void WriteErrorLine(string value)
        {
        }

        public override void WriteDebugLine(string message)
        {
        }

        public override void WriteVerboseLine(string message)
        {
        }

        public override string ReadLine() => throw new NotSupportedException();

        public override SecureString ReadLineAsSecureString() => throw new NotSupportedException();

        public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
            throw new NotSupportedException();

        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
            throw new NotSupportedException();

        public override PSCredential PromptForCredential(
            string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
            throw new NotSupportedException();
    }
}
