namespace Hyperlane.Endpoints.Forms;

/// <summary>Takes in one file: in memory while the form's share of it lasts, then to the spool.</summary>
internal sealed class UploadWriter(FormSpool spool)
{
    private readonly MemoryStream _memory = new();
    private bool _spooled;
    private long _start;

    public long Length { get; private set; }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (!_spooled && spool.MemoryUsed + Length + bytes.Length > FormSpool.MemoryBytes)
        {
            _spooled = true;
            _start = spool.Length;
            await spool.AppendAsync(_memory.GetBuffer().AsMemory(0, (int)_memory.Length), cancellationToken).ConfigureAwait(false);
            _memory.SetLength(0);
            _memory.Capacity = 0;
        }

        if (_spooled)
        {
            await spool.AppendAsync(bytes, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            _memory.Write(bytes.Span);
        }

        Length += bytes.Length;
    }

    public UploadContent Complete()
    {
        if (_spooled)
        {
            return new UploadContent(spool, _start, Length, null);
        }

        spool.MemoryUsed += (int)Length;
        return new UploadContent(spool, 0, Length, _memory.GetBuffer().AsMemory(0, (int)Length));
    }
}
