namespace Hyperlane.Templates.Tests.Support;

/// <summary>A private list of templates, apart from the one "dotnet new" keeps for the user.</summary>
public sealed class Hive
{
    private readonly SemaphoreSlim _turn = new(1, 1);

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

    /// <summary>
    /// Runs "dotnet new ..." against this hive, one command at a time: two at once now and then cannot open its list of packages. The test
    /// fails when the command does.
    /// </summary>
    public async Task<ProcessOutput> NewAsync(string folder, params string[] arguments)
    {
        await _turn.WaitAsync();
        try
        {
            return await Dotnet.RunAsync(folder, ["new", .. arguments, "--debug:custom-hive", Path]);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Creates a project in a folder of its own name, below <paramref name="parent"/>, without restoring it.</summary>
    public async Task<GeneratedProject> CreateAsync(string template, string name, string parent, params string[] options)
    {
        await NewAsync(parent, [template, "--name", name, "--no-restore", .. options]);
        return new GeneratedProject(System.IO.Path.Combine(parent, name), name);
    }
}
