using System.Net;
using System.Net.Sockets;
using Hyperlane.Templates.Tests.Support;

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

        await AssertRefusedAsync($"http://{taken.LocalEndPoint}", $"Cannot listen on http://{taken.LocalEndPoint}: another program uses this port.");
    }

    [Theory]
    [InlineData("localhost:8080", "Cannot listen on 'localhost:8080': it is no http:// or https:// URL.")]
    [InlineData("http://127.0.0.1:port", "Cannot listen on 'http://127.0.0.1:port': 'port' is no port.")]
    [InlineData("ftp://127.0.0.1:0", "Cannot listen on 'ftp://127.0.0.1:0': it is no http:// or https:// URL.")]
    public Task A_bad_URL(string url, string expected) => AssertRefusedAsync(url, expected);

    private async Task AssertRefusedAsync(string url, string expected)
    {
        var project = generated.Project;
        var output = await ChildProcess.RunAsync(project.Program, ["--urls", url, $"--Blog:Database={generated.NewDatabase()}"], project.Folder, Patience);

        Assert.Equal(1, output.ExitCode);
        Assert.StartsWith(expected, output.Text.Trim(), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', output.Text.Trim());
    }
}
