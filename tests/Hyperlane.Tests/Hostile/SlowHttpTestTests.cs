using System.Diagnostics;
using Hyperlane.Tests.Processes;

namespace Hyperlane.Tests.Hostile;

/// <summary>The attacks of slowhttptest, from another's workshop: while each goes on, a healthy client is served.</summary>
[Trait("Speed", "Slow")]
public sealed class SlowHttpTestTests
{
    private const string Tool = "/usr/bin/slowhttptest";

    [Theory]
    [InlineData("-H", "slow headers")]
    [InlineData("-B", "slow body")]
    [InlineData("-R", "ranges")]
    [InlineData("-X", "slow read")]
    public async Task It_does_not_take_the_server_down(string mode, string name)
    {
        Installed.Require(Tool, "slowhttptest");
        await using var server = await ServerProcess.StartAsync(
            2000, "--Hyperlane:Limits:HeadTimeout=0:00:02", "--Hyperlane:Limits:RateGracePeriod=0:00:02",
            "--Hyperlane:Limits:ResponseGracePeriod=0:00:02", "--Hyperlane:Limits:MaxConnections=1500");
        using var client = new HttpClient { BaseAddress = server.Url, Timeout = TimeSpan.FromSeconds(60) };
        using var attack = Process.Start(
            new ProcessStartInfo(Tool, [mode, "-c", "1000", "-r", "500", "-l", "6", "-i", "1", "-p", "5", "-u",
                server.Url.ToString()])
            { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = attack.StandardOutput.ReadToEndAsync();
        _ = attack.StandardError.ReadToEndAsync();

        var served = 0;
        while (!attack.HasExited)
        {
            Assert.Equal("Hello, World!", await client.GetStringAsync(Quiet.Path("/")));
            served++;
        }

        Assert.True(served > 0);
        Assert.Contains("service available", await output, StringComparison.Ordinal);
        Assert.Equal("Hello, World!", await client.GetStringAsync(Quiet.Path("/")));
        Assert.True(server.IsAlive, name);
    }
}
