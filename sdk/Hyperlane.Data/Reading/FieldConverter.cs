using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Hyperlane.Data;

/// <summary>Makes values of the fields of one column, once it is known what it holds.</summary>
/// <param name="decision">What it holds.</param>
/// <param name="isSaid">Whether the user has said so: then values may be lost, and some may not be one.</param>
/// <param name="options">What else the user has said.</param>
internal sealed class FieldConverter(TypeDecision decision, bool isSaid, ReadOptions options)
{
    private readonly byte[] _plain = new byte[64];

    /// <summary>Whether a value may be none of this type.</summary>
    public bool MayFail => isSaid && decision.Type != ColumnType.Text;

    /// <summary>Whether a field can be read as a value of the column.</summary>
    public bool Fits(ReadOnlySpan<byte> text, FieldKind kind)
    {
        if (IsMissing(text, kind))
        {
            return true;
        }

        switch (decision.Type)
        {
            case ColumnType.Boolean:
                return LooseText.TryReadBoolean(Encoding.UTF8.GetString(text), out _);
            case ColumnType.Integer:
                return Plain(text, kind, options, isSaid, _plain) is { IsEmpty: false } whole && NumberParts.TryRead(whole, out var number)
                    && number.Fraction.IsEmpty && number.Exponent.IsEmpty && (decision.Precision is null
                        ? Utf8Parser.TryParse(whole, out long _, out _)
                        : number.Whole.Length <= NumberGuess.MaxDigits);
            case ColumnType.Number:
                return Plain(text, kind, options, isSaid, _plain) is { IsEmpty: false };
            case ColumnType.Date or ColumnType.Time or ColumnType.Timestamp:
                return MomentText.TryRead(text, out var moment) && moment.HasDate == (decision.Type != ColumnType.Time)
                    && (!moment.HasTime || decision.Type != ColumnType.Date)
                    && (!moment.HasDate || moment.TryDate(decision.Order ?? DateOrder.YearMonthDay, out _));
            default:
                return true;
        }
    }

    /// <summary>Writes a value.</summary>
    /// <param name="text">The field, which fits.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="output">Where to.</param>
    public void Write(ReadOnlySpan<byte> text, FieldKind kind, RowWriter output)
    {
        if (IsMissing(text, kind))
        {
            output.Write(CellKind.Null);
            return;
        }

        switch (decision.Type)
        {
            case ColumnType.Boolean:
                WriteBoolean(text, output);
                break;
            case ColumnType.Integer when decision.Precision is null:
                output.Write(CellKind.Integer, Utf8Parser.TryParse(Plain(text, kind, options, isSaid, _plain), out long whole, out _)
                    ? whole
                    : throw new InvalidOperationException("What was seen to be a whole number is none."));
                break;
            case ColumnType.Integer or ColumnType.Number:
                WriteNumber(Plain(text, kind, options, isSaid, _plain), output);
                break;
            case ColumnType.Date or ColumnType.Time or ColumnType.Timestamp:
                WriteMoment(text, output);
                break;
            case ColumnType.Json when kind == FieldKind.String:
                output.Write(System.Text.Json.JsonSerializer.Serialize(Encoding.UTF8.GetString(text), DataJson.Default.String));
                break;
            default:
                output.Write(text);
                break;
        }
    }

    /// <summary>A number as programs write it; empty if it is none.</summary>
    /// <param name="text">The field.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="options">What the user has said.</param>
    /// <param name="isSaid">Whether the user has said that it is a number.</param>
    /// <param name="buffer">Where there is room for it.</param>
    public static ReadOnlySpan<byte> Plain(ReadOnlySpan<byte> text, FieldKind kind, ReadOptions options, bool isSaid, Span<byte> buffer)
    {
        var point = options.Point;
        if ((!isSaid && point is null) || kind == FieldKind.Number)
        {
            return text;
        }

        if ((point != ',' || !text.Contains((byte)'.')) && (NumberParts.TryRead(text, out _) || NumberParts.TryReadLimit(text, out _)))
        {
            return text;
        }

        if (!LooseText.TryReadNumber(text, point ?? '.', buffer, out var length))
        {
            return default;
        }

        var plain = buffer[..length];
        var isCode = !isSaid && !text.ContainsAny(". ,'"u8) && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9'); // 00123
        return isCode ? default : WithoutZeros(plain);
    }

    private static ReadOnlySpan<byte> WithoutZeros(Span<byte> plain)
    {
        var sign = plain is [(byte)'-', ..] ? 1 : 0;
        var first = plain[sign..].IndexOfAnyExcept((byte)'0');
        var point = plain.IndexOf((byte)'.');
        var last = (point < 0 ? plain.Length : point) - 1 - sign;
        var zeros = first < 0 ? last : Math.Min(first, last);
        if (last < 0)
        {
            return default; // .5
        }

        if (zeros > 0)
        {
            plain[(sign + zeros)..].CopyTo(plain[sign..]);
        }

        return plain[..(plain.Length - Math.Max(zeros, 0))];
    }

    private bool IsMissing(ReadOnlySpan<byte> text, FieldKind kind)
        => kind == FieldKind.None || (text.IsEmpty && decision.Type is not (ColumnType.Text or ColumnType.Json)) || options.IsMissing(text);

    private void WriteBoolean(ReadOnlySpan<byte> text, RowWriter output)
    {
        var value = text[0] is (byte)'t' or (byte)'T';
        if (isSaid)
        {
            LooseText.TryReadBoolean(Encoding.UTF8.GetString(text), out value);
        }

        output.Write(value ? CellKind.True : CellKind.False);
    }

    private void WriteNumber(ReadOnlySpan<byte> plain, RowWriter output)
    {
        if (decision.Scale is { } scale && NumberParts.TryRead(plain, out var number) && number.Exponent.IsEmpty)
        {
            var value = number.Unscaled(scale);
            var size = (UInt128)Int128.Abs(value);
            output.Write(new decimal((int)(uint)size, (int)(uint)(size >> 32), (int)(uint)(size >> 64), value < 0, (byte)scale));
        }
        else if (NumberParts.TryReadLimit(plain, out var limit))
        {
            output.Write(limit);
        }
        else
        {
            output.Write(double.Parse(plain, NumberStyles.Float, CultureInfo.InvariantCulture));
        }
    }

    private void WriteMoment(ReadOnlySpan<byte> text, RowWriter output)
    {
        MomentText.TryRead(text, out var moment);
        var days = 0;
        if (moment.HasDate)
        {
            moment.TryDate(decision.Order ?? DateOrder.YearMonthDay, out days);
        }

        switch (decision.Type)
        {
            case ColumnType.Date:
                output.Write(CellKind.Date, days);
                break;
            case ColumnType.Time:
                output.Write(CellKind.Time, moment.Clock.Microseconds);
                break;
            default:
                output.Write(CellKind.Timestamp, (days * 86_400_000_000L)
                    + moment.Clock.Microseconds - ((moment.Offset ?? 0) * 60_000_000L));
                break;
        }
    }
}
