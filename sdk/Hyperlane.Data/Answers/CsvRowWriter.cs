using System.Buffers;
using System.Globalization;
using System.Text;

namespace Hyperlane.Data;

/// <summary>Writes rows as CSV (RFC 4180).</summary>
/// <param name="output">Where to.</param>
/// <param name="escapeFormulas">Whether to have an apostrophe before texts that a spreadsheet would take for formulas.</param>
internal sealed class CsvRowWriter(IBufferWriter<byte> output, bool escapeFormulas) : RowWriter
{
    /// <summary>No number is longer.</summary>
    private const int LongestNumber = 64;

    private static readonly SearchValues<byte> Special = SearchValues.Create(",\"\r\n"u8);
    private static readonly SearchValues<byte> Formulas = SearchValues.Create("=+-@\t\r"u8);
    private bool _isFirst;

    public override void BeginRow() => _isFirst = true;

    public override void EndRow() => output.Write("\r\n"u8);

    public override void Write(CellKind kind)
    {
        Separate();
        output.Write(kind switch { CellKind.Null => ""u8, CellKind.True => "true"u8, _ => "false"u8 });
    }

    public override void Write(CellKind kind, long value)
    {
        if (kind == CellKind.Integer)
        {
            Write(value, null);
        }
        else
        {
            Write(Moment.Text(kind, value));
        }
    }

    public override void Write(double value) => Write(value, "R");

    public override void Write(decimal value) => Write(value, null);

    public override void Write(string text)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        Write(bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, bytes)));
        ArrayPool<byte>.Shared.Return(bytes);
    }

    public override void Write(ReadOnlySpan<byte> text)
    {
        Separate();
        var mark = escapeFormulas && text.Length > 0 && Formulas.Contains(text[0]) ? "'"u8 : ""u8; // it says that this is a text
        if (!text.ContainsAny(Special))
        {
            output.Write(mark);
            output.Write(text);
            return;
        }

        output.Write("\""u8);
        output.Write(mark);
        for (int quote; (quote = text.IndexOf((byte)'"')) >= 0; text = text[(quote + 1)..])
        {
            output.Write(text[..quote]);
            output.Write("\"\""u8);
        }

        output.Write(text);
        output.Write("\""u8);
    }

    private void Write<T>(T number, string? format)
        where T : IUtf8SpanFormattable
    {
        Separate();
        var span = output.GetSpan(LongestNumber);
        number.TryFormat(span, out var length, format, CultureInfo.InvariantCulture);
        output.Advance(length);
    }

    private void Separate()
    {
        if (!_isFirst)
        {
            output.Write(","u8);
        }

        _isFirst = false;
    }
}
