using System.Security;
using Hyperlane.Templates.Tests.Support;

namespace Hyperlane.Templates.Tests.Names;

/// <summary>A project of every odd name, all built in one go, which takes a third of the time.</summary>
public sealed class NamedProjects(TemplatePack pack) : IAsyncLifetime
{
    /// <summary>Names that people use, and that templates break on.</summary>
    public static readonly string[] Names = ["my-blog", "My App", "1stApp", "class", "A..B", "日本語", "a&b"];

    private readonly TestFolder _folder = new();
    private readonly Dictionary<string, GeneratedProject> _projects = [];

    /// <summary>The project of that name, built.</summary>
    public GeneratedProject this[string name] => _projects[name];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        foreach (var name in Names)
        {
            _projects.Add(name, await pack.Hive.CreateAsync("hyperlane-api", name, _folder.Path));
        }

        var entries = Names.Select(name => $"  <Project Path=\"{SecurityElement.Escape($"{name}/{name}.csproj")}\" />\n");
        var solution = _folder.Write("all.slnx", $"<Solution>\n{string.Concat(entries)}</Solution>\n");
        await Dotnet.RunAsync(_folder.Path, "build", solution, "-warnaserror");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
