using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading.Tasks;

namespace ConductorOne.Sandbox;

/// <summary>Runs a tenant as a process of its own.</summary>
internal static class Program
{
    private const int Failed = 1;
    private const int WrongUsage = 2;

    private static async Task<int> Main(string[] arguments)
    {
        CommandLine commandLine;
        try
        {
            commandLine = CommandLine.Parse(arguments);
        }
        catch (ArgumentException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message).ConfigureAwait(false);
            return WrongUsage;
        }

        if (commandLine.ShowHelp)
        {
            await Console.Out.WriteLineAsync(CommandLine.Help).ConfigureAwait(false);
            return 0;
        }

        try
        {
            await RunAsync(commandLine).ConfigureAwait(false);
            return 0;
        }
        catch (IOException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message).ConfigureAwait(false);
            return Failed;
        }
    }

    private static async Task RunAsync(CommandLine commandLine)
    {
        var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.TrySetResult();
        }

        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        if (commandLine.ManyFromStandardInput)
        {
            await using var tenants = new TenantRow(Console.In, Announcement.Write);
            await Task.WhenAny(stop.Task, Task.Run(tenants.FollowAsync)).Unwrap().ConfigureAwait(false);
            return;
        }

        await using var server = await SandboxServer.StartAsync(commandLine.Options).ConfigureAwait(false);
        Announcement.Write(Announcement.Of(server));
        await (commandLine.ExitWithStandardInput ? Task.WhenAny(stop.Task, ReadToEndAsync()) : stop.Task).ConfigureAwait(false);
    }

    // Ends when the other side of standard input is gone, as it is when a parent process dies.
    private static Task ReadToEndAsync() => Task.Run(static () =>
    {
        using var input = Console.OpenStandardInput();
        var buffer = new byte[256];
        while (input.Read(buffer) > 0)
        {
        }
    });
}
