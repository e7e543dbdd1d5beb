namespace Hyperlane.Templates.Tests.Data;

/// <summary>Where a service keeps what it has. One that is started there again finds it.</summary>
/// <param name="Engine"><c>duckdb</c> or <c>postgres</c>.</param>
/// <param name="Folder">Its folder on the disk.</param>
/// <param name="Database">Its database on PostgreSQL, as Npgsql reads it.</param>
public sealed record DataPlace(string Engine, string Folder, string? Database)
{
    /// <summary>What uploads leave on the disk while they are under way.</summary>
    public string[] Leftovers => Directory.Exists(Loading)
        ? [.. Directory.GetFiles(Loading, "*", SearchOption.AllDirectories).Where(path => Path.GetFileName(path) != "lock")] : [];

    private string Loading => Path.Combine(Folder, "loading");
}
