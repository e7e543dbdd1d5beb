using System.Text.RegularExpressions;
using Hyperlane.Templates.Tests.Pack;
using Hyperlane.Templates.Tests.Support;
using Npgsql;

namespace Hyperlane.Templates.Tests.Chat;

/// <summary>What the options of the chat make of it.</summary>
public sealed class OptionTests(TemplatePack pack)
{
    [Theory]
    [InlineData("My Chat", ".")]
    [InlineData("1st", "Bob's")]
    public async Task With_tests_it_has_tests_that_pass(string name, string parent)
    {
        using var folder = new TestFolder();
        var place = Directory.CreateDirectory(Path.Combine(folder.Path, parent)).FullName;
        PackageCache.MoveInto(folder);
        var project = await pack.Hive.CreateAsync("hyperlane-chat", name, place, "--tests");

        await project.BuildAsync();
        var output = await Dotnet.RunAsync(project.Folder, "test", "tests");

        Assert.Matches(@"Passed!.*Failed: +0, Passed: +2", output.Text);
        Assert.Contains("dotnet test tests", project.Read("README.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_tests_leave_nothing_behind_in_PostgreSQL()
    {
        await using var postgres = await PostgresServer.StartAsync();
        using var folder = new TestFolder();
        var project = await pack.Hive.CreateAsync("hyperlane-chat", "Chat", folder.Path, "--tests", "--database", "postgres");
        var settings = project.Path("appsettings.json");
        File.WriteAllText(settings, Regex.Replace(File.ReadAllText(settings), @"(?<=""Database"": "")[^""]*", postgres.ConnectionString));

        var output = await Dotnet.RunAsync(project.Folder, "test", "tests");

        Assert.Matches(@"Passed!.*Failed: +0, Passed: +2", output.Text);
        await using var database = NpgsqlDataSource.Create(postgres.ConnectionString);
        await using var left = database.CreateCommand(
            "SELECT count(*) FROM information_schema.tables WHERE table_schema NOT IN ('pg_catalog', 'information_schema')");
        Assert.Equal(0L, await left.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Without_options_it_is_small_and_has_nothing_that_it_does_not_need()
    {
        using var folder = new TestFolder();
        var project = await pack.Hive.CreateAsync("hyperlane-chat", "Chat", folder.Path, "--docker", "false");

        Assert.InRange(Directory.GetFiles(project.Folder, "*.cs", SearchOption.AllDirectories).Length, 5, 13);
        Assert.False(Directory.Exists(project.Path("tests")) || File.Exists(project.Path("Dockerfile"))
            || File.Exists(project.Path(".dockerignore")));
        var text = string.Concat(Directory.GetFiles(project.Folder, "*.*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".csproj" or ".md" or ".json"
                && !file.Contains(".hyperlane", StringComparison.Ordinal))
            .Select(File.ReadAllText));
        Assert.DoesNotMatch(@"(?i)npgsql|AddRedis|Hyperlane\.Redis|PublishAot|#if|#endif|HYPERLANE_|HyperlaneChat", text);
    }

    [Theory]
    [InlineData("memory", "sqlite")]
    [InlineData("redis", "postgres")]
    public async Task With_aot_it_publishes_native_code_without_a_warning_and_chats(string backplane, string database)
    {
        await NativeLinker.RequireAsync();
        await using var redis = backplane == "redis" ? await RedisServer.StartAsync() : null;
        await using var postgres = database == "postgres" ? await PostgresServer.StartAsync() : null;
        using var folder = new TestFolder();
        var project = await pack.Hive.CreateAsync("hyperlane-chat", "Chat", folder.Path, "--aot", "--backplane", backplane,
            "--database", database);
        var published = Path.Combine(folder.Path, "published");

        var output = await Dotnet.RunAsync(project.Folder, "publish", project.ProjectFile, "-warnaserror", "--output", published);

        Assert.DoesNotMatch(@"(?i)warning|error|\bIL[0-9]{4}\b", output.Text);
        Assert.Matches(@"(?s)^# docker build.+apt-get.+runtime-deps:.+ENTRYPOINT \[""\./Chat""\]\n$", project.Read("Dockerfile"));
        Assert.DoesNotMatch(@"#if|#else|#endif|HYPERLANE_", project.Read("Dockerfile"));
        Assert.False(File.Exists(Path.Combine(published, "Chat.dll")), "This is no native program.");
        await using var app = await RunningApp.StartAsync(
            Path.Combine(published, "Chat"),
            published,
            "Production",
            ["--urls", "http://127.0.0.1:0", $"--Chat:Database={postgres?.ConnectionString ?? Path.Combine(folder.Path, "chat.db")}", $"--Chat:Redis={redis?.Configuration}"]);
        Assert.Contains("<title>", await app.Client.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);
        await using var ada = await ChatClient.JoinAsync(app.Url, "lobby", "Ada");
        await using var bob = await ChatClient.JoinAsync(app.Url, "lobby", "Bob");
        await ada.SayAsync("native", "1");
        Assert.Equal("native", (await bob.ReadAsync("message"))["text"]!.GetValue<string>());
        Assert.Contains("\"lobby\"", await app.Client.GetStringAsync(new Uri("/rooms", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Equal(0, await app.TerminateAsync());
        Assert.Null(await bob.NextAsync());
        Assert.Equal(1001, (int)bob.CloseStatus!);
    }
}
