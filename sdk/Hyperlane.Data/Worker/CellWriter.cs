using System.Buffers;
using System.Buffers.Binary;

namespace Hyperlane.Data;

/// <summary>Writes rows as <see cref="WorkerRows"/> reads them: of each value its kind, and the bytes that it has.</summary>
internal sealed class CellWriter(IBufferWriter<byte> output) : RowWriter
{
    public override void BeginRow()
    {
    }

    public override void EndRow()
    {
    }

    public override void Write(CellKind kind)
    {
        output.GetSpan(1)[0] = (byte)kind;
        output.Advance(1);
    }

    public override void Write(CellKind kind, long value)
    {
        var cell = output.GetSpan(9);
        cell[0] = (byte)kind;
        BinaryPrimitives.WriteInt64LittleEndian(cell[1..], value);
        output.Advance(9);
    }

    public override void Write(double value) => Write(CellKind.Number, BitConverter.DoubleToInt64Bits(value));

    public override void Write(decimal value)
    {
        var cell = output.GetSpan(17);
        cell[0] = (byte)CellKind.Decimal;
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        for (var i = 0; i < 4; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(cell[(1 + (4 * i))..], parts[i]);
        }

        output.Advance(17);
    }

    public override void Write(ReadOnlySpan<byte> text)
    {
        var cell = output.GetSpan(5 + text.Length);
        cell[0] = (byte)CellKind.Text;
        BinaryPrimitives.WriteInt32LittleEndian(cell[1..], text.Length);
        text.CopyTo(cell[5..]);
        output.Advance(5 + text.Length);
    }
}
