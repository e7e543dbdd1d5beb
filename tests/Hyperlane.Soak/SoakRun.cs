namespace Hyperlane.Soak;

/// <summary>A server under all kinds of traffic, for a time, and at rest after it.</summary>
internal static class SoakRun
{
    /// <returns>The exit code: 0 if memory and handles stayed flat, and the server has come to rest.</returns>
    public static async Task<int> RunAsync(TimeSpan time, int clients)
    {
        await using var server = await ServerProcess.StartAsync();
        using var end = new CancellationTokenSource(time);
        var sockets = server.Sockets;
        var traffic = new Traffic(server.Url, server.SecureUrl);
        var running = traffic.RunAsync(clients, end.Token);
        var samples = await Curve.RecordAsync(server, traffic, end.Token);
        await running;
        var isFlat = Curve.Judge(samples, traffic);
        return await Rest.JudgeAsync(server, sockets) && isFlat ? 0 : 1;
    }
}
