using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>
/// An upload by hand: it sends as much as it is told to, waits, and may leave. HttpClient would read no answer before it has sent all.
/// </summary>
public sealed class RawUpload : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TcpClient _client = new();

    private NetworkStream _stream = null!;

    private RawUpload()
    {
    }

    /// <summary>The id of its job.</summary>
    public Guid Job { get; } = Guid.NewGuid();

    /// <summary>Announces a file, as the body itself or in a form.</summary>
    public static async Task<RawUpload> BeginAsync(DataApp app, string name, long length, bool isForm = false)
    {
        var upload = new RawUpload();
        await upload._client.ConnectAsync(app.App.Url.Host, app.App.Url.Port);
        upload._stream = upload._client.GetStream();
        await upload.SendAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"POST /datasets?name={name}&job={upload.Job} HTTP/1.1\r\nHost: {app.App.Url.Authority}\r\nContent-Type: {(isForm ? "multipart/form-data; boundary=part" : "text/csv")}\r\nContent-Length: {length}\r\n\r\n"));
        await upload.SendAsync(isForm ? "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"data.csv\"\r\n\r\n" : "");
        return upload;
    }

    /// <summary>Sends a part of it.</summary>
    public async Task SendAsync(string content) => await _stream.WriteAsync(Encoding.UTF8.GetBytes(content)).AsTask().WaitAsync(Patience);

    /// <summary>Sends a file, or as much of it as the service takes.</summary>
    public async Task SendAsync(Stream file)
    {
        try
        {
            await file.CopyToAsync(_stream).WaitAsync(Patience);
        }
        catch (IOException)
        {
            // It has answered already, and hung up.
        }
    }

    /// <summary>The head and the body of the answer.</summary>
    public async Task<string> ReadAnswerAsync()
    {
        using var clock = new CancellationTokenSource(Patience);
        var buffer = new byte[64 * 1024];
        var text = new StringBuilder();
        while (!IsWhole(text.ToString()))
        {
            var read = await _stream.ReadAsync(buffer, clock.Token);
            if (read == 0)
            {
                break;
            }

            text.Append(Encoding.UTF8.GetString(buffer.AsSpan(0, read)));
        }

        return text.ToString();
    }

    /// <summary>Leaves, without a word.</summary>
    public void Dispose() => _client.Dispose();

    private static bool IsWhole(string text)
    {
        const string length = "Content-Length: ";
        var (at, end) = (text.IndexOf(length, StringComparison.OrdinalIgnoreCase), text.IndexOf("\r\n\r\n", StringComparison.Ordinal));
        return at >= 0 && end >= 0
            && Encoding.UTF8.GetByteCount(text.AsSpan(end + 4)) >= int.Parse(
                text.AsSpan(at + length.Length, text.IndexOf('\r', at) - at - length.Length), CultureInfo.InvariantCulture);
    }
}
