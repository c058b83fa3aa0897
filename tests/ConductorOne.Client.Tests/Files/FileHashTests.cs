using System;
using System.Linq;
using System.Security.Cryptography;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Files;
using FsCheck.Fluent;
using Xunit;

namespace ConductorOne.Client.Tests.Files;

public class FileHashTests
{
    private static readonly (string[] Names, Func<byte[], byte[]> Hash)[] Methods =
    [
        (["sha256", "SHA-256", "Sha_256", " sha256 "], SHA256.HashData),
        (["sha384", "SHA-384"], SHA384.HashData),
        (["sha512", "sha-512"], SHA512.HashData),
    ];

    [Fact]
    public void A_file_fits_its_hash_and_no_other_file_does() => Always.Holds(
        Gen.Choose(0, 255).Select(number => (byte)number).ArrayOf().Zip(Gen.Choose(0, 255)),
        sample =>
        {
            var (file, more) = sample;
            byte[] other = [.. file, (byte)more];
            foreach (var (names, hash) in Methods)
            {
                var (right, wrong) = (hash(file), hash(other));
                foreach (var name in names)
                {
                    Assert.True(FileHash.Fits(name, Convert.ToHexString(right), file));
                    Assert.True(FileHash.Fits(name, " " + Convert.ToHexString(right).ToLowerInvariant() + "\n", file));
                    Assert.True(FileHash.Fits(name, Convert.ToBase64String(right), file));
                    Assert.False(FileHash.Fits(name, Convert.ToHexString(wrong), file));
                    Assert.False(FileHash.Fits(name, Convert.ToBase64String(wrong), file));
                }
            }
        });

    [Theory]
    [InlineData("md5", "d41d8cd98f00b204e9800998ecf8427e")]
    [InlineData("", "00")]
    [InlineData("sha256", null)]
    [InlineData("sha256", "")]
    [InlineData("sha256", "not a hash")]
    [InlineData("sha256", "00112233")]
    [InlineData("sha256", "zz112233445566778899aabbccddeeff00112233445566778899aabbccddeeff")]
    public void What_cannot_be_compared_says_nothing(string method, string? hash) => Assert.True(FileHash.Fits(method, hash, [1, 2, 3]));
}
