using System.Buffers;

namespace Hyperlane.Data;

/// <summary>Rows as text: of which kind.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="EscapeFormulas">Whether CSV has an apostrophe before what a spreadsheet would take for a formula.</param>
public sealed record TextFormat(TextKind Kind, bool EscapeFormulas)
{
    /// <summary>What writes rows so.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="columns">The columns of the rows.</param>
    internal RowWriter WriterTo(IBufferWriter<byte> output, IReadOnlyList<Column> columns)
        => Kind == TextKind.Csv ? new CsvRowWriter(output, EscapeFormulas) : new JsonRowWriter(output, Kind == TextKind.JsonLines ? columns : null);
}

/// <summary>The kinds of text that rows may be.</summary>
public enum TextKind
{
    /// <summary>What stands in an array of JSON: an array for each row.</summary>
    Json,

    /// <summary>A JSON object for each row, each on a line of its own.</summary>
    JsonLines,

    /// <summary>CSV as RFC 4180 has it.</summary>
    Csv,
}
