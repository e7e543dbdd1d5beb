using System.Globalization;
using System.Text;
using Hyperlane.Testing;

namespace Hyperlane.Tests;

/// <summary>A client that sends what it is told, byte by byte, and reads answers strictly.</summary>
internal sealed class RawClient(Stream stream) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;

    public RawClient(TestApp app)
        : this(app.Connect())
    {
    }

    public Task SendAsync(string text) => SendAsync(Encoding.Latin1.GetBytes(text));

    public async Task SendAsync(byte[] bytes) => await stream.WriteAsync(bytes).AsTask().WaitAsync(Patience);

    /// <summary>Sends and reads one answer.</summary>
    public async Task<RawResponse> AskAsync(string request, bool head = false)
    {
        await SendAsync(request);
        return await ReadAsync(head);
    }

    public async Task<RawResponse> ReadAsync(bool head = false)
    {
        var status = (await ReadLineAsync()).Split(' ', 3);
        Assert.Equal("HTTP/1.1", status[0]);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await ReadLineAsync() is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            Assert.True(headers.TryAdd(line[..colon], line[(colon + 1)..].Trim()), $"{line} stands twice");
        }

        var code = int.Parse(status[1], CultureInfo.InvariantCulture);
        var body = head || code is < 200 or 204 or 304 ? [] : await ReadBodyAsync(headers);
        return new RawResponse(code, headers, Encoding.UTF8.GetString(body));
    }

    /// <summary>Whether the server has closed its side, with nothing more to say.</summary>
    public async Task<bool> IsClosedAsync()
    {
        try
        {
            return _start == _end && await FillAsync() == 0;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>Throws away what has come.</summary>
    public async Task SkipAsync()
    {
        if (_start == _end)
        {
            await FillAsync();
        }

        _start = _end;
    }

    public ValueTask DisposeAsync() => stream.DisposeAsync();

    private async Task<byte[]> ReadBodyAsync(Dictionary<string, string> headers)
    {
        if (headers.TryGetValue("Content-Length", out var length))
        {
            return await ReadExactlyAsync(int.Parse(length, CultureInfo.InvariantCulture));
        }

        using var body = new MemoryStream();
        if (!headers.ContainsKey("Transfer-Encoding"))
        {
            while (_start < _end || await FillAsync() > 0)
            {
                body.Write(_buffer, _start, _end - _start);
                _start = _end;
            }

            return body.ToArray();
        }

        while (int.Parse(await ReadLineAsync(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) is var size and > 0)
        {
            body.Write(await ReadExactlyAsync(size));
            Assert.Equal("", await ReadLineAsync());
        }

        Assert.Equal("", await ReadLineAsync());
        return body.ToArray();
    }

    private async Task<byte[]> ReadExactlyAsync(int count)
    {
        var bytes = new byte[count];
        for (var read = 0; read < count;)
        {
            Assert.True(_start < _end || await FillAsync() > 0, "The connection ended within a body.");
            var n = Math.Min(count - read, _end - _start);
            _buffer.AsSpan(_start, n).CopyTo(bytes.AsSpan(read));
            _start += n;
            read += n;
        }

        return bytes;
    }

    private async Task<string> ReadLineAsync()
    {
        var line = new StringBuilder();
        while (true)
        {
            Assert.True(_start < _end || await FillAsync() > 0, $"The connection ended within a line: '{line}'");
            var next = (char)_buffer[_start++];
            if (next == '\n')
            {
                Assert.True(line.Length > 0 && line[^1] == '\r');
                return line.ToString(0, line.Length - 1);
            }

            line.Append(next);
        }
    }

    private async Task<int> FillAsync()
    {
        _start = 0;
        _end = 0;
        _end = await stream.ReadAsync(_buffer).AsTask().WaitAsync(Patience);
        return _end;
    }
}
