using System;
using System.Collections;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Mail;
using System.Numerics;
using System.Text;
using ConductorOne.Api;
using ConductorOne.Client.Tests.Fakes;
using FsCheck.Fluent;
using Xunit;

namespace ConductorOne.Client.Tests.Api;

public class ScalarTextTests
{
    public static TheoryData<object, string?> Values => new()
    {
        { "a", "a" },
        { 'c', "c" },
        { true, "true" },
        { (byte)1, "1" },
        { (sbyte)-1, "-1" },
        { ushort.MaxValue, "65535" },
        { ulong.MaxValue, "18446744073709551615" },
        { 18.0000m, "18.0000" },
        { 1.0, "1" },
        { 1e300, "1E+300" },
        { 1.5f, "1.5" },
        { (Half)0.5, "0.5" },
        { Int128.MaxValue, "170141183460469231731687303715884105727" },
        { BigInteger.Pow(10, 30), "1000000000000000000000000000000" },
        { new DateTime(2026, 1, 31, 12, 0, 0, DateTimeKind.Utc), "2026-01-31T12:00:00.0000000Z" },
        { new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.FromHours(-5)), "2026-01-31T17:00:00.0000000Z" },
        { new DateOnly(2026, 1, 31), "2026-01-31" },
        { new TimeOnly(17, 30), "17:30:00.0000000" },
        { TimeSpan.FromMinutes(90), "5400s" },
        { new Uri("https://acme.example/a%20b?c=%2F"), "https://acme.example/a%20b?c=%2F" },
        { new Uri("/a%2fb", UriKind.Relative), "/a%2fb" },
        { new Guid("7d0a6c1e-52a3-4c0b-9f0e-3b1b8a6f4c1d"), "7d0a6c1e-52a3-4c0b-9f0e-3b1b8a6f4c1d" },
        { new Version(1, 2, 3), "1.2.3" },
        { IPAddress.Parse("::1"), "::1" },
        { new MailAddress("ada@example.com", "Ada"), "ada@example.com" },
        { TimeZoneInfo.Utc, "UTC" },
        { DayOfWeek.Friday, "Friday" },
        { new FileInfo("/tmp/a b.ts"), new FileInfo("/tmp/a b.ts").FullName },
        { new byte[] { 1 }, null },
        { new object(), null },
        { new StringBuilder("a"), null },
        { new Hashtable(), null },
        { new object[] { 1 }, null },
        { new NetworkCredential("", "x").SecurePassword, null },
        { new NetworkCredential("u", "x"), null },
        { DBNull.Value, null },
        { new Complex(1, 2), null },
        { new DictionaryEntry("a", 1), null },
        { CultureInfo.InvariantCulture, null },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_has_one_text_or_none(object value, string? text)
    {
        foreach (var culture in new[] { "", "de-DE", "ar-SA", "sv-SE" })
        {
            var before = CultureInfo.CurrentCulture;
            try
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                Assert.Equal(text, ScalarText.Of(value));
            }
            finally
            {
                CultureInfo.CurrentCulture = before;
            }
        }
    }

    [Fact]
    public void The_text_of_a_number_is_that_number()
    {
        Always.Holds(Gen.Choose(int.MinValue, int.MaxValue).Select(i => (i / 1000.0) * i), number => Assert.Equal(number, double.Parse(ScalarText.Of(number)!, CultureInfo.InvariantCulture)));
        Always.Holds(Gen.Choose(int.MinValue, int.MaxValue).Select(i => i / 1000m), number => Assert.Equal(number, decimal.Parse(ScalarText.Of(number)!, CultureInfo.InvariantCulture)));
    }
}
