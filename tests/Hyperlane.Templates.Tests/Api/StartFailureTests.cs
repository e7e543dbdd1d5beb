using System.Net;
using System.Net.Sockets;

namespace Hyperlane.Templates.Tests.Api;

/// <summary>A program that cannot start says so in one line and exits with 1.</summary>
[Collection<BlogTests>]
public sealed class StartFailureTests(GeneratedBlog generated)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_port_in_use()
    {
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        taken.Listen();

        await AssertRefusedAsync($"http://{taken.LocalEndPoint}",
            $"Cannot listen on http://{taken.LocalEndPoint}: another program uses this port.");
    }

    [Theory]
    [InlineData("localhost:8080", "Cannot listen on 'localhost:8080': it is no http:// or https:// URL.")]
    [InlineData("http://127.0.0.1:port", "Cannot listen on 'http://127.0.0.1:port': 'port' is no port.")]
    [InlineData("ftp://127.0.0.1:0", "Cannot listen on 'ftp://127.0.0.1:0': it is no http:// or https:// URL.")]
    public Task A_bad_URL(string url, string expected) => AssertRefusedAsync(url, expected);

    [Fact]
    public async Task A_file_that_is_no_database()
    {
        var database = generated.NewDatabase();
        Directory.CreateDirectory(Path.GetDirectoryName(database)!);
        await File.WriteAllTextAsync(database, new string('x', 10_000), TestContext.Current.CancellationToken);

        await AssertDatabaseRefusedAsync(database, $"Cannot use the database {database} (Blog:Database): ");
        Assert.Equal(10_000, new FileInfo(database).Length);
    }

    [Fact]
    public async Task A_folder_in_place_of_the_file()
    {
        var database = generated.NewDatabase();
        Directory.CreateDirectory(database);

        await AssertDatabaseRefusedAsync(database, $"Cannot use the database {database} (Blog:Database): ");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made()
    {
        var file = Path.ChangeExtension(Path.GetDirectoryName(generated.NewDatabase())!, ".txt");
        await File.WriteAllTextAsync(file, "no folder", TestContext.Current.CancellationToken);
        var database = Path.Combine(file, "blog.db");

        await AssertDatabaseRefusedAsync(database, $"Cannot use the database {database} (Blog:Database): ");
    }

    [Fact]
    public async Task A_database_of_a_newer_version()
    {
        var database = generated.NewDatabase();
        await using (var blog = await generated.StartAsync(database))
        {
            using var file = new BlogFile(database);
            file.Execute("PRAGMA user_version = 99");
        }

        await AssertDatabaseRefusedAsync(database, $"{database} was made by a newer version of this program.");
    }

    private Task AssertRefusedAsync(string url, string expected) => AssertRefusedAsync(url, generated.NewDatabase(), expected);

    private Task AssertDatabaseRefusedAsync(string database, string expected)
        => AssertRefusedAsync("http://127.0.0.1:0", database, expected);

    private async Task AssertRefusedAsync(string url, string database, string expected)
    {
        var project = generated.Project;
        var output = await ChildProcess.RunAsync(project.Program, ["--urls", url, $"--Blog:Database={database}"], project.Folder, Patience);

        Assert.Equal(1, output.ExitCode);
        Assert.StartsWith(expected, output.Text.Trim(), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', output.Text.Trim());
    }
}
