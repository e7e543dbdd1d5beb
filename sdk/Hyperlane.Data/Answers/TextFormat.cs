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
        => Kind == TextKind.Csv
            ? new CsvRowWriter(output, EscapeFormulas)
            : new JsonRowWriter(output, Kind == TextKind.JsonLines ? columns : null);
}
