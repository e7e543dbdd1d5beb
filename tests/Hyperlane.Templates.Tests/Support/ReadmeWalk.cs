using System.Net;

namespace Hyperlane.Templates.Tests.Support;

/// <summary>Somebody who types the commands of a generated project's README, one block after another, always in its folder.</summary>
public sealed class ReadmeWalk
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly GeneratedProject _project;
    private readonly Shell _shell;
    private readonly List<string> _blocks;

    /// <summary>Reads the README.</summary>
    public ReadmeWalk(GeneratedProject project)
    {
        Shell.Require();
        _project = project;
        _shell = new Shell(System.IO.Path.Combine(project.Folder, "no-hive"));
        // Native code takes minutes, and has a test of its own.
        _blocks = [.. Readme.ReadCommands(project.Read("README.md"))
            .Where(block => !block.Contains("PublishAot", StringComparison.Ordinal))];
    }

    /// <summary>
    /// Types every block: the first starts the service, those with curl ask it, and the others come after it has been stopped.
    /// </summary>
    /// <returns>What each block with curl has written, in their order.</returns>
    public async Task<IReadOnlyList<string>> TypeAllAsync()
    {
        Assert.Equal("dotnet run", _blocks[0]);
        var written = new List<string>();
        await using (await StartAsync(_blocks[0]))
        {
            foreach (var block in _blocks.Where(AsksTheService))
            {
                written.Add((await _shell.RunAsync(_project.Folder, block, Patience)).Text);
            }
        }

        foreach (var block in _blocks.Skip(1).Where(block => !AsksTheService(block)))
        {
            if (block.Contains("--urls", StringComparison.Ordinal))
            {
                // The one thing not typed as it stands: a test opens no port of this machine to others.
                await (await StartAsync(block.Replace("http://0.0.0.0:8080", "http://127.0.0.1:0",
                    StringComparison.Ordinal))).DisposeAsync();
            }
            else
            {
                await _shell.RunAsync(_project.Folder, block, Patience);
            }
        }

        return written;
    }

    private static bool AsksTheService(string block) => block.Contains("curl ", StringComparison.Ordinal);

    private async Task<RunningApp> StartAsync(string commands)
    {
        var app = await _shell.StartAsync(_project.Folder, commands, Patience);
        using var response = await app.Client.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return app;
    }
}
