using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Hyperlane.Data;

/// <summary>Writes rows as JSON: arrays with commas between them, or objects on lines of their own.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The writer of JSON has nothing to give back: its memory is that of the output.")]
internal sealed class JsonRowWriter : RowWriter
{
    private readonly IBufferWriter<byte> _output;
    private readonly Utf8JsonWriter _json;
    private readonly JsonEncodedText[]? _names;
    private bool _isFirst = true;
    private int _column;

    /// <param name="output">Where to.</param>
    /// <param name="columns">Whose names objects have; null for arrays.</param>
    public JsonRowWriter(IBufferWriter<byte> output, IReadOnlyList<Column>? columns)
    {
        (_output, _json) = (output, new Utf8JsonWriter(output, Writing));
        _names = columns?.Select(column => JsonEncodedText.Encode(column.Name, Writing.Encoder)).ToArray();
    }

    /// <summary>How JSON is written: letters stay as they are, and nothing is checked twice.</summary>
    public static JsonWriterOptions Writing { get; } =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public override void BeginRow()
    {
        if (_names is not null)
        {
            _column = 0;
            _json.WriteStartObject();
            return;
        }

        if (!_isFirst)
        {
            _output.Write(","u8);
        }

        _isFirst = false;
        _json.WriteStartArray();
    }

    public override void EndRow()
    {
        if (_names is null)
        {
            _json.WriteEndArray();
        }
        else
        {
            _json.WriteEndObject();
        }

        _json.Flush();
        _json.Reset();
        if (_names is not null)
        {
            _output.Write("\n"u8);
        }
    }

    public override void Write(CellKind kind)
    {
        Name();
        if (kind == CellKind.Null)
        {
            _json.WriteNullValue();
        }
        else
        {
            _json.WriteBooleanValue(kind == CellKind.True);
        }
    }

    public override void Write(CellKind kind, long value)
    {
        Name();
        if (kind == CellKind.Integer)
        {
            Cell.Write(_json, value);
        }
        else
        {
            _json.WriteStringValue(Moment.Text(kind, value));
        }
    }

    public override void Write(double value)
    {
        Name();
        Cell.Write(_json, value);
    }

    public override void Write(decimal value)
    {
        Name();
        Cell.Write(_json, value);
    }

    public override void Write(ReadOnlySpan<byte> text)
    {
        Name();
        _json.WriteStringValue(text);
    }

    public override void Write(string text)
    {
        Name();
        _json.WriteStringValue(text);
    }

    private void Name()
    {
        if (_names is not null)
        {
            _json.WritePropertyName(_names[_column++]);
        }
    }
}
