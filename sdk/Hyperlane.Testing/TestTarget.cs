namespace Hyperlane.Testing;

/// <summary>What tests of a program run against, by one setting for all of them.</summary>
/// <param name="InMemory">Whether there is neither port nor socket.</param>
/// <param name="Executable">The program to start as a process of its own; null for the one in this process.</param>
internal readonly record struct TestTarget(bool InMemory, string? Executable)
{
    /// <summary>The environment variable of the setting.</summary>
    public const string Variable = "HYPERLANE_TEST_TARGET";

    /// <summary>What is said in the options, or else in the environment.</summary>
    public static TestTarget Of(TestAppOptions options) => (options.Target ?? Environment.GetEnvironmentVariable(Variable)) switch
    {
        null or "" => new(options.InMemory, null),
        "memory" => new(options.InMemory || options.Target is not null, null),
        "port" => new(false, null),
        var path => new(false, Path.GetFullPath(path)),
    };
}
