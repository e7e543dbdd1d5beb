using Hyperlane.Templates.Tests.Support;

namespace Hyperlane.Templates.Tests.Pack;

/// <summary>The two shortest ways to see what one writes: a program of a single file, and one that runs while it is edited.</summary>
public sealed class SketchTests(TemplatePack pack)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task A_file_that_is_run_by_itself_answers_JSON()
    {
        using var folder = new TestFolder();
        await pack.Hive.CreateAsync("hyperlane-api", "Blog", folder.Path);
        folder.Write("sketch/nuget.config", """
            <configuration>
              <fallbackPackageFolders><add key="hyperlane" value="../Blog/.hyperlane" /></fallbackPackageFolders>
            </configuration>
            """);
        folder.Write("sketch/app.cs", $$"""
            #:package Hyperlane@{{pack.Version}}
            var app = HyperlaneApp.CreateBuilder(args).Build();
            app.MapEndpoints();
            await app.RunAsync();

            public sealed record Greeting(string Text, int Length);

            public static class Greetings
            {
                [Get("/hello/{name}")]
                public static Greeting Greet(string name) => new($"Hello, {name}!", name.Length);
            }
            """);

        await using var app = await RunningApp.StartAsync(
            Dotnet.Program, Path.Combine(folder.Path, "sketch"), "Development",
            ["run", "app.cs", "--", "--urls", "http://127.0.0.1:0"], Patience);

        Assert.Equal("""{"text":"Hello, Ada!","length":3}""",
            await app.Client.GetStringAsync(new Uri("/hello/Ada", UriKind.Relative), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_route_that_is_added_to_a_watched_program_is_there_after_the_edit()
    {
        using var folder = new TestFolder();
        var project = await pack.Hive.CreateAsync("hyperlane-api", "Blog", folder.Path);
        await using var app = await RunningApp.StartAsync(
            Dotnet.Program, project.Folder, "Development",
            ["watch", "run", "--non-interactive", "--no-launch-profile", "--", "--urls", "http://127.0.0.1:0"], Patience);
        await app.WaitForAsync("Loaded 1 project", Patience); // what is edited before that, dotnet watch takes for the beginning
        const string file = "Endpoints/PostEndpoints.cs";
        const string mark = "    /// <summary>A post, published or not.</summary>";

        await File.WriteAllTextAsync(
            project.Path(file),
            project.Read(file).Replace(mark, $"    [Get(\"/added\")]\n    public string Added() => \"It is there.\";\n\n{mark}",
                StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        await app.WaitForAsync("GET /posts/added is new", Patience);

        Assert.Equal("It is there.",
            await app.Client.GetStringAsync(new Uri("/posts/added", UriKind.Relative), TestContext.Current.CancellationToken));
    }
}
