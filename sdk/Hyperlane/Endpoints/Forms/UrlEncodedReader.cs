using System.Buffers;
using System.Net;
using System.Text;
using Hyperlane.Http;

namespace Hyperlane.Endpoints.Forms;

/// <summary>
/// Reads the older of the two formats of HTML forms, <c>name=value&amp;name=value</c> (URL Standard §5.1), a field at a
/// time: a body that may be large for the sake of files is never whole in memory. A broken escape stands for itself,
/// so no form is malformed.
/// </summary>
internal sealed class UrlEncodedReader(Stream body, FormBuilder form, int maxFieldBytes)
{
    private const int Piece = 16 * 1024;

    private readonly ArrayBufferWriter<byte> _field = new();

    /// <exception cref="ProblemException">413 when it is past a limit.</exception>
    public async ValueTask ReadAsync(CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            while (await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is var read and > 0)
            {
                Take(buffer.AsSpan(0, read));
            }

            Complete();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Take(ReadOnlySpan<byte> bytes)
    {
        for (int end; (end = bytes.IndexOf((byte)'&')) >= 0; bytes = bytes[(end + 1)..])
        {
            _field.Write(bytes[..end]);
            Complete();
        }

        _field.Write(bytes);

        // An escape makes three bytes of one, so only past the threefold is the limit passed for certain.
        if (_field.WrittenCount > (3L * maxFieldBytes) + 1)
        {
            throw FormProblems.FieldsTooLarge(Split().Name, maxFieldBytes);
        }
    }

    private void Complete()
    {
        if (_field.WrittenCount == 0)
        {
            return;
        }

        var (name, value) = Split();
        _field.ResetWrittenCount();
        form.BeginPart();
        form.Reserve(name, Encoding.UTF8.GetByteCount(name) + Encoding.UTF8.GetByteCount(value));
        form.AddField(name, value);
    }

    private (string Name, string Value) Split()
    {
        var field = _field.WrittenSpan;
        var equals = field.IndexOf((byte)'=');
        return equals < 0 ? (Decode(field), "") : (Decode(field[..equals]), Decode(field[(equals + 1)..]));
    }

    private static string Decode(ReadOnlySpan<byte> text) => text.ContainsAny((byte)'%', (byte)'+')
        ? Encoding.UTF8.GetString(WebUtility.UrlDecodeToBytes(text.ToArray(), 0, text.Length))
        : Encoding.UTF8.GetString(text);
}
