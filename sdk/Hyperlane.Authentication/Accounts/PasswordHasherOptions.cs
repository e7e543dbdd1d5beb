namespace Hyperlane.Authentication;

/// <summary>What a hash of a password costs; the section <c>Hyperlane:PasswordHasher</c>.</summary>
public sealed class PasswordHasherOptions
{
    internal const string Section = "Hyperlane:PasswordHasher";

    /// <summary>Memory in KiB. Default: 19,456 (19 MiB), as OWASP has it for two passes.</summary>
    public int MemoryKiB { get; set; } = 19 * 1024;

    /// <summary>How often it goes over the memory. Default: 2.</summary>
    public int Passes { get; set; } = 2;

    /// <summary>How many hashes are made at once; others wait. 0 is one for each core. Default: 0.</summary>
    public int MaxConcurrency { get; set; }

    /// <summary>How many may wait; further ones are answered with 503. Default: 256.</summary>
    public int MaxWaiting { get; set; } = 256;

    internal void Check()
    {
        if (MemoryKiB is < 8 or > PasswordHash.MaxMemoryKiB || Passes is < 1 or > PasswordHash.MaxPasses
            || MaxConcurrency < 0 || MaxWaiting < 0)
        {
            throw new StartupException(
                $"The section {Section} is wrong: MemoryKiB is from 8 to {PasswordHash.MaxMemoryKiB}, Passes from 1 to {PasswordHash.MaxPasses}, "
                + "and MaxConcurrency and MaxWaiting are not negative.");
        }
    }
}
