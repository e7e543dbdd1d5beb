using System.Reflection;

namespace Hyperlane.Benchmarks;

/// <summary>A server to measure: its name in the table, and its program as the build left it.</summary>
internal sealed record ServerProgram(string Name, string Project, string Path, string ProjectFile)
{
    /// <summary>What it is started with, beside its address.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Whether it may use all cores instead of one.</summary>
    public bool UsesAllCores { get; init; }

    public static ServerProgram Hyperlane { get; } = Find("Hyperlane", "HelloHyperlane");

    public static ServerProgram AspNetCore { get; } = Find("ASP.NET Core", "HelloAspNetCore");

    /// <summary>The same server as <see cref="Hyperlane"/>, whose event loops nobody watches.</summary>
    public static ServerProgram Unwatched { get; } =
        Hyperlane with { Name = "Without watch", Arguments = ["--Hyperlane:RescueBlockedLoops=false"] };

    public static ServerProgram RoomHyperlane { get; } = Find("Hyperlane", "RoomHyperlane");

    public static ServerProgram RoomAspNetCore { get; } = Find("SignalR", "RoomAspNetCore");

    public static ServerProgram LayersHyperlane { get; } = Find("Hyperlane", "LayersHyperlane");

    public static ServerProgram LayersAspNetCore { get; } = Find("ASP.NET Core", "LayersAspNetCore");

    /// <summary>What hyperlane-data would be without workers.</summary>
    public static ServerProgram DataInProcess { get; } = Find("DuckDB in process", "DataInProcess");

    public static ServerProgram BareEpoll { get; } = Find("Bare epoll", "BareEpoll");

    private static ServerProgram Find(string name, string project)
        => new(name, project, Told("Server.", project), Told("Project.", project));

    private static string Told(string prefix, string project)
        => typeof(ServerProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == prefix + project).Value!;
}
