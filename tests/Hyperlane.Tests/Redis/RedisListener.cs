using System.Text;
using System.Threading.Channels;
using Hyperlane.WebSockets;

namespace Hyperlane.Tests.Redis;

/// <summary>Hears a channel.</summary>
internal sealed class RedisListener : IBackplaneListener
{
    private readonly Channel<string> _messages = Channel.CreateUnbounded<string>();
    private readonly Channel<string> _lost = Channel.CreateUnbounded<string>();

    public void OnMessage(ReadOnlyMemory<byte> message) => _messages.Writer.TryWrite(Encoding.UTF8.GetString(message.Span));

    public void OnNameLost(string name) => _lost.Writer.TryWrite(name);

    public async Task<string> NextAsync()
        => await _messages.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(60));

    public async Task<string> NextLostAsync()
        => await _lost.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(60));

    public bool HasMore() => _messages.Reader.TryPeek(out _);
}
