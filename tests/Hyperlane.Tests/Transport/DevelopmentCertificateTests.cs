using System.Diagnostics;
using Hyperlane.Tests.Processes;

namespace Hyperlane.Tests.Transport;

/// <summary>HTTPS while developing, by one command of the .NET SDK, in a home directory of its own.</summary>
public sealed class DevelopmentCertificateTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("hyperlane-home-").FullName;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public async Task One_command_makes_a_certificate_and_the_server_finds_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere certificates are kept with the user, not in the home directory.");
        await MakeCertificateAsync();
        await using var server = await ServerProcess.StartAsync(
            1000,
            new Dictionary<string, string> { ["HOME"] = _home, ["DOTNET_ENVIRONMENT"] = "Development" },
            "https://localhost:0");
        string? shown = null;
        using var handler = new SocketsHttpHandler
        {
            SslOptions =
            {
                RemoteCertificateValidationCallback = (_, certificate, _, _) =>
                {
                    // Nobody trusts it here: that is what --trust is for, and it needs a system of one's own.
                    shown = certificate?.Subject;
                    return certificate is not null && certificate.Subject == certificate.Issuer;
                },
            },
        };
        using var client = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(60) };

        Assert.Equal("Hello, World!", await client.GetStringAsync(server.Url));

        Assert.Equal("CN=localhost", shown);
    }

    private async Task MakeCertificateAsync()
    {
        var start = new ProcessStartInfo("dotnet", ["dev-certs", "https"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        (start.Environment["HOME"], start.Environment["DOTNET_CLI_HOME"]) = (_home, _home);
        using var making = Process.Start(start)!;
        var said = await Task.WhenAll(making.StandardOutput.ReadToEndAsync(), making.StandardError.ReadToEndAsync())
            .WaitAsync(TimeSpan.FromMinutes(2));
        await making.WaitForExitAsync();
        Assert.True(making.ExitCode == 0, string.Concat(said));
    }
}
