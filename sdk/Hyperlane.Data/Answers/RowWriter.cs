using System.Text;

namespace Hyperlane.Data;

/// <summary>Takes rows, value by value, and makes bytes of them.</summary>
internal abstract class RowWriter
{
    /// <summary>A row begins.</summary>
    public abstract void BeginRow();

    /// <summary>A row is complete.</summary>
    public abstract void EndRow();

    /// <summary>Writes null, false or true.</summary>
    public abstract void Write(CellKind kind);

    /// <summary>Writes a whole number, a date or a time.</summary>
    public abstract void Write(CellKind kind, long value);

    /// <summary>Writes a floating-point number.</summary>
    public abstract void Write(double value);

    /// <summary>Writes a decimal.</summary>
    public abstract void Write(decimal value);

    /// <summary>Writes a text that is UTF-8 already.</summary>
    public abstract void Write(ReadOnlySpan<byte> text);

    /// <summary>Writes a text.</summary>
    public virtual void Write(string text) => Write(Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a value as <see cref="Rows"/> has it.</summary>
    public void WriteValue(object? value)
    {
        switch (value)
        {
            case null:
                Write(CellKind.Null);
                break;
            case bool flag:
                Write(flag ? CellKind.True : CellKind.False);
                break;
            case long number:
                Write(CellKind.Integer, number);
                break;
            case double number:
                Write(number);
                break;
            case decimal number:
                Write(number);
                break;
            default:
                Write(Cell.Text(value));
                break;
        }
    }
}
