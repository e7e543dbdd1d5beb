namespace Hyperlane.Templates.Tests.Support;

/// <summary>A private list of templates, apart from the one "dotnet new" keeps for the user.</summary>
public sealed class Hive
{
    private Hive(string path) => Path = path;

    /// <summary>The folder the list lies in.</summary>
    public string Path { get; }

    /// <summary>A fresh hive in an empty folder, with a package installed.</summary>
    public static async Task<Hive> InstallAsync(string folder, string package)
    {
        var hive = new Hive(folder);
        await hive.NewAsync(folder, "install", package);
        return hive;
    }

    /// <summary>Runs "dotnet new ..." against this hive; the test fails when the command does.</summary>
    public Task<ProcessOutput> NewAsync(string folder, params string[] arguments) =>
        Dotnet.RunAsync(folder, ["new", .. arguments, "--debug:custom-hive", Path]);

    /// <summary>Creates a project in a folder of its own name, below <paramref name="parent"/>, without restoring it.</summary>
    public async Task<GeneratedProject> CreateAsync(string template, string name, string parent, params string[] options)
    {
        await NewAsync(parent, [template, "--name", name, "--no-restore", .. options]);
        return new GeneratedProject(System.IO.Path.Combine(parent, name), name);
    }
}
