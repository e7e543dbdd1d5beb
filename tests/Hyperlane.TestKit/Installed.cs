namespace Hyperlane.TestKit;

/// <summary>Programs of others that tests run.</summary>
public static class Installed
{
    /// <summary>Skips the test without the program, or fails it under CI.</summary>
    /// <param name="path">Where it is; null where it was not found.</param>
    /// <param name="package">The Debian package that has it.</param>
    public static void Require(string? path, string package)
        => Require(path is not null && File.Exists(path)
            ? null
            : $"{Path.GetFileName(path) ?? package} is missing. On Debian: apt-get install {package}");

    /// <summary>
    /// Skips the test, or fails it on a build server (CI=true): there, a test that never runs would be taken for one that passes.
    /// </summary>
    /// <param name="missing">What is missing, and how to get it; null if nothing is.</param>
    public static void Require(string? missing)
    {
        Assert.False(missing is not null && Environment.GetEnvironmentVariable("CI") == "true", missing);
        Assert.SkipWhen(missing is not null, missing ?? "");
    }
}
