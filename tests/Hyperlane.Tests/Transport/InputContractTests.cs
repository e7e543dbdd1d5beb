using System.IO.Pipelines;
using System.Text;

namespace Hyperlane.Tests.Transport;

/// <summary>
/// What every transport promises of its input. The server looks, waits, looks again and reads: that waits while there is
/// nothing, and what ended it is told at once, and as often as one asks.
/// </summary>
public sealed class InputContractTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static TheoryData<string> Kinds => [.. TransportPair.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_read_waits_for_the_bytes_that_come(string kind)
    {
        await using var pair = await TransportPair.ConnectAsync(kind);
        for (var i = 0; i < 3; i++)
        {
            var read = ReadAsync(pair);
            Assert.False(read.IsCompleted);

            await SendAsync(pair, $"part {i}");

            var result = await read.WaitAsync(Patience);
            Assert.Equal(($"part {i}", false, false), (Encoding.ASCII.GetString(result.Buffer), result.IsCompleted, result.IsCanceled));
            pair.Server.Input.AdvanceTo(result.Buffer.End);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_cancellation_is_told_once(string kind)
    {
        await using var pair = await TransportPair.ConnectAsync(kind);
        var read = ReadAsync(pair);

        pair.Server.Input.CancelPendingRead();

        var result = await read.WaitAsync(Patience);
        Assert.Equal((0L, false, true), (result.Buffer.Length, result.IsCompleted, result.IsCanceled));
        pair.Server.Input.AdvanceTo(result.Buffer.End);
        Assert.False(ReadAsync(pair).IsCompleted);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_end_is_told_as_often_as_one_asks(string kind)
    {
        await using var pair = await TransportPair.ConnectAsync(kind);
        var read = ReadAsync(pair);

        pair.CloseClient();

        for (var i = 0; i < 3; i++)
        {
            var result = await read.WaitAsync(Patience);
            Assert.Equal((0L, true), (result.Buffer.Length, result.IsCompleted));
            pair.Server.Input.AdvanceTo(result.Buffer.End);
            Assert.True(pair.Server.Input.TryRead(out result) && result.IsCompleted);
            pair.Server.Input.AdvanceTo(result.Buffer.Start, result.Buffer.End);
            read = ReadAsync(pair);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_end_is_told_behind_bytes_that_are_not_yet_consumed(string kind)
    {
        await using var pair = await TransportPair.ConnectAsync(kind);
        await SendAsync(pair, "GET / HT");
        var result = await ReadAsync(pair).WaitAsync(Patience);
        pair.Server.Input.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        var read = ReadAsync(pair);
        Assert.False(read.IsCompleted);

        pair.CloseClient();

        for (var i = 0; i < 3; i++)
        {
            result = await read.WaitAsync(Patience);
            Assert.Equal(("GET / HT", true), (Encoding.ASCII.GetString(result.Buffer), result.IsCompleted));
            pair.Server.Input.AdvanceTo(result.Buffer.Start, result.Buffer.End);
            read = ReadAsync(pair);
        }

        pair.Server.Input.AdvanceTo((await read.WaitAsync(Patience)).Buffer.End);
    }

    private static async Task SendAsync(TransportPair pair, string text)
    {
        await pair.Client.WriteAsync(Encoding.ASCII.GetBytes(text));
        await pair.Client.FlushAsync();
    }

    /// <summary>As the server reads.</summary>
    private static async Task<ReadResult> ReadAsync(TransportPair pair)
    {
        var input = pair.Server.Input;
        if (input.TryRead(out var result))
        {
            return result;
        }

        await pair.Server.WaitForInputAsync();
        return input.TryRead(out result) ? result : await input.ReadAsync();
    }
}
