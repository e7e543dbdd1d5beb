using System.Buffers;
using System.Text;
using Hyperlane.Http;

namespace Hyperlane.Endpoints.Forms;

/// <summary>Reads a multipart body into a form. It holds one piece of the body at a time.</summary>
internal sealed class MultipartReader(Stream body, MultipartParser parser, FormBuilder form, FormSpool spool)
{
    private const int Piece = 16 * 1024;

    /// <summary>The field that names the encoding of all the others (RFC 7578 §4.6).</summary>
    private const string CharsetField = "_charset_";

    private readonly ArrayBufferWriter<byte> _value = new();
    private UploadWriter? _file;

    /// <exception cref="ProblemException">400 when it is malformed or ends early, 413 when it is past a limit.</exception>
    public async ValueTask ReadAsync(CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Max(Piece, parser.MaxLookahead));
        try
        {
            var (start, end) = (0, 0);
            while (true)
            {
                var token = parser.Read(buffer.AsSpan(start, end - start), out var consumed);
                await TakeAsync(token, buffer.AsMemory(start, consumed), cancellationToken).ConfigureAwait(false);
                start += consumed;
                if (token == MultipartToken.End)
                {
                    return;
                }

                if (token == MultipartToken.NeedMore)
                {
                    buffer.AsSpan(start, end - start).CopyTo(buffer);
                    (start, end) = (0, end - start);
                    var read = await body.ReadAsync(buffer.AsMemory(end), cancellationToken).ConfigureAwait(false);
                    end += read > 0 ? read : throw FormProblems.Truncated(parser.Part?.Name);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private ValueTask TakeAsync(MultipartToken token, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        switch (token)
        {
            case MultipartToken.Head:
                Begin(parser.Part!);
                break;
            case MultipartToken.Content when _file is not null:
                return _file.WriteAsync(bytes, cancellationToken);
            case MultipartToken.Content:
                form.Reserve(parser.Part!.Name, bytes.Length);
                _value.Write(bytes.Span);
                break;
            case MultipartToken.PartEnd when parser.Part is { } part:
                Complete(part);
                break;
        }

        return ValueTask.CompletedTask;
    }

    private void Begin(PartHead part)
    {
        form.BeginPart();
        _value.ResetWrittenCount();
        _file = part.FileName is null ? null : new UploadWriter(spool);
        if (_file is null)
        {
            // Read as UTF-8 it would be other text. Of a file the bytes are kept, whatever they mean.
            if (MediaTypes.OtherCharset(part.ContentType) is { } charset)
            {
                throw FormProblems.NotUtf8(part.Name, charset);
            }

            form.Reserve(part.Name, Encoding.UTF8.GetByteCount(part.Name));
        }
    }

    private void Complete(PartHead part)
    {
        if (_file is null)
        {
            var text = Encoding.UTF8.GetString(_value.WrittenSpan);
            if (part.Name == CharsetField && text.Length > 0 && !MediaTypes.IsUtf8(text))
            {
                throw FormProblems.NotUtf8(part.Name, text);
            }

            form.AddField(part.Name, text);
        }
        else if (_file.Length > 0 || part.FileName!.Length > 0)
        {
            // A browser sends a nameless, empty file for an input where nothing was chosen.
            form.AddFile(part, _file.Complete());
        }
    }
}
