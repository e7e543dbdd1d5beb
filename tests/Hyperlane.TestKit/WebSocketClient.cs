using System.Buffers.Binary;
using System.Text;

namespace Hyperlane.TestKit;

/// <summary>A client that sends the bytes it is told to, and reads frames.</summary>
public sealed class WebSocketClient(Stream stream) : IAsyncDisposable
{
    public const string Key = "dGhlIHNhbXBsZSBub25jZQ==";

    private static readonly byte[] Mask = [0x37, 0xFA, 0x21, 0x3D];
    private readonly Stream _stream = stream;
    private readonly CancellationTokenSource _hang = new(TimeSpan.FromSeconds(30));

    public static string Request(string path, string more = "") =>
        $"GET {path} HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: keep-alive, Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {Key}\r\n{more}\r\n";

    public static byte[] Frame(int first, byte[] payload, bool masked = true)
    {
        byte[] length = payload.Length switch
        {
            <= 125 => [(byte)payload.Length],
            <= 65535 => [126, (byte)(payload.Length >> 8), (byte)payload.Length],
            _ => [127, 0, 0, 0, 0, (byte)(payload.Length >> 24), (byte)(payload.Length >> 16), (byte)(payload.Length >> 8),
                (byte)payload.Length],
        };
        if (!masked)
        {
            return [(byte)first, .. length, .. payload];
        }

        length[0] |= 0x80;
        return [(byte)first, .. length, .. Mask, .. payload.Select((value, i) => (byte)(value ^ Mask[i % 4]))];
    }

    public static byte[] Text(string text) => Frame(0x81, Encoding.UTF8.GetBytes(text));

    public static byte[] Close(int code, string reason = "")
        => Frame(0x88, [(byte)(code >> 8), (byte)code, .. Encoding.UTF8.GetBytes(reason)]);

    public async Task<string> OpenAsync(string path, string more = "")
    {
        await SendAsync(Encoding.ASCII.GetBytes(Request(path, more)));
        return await ReadHeadAsync();
    }

    public async Task<string> ReadHeadAsync()
    {
        var head = new StringBuilder();
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            head.Append((char)(await ReadAsync(1))[0]);
        }

        return head.ToString();
    }

    public async Task SendAsync(byte[] bytes)
    {
        await _stream.WriteAsync(bytes, _hang.Token);
        await _stream.FlushAsync(_hang.Token);
    }

    /// <summary>The next frame: "81 Hello", or "88 1000 reason".</summary>
    public async Task<string> ReadFrameAsync()
    {
        var (first, payload) = await ReadBytesAsync();
        var isClose = first == 0x88 && payload.Length >= 2;
        var text = isClose ? $"{BinaryPrimitives.ReadUInt16BigEndian(payload)}" : Encoding.UTF8.GetString(payload);
        return $"{first:X2} {text}";
    }

    /// <summary>The next frame: its first byte, and its payload.</summary>
    public async Task<(int First, byte[] Payload)> ReadBytesAsync()
    {
        var head = await ReadAsync(2);
        var length = head[1] switch
        {
            126 => BinaryPrimitives.ReadUInt16BigEndian(await ReadAsync(2)),
            127 => (int)BinaryPrimitives.ReadInt64BigEndian(await ReadAsync(8)),
            _ => head[1],
        };
        return (head[0], await ReadAsync(length));
    }

    public async Task<bool> IsClosedAsync()
    {
        try
        {
            return await _stream.ReadAsync(new byte[1], _hang.Token) == 0;
        }
        catch (IOException)
        {
            return true;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        _hang.Dispose();
    }

    private async Task<byte[]> ReadAsync(int count)
    {
        var bytes = new byte[count];
        await _stream.ReadExactlyAsync(bytes, _hang.Token);
        return bytes;
    }
}
