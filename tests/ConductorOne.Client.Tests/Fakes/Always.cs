using System;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ConductorOne.Client.Tests.Fakes;

/// <summary>Checks that something holds of everything, and what everything is made of.</summary>
internal static class Always
{
    /// <summary>How many times more cases than usual are wanted: more than one in an attack.</summary>
    public static readonly int Factor =
        int.TryParse(Environment.GetEnvironmentVariable("C1_TEST_FACTOR"), CultureInfo.InvariantCulture, out var factor) ? factor : 1;

    private static readonly Gen<char> Plain = Gen.Choose('!', '~').Select(c => (char)c);

    /// <summary>Any character, those that break careless code much more often than their share.</summary>
    public static Gen<char> AnyChar { get; } = Gen.Frequency(
        (6, Plain),
        (4, Gen.Elements([.. " \t\r\n;=,:/\\.%?#@&+\"'<>[]{}$*\0\u0001\u007f\u0085\u00a0\u00dfäÖ\u0130ıé\u0301€\u200b\u2028\u3002\ufeff\uffff"])),
        (1, Gen.Choose(0, 0xD7FF).Select(c => (char)c)),
        (1, Gen.Choose(0xE000, 0xFFFF).Select(c => (char)c)));

    /// <summary>Text with whole surrogate pairs at most.</summary>
    public static Gen<string> AnyText { get; } = Gen.Frequency(
            (9, AnyChar.Select(c => c.ToString())),
            (1, Gen.Elements("😀", "𝒳", "👩‍💻")))
        .ArrayOf().Select(parts => string.Concat(parts));

    /// <summary>Text that may also hold halves of surrogate pairs.</summary>
    public static Gen<string> AnyCodeUnits { get; } = Gen.Frequency((5, AnyChar), (1, Gen.Choose(0xD800, 0xDFFF).Select(c => (char)c)))
        .ArrayOf().Select(units => new string(units));

    public static Gen<string> Word { get; } = Gen.Choose('a', 'z').Select(c => (char)c).NonEmptyListOf().Select(l => new string([.. l.Take(12)]));

    /// <summary>Checks 300 of them, or as many times more as C1_TEST_FACTOR says, and tells so in the report of the test.</summary>
    public static void Holds<T>(Gen<T> of, Action<T> check)
    {
        var cases = 300 * Factor;
        Prop.ForAll(Arb.From(of), check).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(cases));
        Tell(cases);
    }

    /// <summary>The same for what has to be awaited. Nothing is made smaller where it fails: the one that fails is told.</summary>
    public static async Task HoldsAsync<T>(Gen<T> of, Func<T, Task> check)
    {
        var cases = 300 * Factor;
        foreach (var item in of.Sample(cases))
        {
            try
            {
                await check(item);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"It does not hold of: {item}", exception);
            }
        }

        Tell(cases);
    }

    /// <summary>Tells in the report of the test how many cases of a kind were tried. The test run adds them up.</summary>
    public static void Tell(int cases, string kind) =>
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cases} cases: {kind}"));

    private static void Tell(int cases) =>
        Tell(cases, "random input of " + Regex.Replace(TestContext.Current.TestClass!.TestClassName, @"^.*\.|Tests$", ""));
}
