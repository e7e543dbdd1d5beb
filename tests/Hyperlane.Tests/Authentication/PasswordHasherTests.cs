using Hyperlane.Authentication;
using Hyperlane.Http;

namespace Hyperlane.Tests.Authentication;

/// <summary>Hashes of passwords.</summary>
public sealed class PasswordHasherTests
{
    [Fact]
    public async Task A_password_is_known_by_its_hash_and_no_other_is()
    {
        using var hasher = new PasswordHasher(new PasswordHasherOptions());
        var hash = await hasher.HashAsync("größe 😀");

        Assert.Matches(@"^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$", hash);
        Assert.NotEqual(hash, await hasher.HashAsync("größe 😀"));
        Assert.Equal(PasswordVerificationResult.Success, await hasher.VerifyAsync(hash, "größe 😀"));
        Assert.Equal(PasswordVerificationResult.Failed, await hasher.VerifyAsync(hash, "größe"));
        Assert.Equal(PasswordVerificationResult.Failed, await hasher.VerifyAsync(hash, ""));
    }

    [Fact]
    public async Task A_hash_of_other_parameters_counts_and_is_to_be_made_anew()
    {
        using var cheap = new PasswordHasher(new PasswordHasherOptions { MemoryKiB = 64, Passes = 1 });
        using var hasher = new PasswordHasher(new PasswordHasherOptions { MemoryKiB = 128, Passes = 1 });

        Assert.Equal(PasswordVerificationResult.SuccessRehashNeeded, await hasher.VerifyAsync(await cheap.HashAsync("secret"), "secret"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain text")]
    [InlineData("$argon2id$v=19$m=999999999,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g")]
    [InlineData("$argon2id$v=19$m=64,t=999999,p=1$c2FsdHNhbHRzYWx0c2FsdA$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g")]
    [InlineData("$argon2id$v=19$m=64,t=1,p=1$short$aGFzaA")]
    [InlineData("$argon2id$v=19$m=64,t=1,p=1$???$aGFzaA")]
    public async Task What_is_no_hash_has_no_password(string hash)
    {
        using var hasher = new PasswordHasher(new PasswordHasherOptions { MemoryKiB = 64, Passes = 1 });

        Assert.Equal(PasswordVerificationResult.Failed, await hasher.VerifyAsync(hash, "secret"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1025)]
    public async Task A_password_has_a_length(int length)
    {
        using var hasher = new PasswordHasher(new PasswordHasherOptions { MemoryKiB = 64, Passes = 1 });

        Assert.Equal(400, (await Assert.ThrowsAsync<ProblemException>(
            async () => await hasher.HashAsync(new string('x', length)))).Problem.Status);
    }
}
