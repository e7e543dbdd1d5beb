namespace Hyperlane.Templates.Tests.Support;

/// <summary>A project that "dotnet new" made.</summary>
/// <param name="Folder">Where it lies.</param>
/// <param name="Name">What it is called.</param>
public sealed record GeneratedProject(string Folder, string Name)
{
    /// <summary>The project file.</summary>
    public string ProjectFile => System.IO.Path.Combine(Folder, Name + ".csproj");

    /// <summary>The program a build leaves.</summary>
    public string Program =>
        System.IO.Path.Combine(Folder, "bin", "Debug", "net10.0", OperatingSystem.IsWindows() ? Name + ".exe" : Name);

    /// <summary>The path of one of its files.</summary>
    public string Path(string file) => System.IO.Path.Combine(Folder, file);

    /// <summary>The text of one of its files.</summary>
    public string Read(string file) => File.ReadAllText(Path(file));

    /// <summary>Restores and builds it; any warning fails.</summary>
    public Task<ProcessOutput> BuildAsync() => Dotnet.RunAsync(Folder, "build", ProjectFile, "-warnaserror");

    /// <summary>
    /// Starts the built program, on a free port of 127.0.0.1, and waits until it listens. The working folder is the project's own,
    /// as with "dotnet run", unless <paramref name="folder"/> says otherwise.
    /// </summary>
    public Task<RunningApp> StartAsync(string environment = "Development", string? folder = null, params string[] arguments) =>
        RunningApp.StartAsync(Program, folder ?? Folder, environment, ["--urls", "http://127.0.0.1:0", .. arguments]);
}
