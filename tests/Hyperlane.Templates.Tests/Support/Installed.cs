namespace Hyperlane.Templates.Tests.Support;

/// <summary>Programs of others that tests run.</summary>
public static class Installed
{
    /// <summary>Skips the test without the program, or fails it under CI.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="name">What it is called, for who has to install it.</param>
    public static void Require(string? path, string name)
    {
        var missing = path is null || !File.Exists(path);
        Assert.False(missing && Environment.GetEnvironmentVariable("CI") == "true", $"{name} is not installed.");
        Assert.SkipWhen(missing, $"{name} is not installed.");
    }
}
