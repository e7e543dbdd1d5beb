using Hyperlane.Templates.Tests.Support;

namespace Hyperlane.Templates.Tests.Chat;

/// <summary>The database is its owner's alone, and a program that cannot start says why in one sentence and exits with 1.</summary>
[Collection<ChatTests>]
public sealed class StartTests(GeneratedChat chat)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Nobody_else_on_the_machine_can_read_the_database()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has other rights.");
        var database = chat.NewDatabase();
        await using var app = await chat.StartAsync(database);
        await using var ada = await ChatClient.JoinAsync(app.Url, "lobby", "Ada");
        await ada.SayAsync("a secret", "1");
        await ada.ReadAsync("message");

        var files = Directory.GetFiles(Path.GetDirectoryName(database)!);
        Assert.Equal(["chat.db", "chat.db-shm", "chat.db-wal"], files.Select(Path.GetFileName).Order());
        if (!OperatingSystem.IsWindows())
        {
            foreach (var file in files)
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            }

            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                File.GetUnixFileMode(Path.GetDirectoryName(database)!));
        }
    }

    [Fact]
    public async Task A_database_that_is_none()
    {
        using var folder = new TestFolder();
        var file = folder.Write("chat.db", new string('x', 5_000));

        await AssertRefusedAsync(chat.Project, $"Cannot use the database {file} (Chat:Database):", $"--Chat:Database={file}");
        Assert.Equal(5_000, new FileInfo(file).Length);
    }

    [Fact]
    public async Task A_folder_where_a_file_should_be()
    {
        using var folder = new TestFolder();

        await AssertRefusedAsync(chat.Project, $"Cannot use the database {folder.Path} (Chat:Database):", $"--Chat:Database={folder.Path}");
    }

    [Theory]
    [InlineData("Chat:MaxRooms", "many")]
    [InlineData("Chat:NewRoomsPerMinute", "0")]
    public Task A_setting_that_is_no_number(string setting, string value)
        => AssertRefusedAsync(chat.Project, $"The setting {setting} is '{value}'", $"--{setting}={value}",
            $"--Chat:Database={chat.NewDatabase()}");

    [Fact]
    public async Task A_PostgreSQL_that_is_away_and_a_setting_that_names_none()
    {
        var project = await chat.OnPostgresAsync();

        await AssertRefusedAsync(project, "Cannot use the PostgreSQL of Chat:Database:",
            $"--Chat:Database=Host=127.0.0.1;Port={FreePort.Find()};Username=a;Database=b");
        await AssertRefusedAsync(project, "The setting Chat:Database is wrong:", "--Chat:Database=nothing that makes sense");
    }

    private static async Task AssertRefusedAsync(GeneratedProject project, string expected, params string[] arguments)
    {
        var output = await ChildProcess.RunAsync(project.Program, ["--urls", "http://127.0.0.1:0", .. arguments], project.Folder, Patience);

        Assert.Equal(1, output.ExitCode);
        Assert.StartsWith(expected, output.Text.Trim(), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', output.Text.Trim());
    }
}
