using System.Diagnostics;
using System.Globalization;

namespace Hyperlane.Benchmarks.Figures;

/// <summary>A thousand people in twenty rooms: does each hear everything once and in order, how late, and at what cost?</summary>
internal static class CrowdFigure
{
    private const int People = 1000;
    private const int Rooms = 20;

    /// <summary>How often each says something.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <param name="chat">The program of a project of hyperlane-chat, built for release; null for none.</param>
    /// <param name="minutes">How long they talk.</param>
    /// <param name="output">Where the figures go.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task RunAsync(string? chat, double minutes, TextWriter output, CancellationToken stop)
    {
        Descriptors.Raise(People + 1000);
        if (chat is not null)
        {
            var database = Path.Combine(Directory.CreateTempSubdirectory("hyperlane-crowd-").FullName, "chat.db");
            await MeasureAsync(new ServerProgram("hyperlane-chat", "", Path.GetFullPath(chat), ""), CrowdDialect.Chat, minutes, output,
                stop, $"--Chat:Database={database}", "--Logging:LogLevel:Hyperlane.Middleware=Warning");
        }

        await MeasureAsync(ServerProgram.RoomAspNetCore, CrowdDialect.SignalR, minutes, output, stop);
    }

    private static async Task MeasureAsync(ServerProgram program, CrowdDialect dialect, double minutes, TextWriter output,
        CancellationToken stop, params string[] arguments)
    {
        await using var server = await Server.StartAsync(program, stop, arguments);
        var empty = server.Memory;
        var members = Enumerable.Range(0, People).Select(i => new CrowdMember(dialect, $"P{i}")).ToList();
        try
        {
            for (var i = 0; i < People; i++)
            {
                await members[i].ConnectAsync(server.Address, $"room{i % Rooms}", stop);
            }

            using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
            var (full, before) = (server.Memory, server.ProcessorTime);
            var listening = members.Select(member => Task.Run(() => member.ListenAsync(over.Token), stop)).ToList();
            var clock = Stopwatch.StartNew();
            var saying = Task.WhenAll(members.Select(member => TalkAsync(member, clock, TimeSpan.FromMinutes(minutes), over.Token)));
            var first = await Task.WhenAny([saying, .. listening]);
            await first; // says what went wrong, if something did
            var late = Stopwatch.StartNew();
            while (members.Where((member, i) => member.Heard < SaidIn(members, i % Rooms)).Any()
                && !listening.Exists(listens => listens.IsCompleted))
            {
                await Task.Delay(10, stop);
                _ = late.Elapsed < TimeSpan.FromMinutes(1) ? 0 : throw new BenchmarkException("Not everything was heard.");
            }

            await Task.WhenAll(listening.Where(listens => listens.IsCompleted));
            var spent = server.ProcessorTime - before;
            var (said, heard) = (members.Sum(member => member.Said), members.Sum(member => (long)member.Heard));
            var latencies = members.SelectMany(member => member.Latencies).Order().ToArray();
            await output.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture,
                    $"crowd: {program.Name}: {People:n0} people in {Rooms} rooms, {clock.Elapsed.TotalMinutes:0.0} min: {said:n0} messages said, {heard:n0} of {(long)said * (People / Rooms):n0} heard, each once and in order; latency p50 {At(0.5):0.00} ms, p99 {At(0.99):0.00}, p99.9 {At(0.999):0.00}, most {latencies[^1]:0.0}; {spent.TotalMicroseconds / heard:0.0} µs CPU per delivery; {empty:0} MB empty, {full:0} full, {server.Memory:0} at the end"));

            await over.CancelAsync();

            double At(double share) => latencies[(int)(latencies.Length * share)];
        }
        finally
        {
            members.ForEach(member => member.Dispose());
        }
    }

    private static int SaidIn(List<CrowdMember> members, int room) => members.Where((_, i) => i % Rooms == room).Sum(member => member.Said);

    private static async Task TalkAsync(CrowdMember member, Stopwatch clock, TimeSpan until, CancellationToken stop)
    {
        await Task.Delay(Pause * Random.Shared.NextDouble(), stop);
        while (clock.Elapsed < until)
        {
            await member.SayAsync(stop);
            await Task.Delay(Pause, stop);
        }
    }
}
