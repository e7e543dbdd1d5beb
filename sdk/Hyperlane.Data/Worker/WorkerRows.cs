using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Hyperlane.Data;

/// <summary>The rows that a worker sends, read as fast as they are asked for: a worker that is too fast waits at its pipe.</summary>
internal sealed class WorkerRows : Rows
{
    private readonly WorkerCall _call;
    private readonly CellKind[] _kinds;
    private readonly long[] _values; // of a text: where it begins, and its length
    private ReadOnlyMemory<byte> _rest;
    private ReadOnlyMemory<byte> _frame;
    private bool _isOver;

    /// <param name="call">What was asked; its last frame has the columns.</param>
    public WorkerRows(WorkerCall call)
    {
        _call = call;
        Columns = _call.ReadJson(WorkerJson.Default.IReadOnlyListColumn);
        (_kinds, _values) = (new CellKind[Columns.Count], new long[Columns.Count]);
    }

    public override IReadOnlyList<Column> Columns { get; }

    /// <summary>What the worker said at the end.</summary>
    public WorkerDone? Done { get; private set; }

    public override object? this[int column] => _kinds[column] switch
    {
        CellKind.Null => null,
        CellKind.False => false,
        CellKind.True => true,
        CellKind.Integer => _values[column],
        CellKind.Number => BitConverter.Int64BitsToDouble(_values[column]),
        CellKind.Decimal => ToDecimal(column),
        CellKind.Text => Encoding.UTF8.GetString(Utf8(column)),
        _ => Moment.Text(_kinds[column], _values[column]),
    };

    /// <summary>What a value of the present row is.</summary>
    public CellKind KindOf(int column) => _kinds[column];

    /// <summary>The eight bytes of a value of the present row.</summary>
    public long Raw(int column) => _values[column];

    public override bool Read()
    {
        while (_rest.IsEmpty)
        {
            if (_isOver || _call.Next() is not FrameKind.Rows)
            {
                _isOver = true;
                Done ??= _call.ReadJson(WorkerJson.Default.WorkerDone);
                return false;
            }

            _rest = _frame = _call.Content;
        }

        var bytes = _rest.Span;
        var at = 0;
        for (var i = 0; i < _kinds.Length; i++)
        {
            var kind = (CellKind)bytes[at++];
            _kinds[i] = kind;
            switch (kind)
            {
                case CellKind.Null or CellKind.False or CellKind.True:
                    break;
                case CellKind.Text:
                    var length = BinaryPrimitives.ReadInt32LittleEndian(bytes[at..]);
                    var start = _frame.Length - _rest.Length + at + 4;
                    _values[i] = ((long)start << 32) | (uint)length;
                    at += 4 + length;
                    break;
                case CellKind.Decimal:
                    _values[i] = _frame.Length - _rest.Length + at;
                    at += 16;
                    break;
                default:
                    _values[i] = BinaryPrimitives.ReadInt64LittleEndian(bytes[at..]);
                    at += 8;
                    break;
            }
        }

        _rest = _rest[at..];
        return true;
    }

    /// <summary>The worker has written them, where it was asked for text: they only pass through.</summary>
    public override bool WriteText(TextFormat format, int most, IBufferWriter<byte> output, Action flush)
    {
        while (_call.Next() is FrameKind.Rows)
        {
            output.Write(_call.Content.Span);
            flush();
        }

        _isOver = true;
        Done = _call.ReadJson(WorkerJson.Default.WorkerDone);
        return Done.IsMore;
    }

    public override void Dispose() => _call.Dispose();

    private ReadOnlySpan<byte> Utf8(int column) => _frame.Span.Slice((int)(_values[column] >> 32), (int)_values[column]);

    private decimal ToDecimal(int column)
    {
        var bytes = _frame.Span.Slice((int)_values[column], 16);
        Span<int> parts = stackalloc int[4];
        for (var i = 0; i < 4; i++)
        {
            parts[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(4 * i)..]);
        }

        return new decimal(parts);
    }
}
