using System.Text.Json;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace Hyperlane.Data;

/// <summary>What DuckDB answers, in pieces: it is never in memory whole.</summary>
internal sealed class Answer : IDisposable
{
    private readonly Vector[] _columns;
    private DuckDBResult _result;

    private Answer(DuckDBResult result, int maxValue, List<ColumnType>? types = null)
    {
        (_result, Types) = (result, types);
        _columns = new Vector[(int)NativeMethods.Query.DuckDBColumnCount(ref _result)];
        var names = ColumnNames.Unique(
            [.. Enumerable.Range(0, _columns.Length).Select(i => NativeMethods.Query.DuckDBColumnName(ref _result, i))]);
        for (var i = 0; i < _columns.Length; i++)
        {
            using var type = NativeMethods.Query.DuckDBColumnLogicalType(ref _result, i);
            _columns[i] = new Vector(names[i], type, maxValue) { IsJson = types?[i] is ColumnType.Json };
        }
    }

    /// <summary>Asks. Columns whose values cannot be read as they are become texts, by SQL around the SQL.</summary>
    /// <exception cref="EngineException">DuckDB refuses.</exception>
    public static Answer To(DuckDBConnection connection, string sql, Question question, int maxValue)
    {
        var answer = new Answer(Execute(connection, sql, question), maxValue);
        if (Array.TrueForAll(answer._columns, column => column.Conversion is null))
        {
            return answer;
        }

        using (answer)
        {
            var names = answer._columns.Select((_, i) => $"c{i}").ToList();
            var converted = answer._columns.Select((column, i) =>
                $"{string.Format(null, column.Conversion ?? "{0}", $"c{i}")} AS {Sql.Quote(column.Name)}");
            var around = $"SELECT {string.Join(", ", converted)} FROM (\n{sql.TrimEnd().TrimEnd(';')}\n) AS asked({string.Join(", ", names)})";
            var types = answer._columns.Select(column => column.Type).ToList();
            return new Answer(Execute(connection, around, question), maxValue, types);
        }
    }

    /// <summary>The columns.</summary>
    public IReadOnlyList<Column> Columns
        => [.. _columns.Select((column, i) => new Column(column.Name, Types?[i] ?? column.Type) { Scale = column.Scale })];

    /// <summary>What the types of the columns were before they became texts.</summary>
    private List<ColumnType>? Types { get; }

    /// <summary>Sends the rows, until there are enough.</summary>
    /// <param name="buffer">Where to.</param>
    /// <param name="writer">As what; it writes into the buffer.</param>
    /// <param name="maxRows">How many are enough.</param>
    /// <returns>Whether there are more.</returns>
    /// <exception cref="EngineException">DuckDB gives up.</exception>
    public bool Send(FrameBuffer buffer, RowWriter writer, int maxRows)
    {
        var left = maxRows;
        while (true)
        {
            using var chunk = NativeMethods.StreamingResult.DuckDBStreamFetchChunk(_result);
            var rows = chunk.IsInvalid ? 0 : (int)NativeMethods.DataChunks.DuckDBDataChunkGetSize(chunk);
            if (rows == 0 && NativeMethods.Query.DuckDBResultError(ref _result) is { Length: > 0 } error)
            {
                throw new EngineException(error);
            }

            for (var i = 0; i < _columns.Length && rows > 0; i++)
            {
                _columns[i].Show(NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk, i));
            }

            var wanted = Math.Min(rows, left);
            for (var row = 0; row < wanted; row++)
            {
                Write(writer, row);
                buffer.EndRow();
            }

            left -= wanted;
            if (rows == 0 || rows > wanted)
            {
                buffer.End();
                return rows > wanted;
            }
        }
    }

    public void Dispose() => NativeMethods.Query.DuckDBDestroyResult(ref _result);

    private void Write(RowWriter output, int row)
    {
        output.BeginRow();
        foreach (var column in _columns)
        {
            try
            {
                column.Write(output, row);
            }
            catch (Exception error) when (error is not ProblemException)
            {
                throw new ProblemException(422, $"Column \"{column.Name}\" has a value that cannot travel. Cast it to VARCHAR.");
            }
        }

        output.EndRow();
    }

    private static void Bind(DuckDBPreparedStatement statement, Question question)
    {
        var first = question.Parameters?.Count ?? 0;
        for (var i = 0; i < question.Values.Count; i++)
        {
            NativeMethods.PreparedStatements.DuckDBBindVarchar(statement, first + i + 1, question.Values[i]);
        }

        for (var i = 0; i < first; i++)
        {
            var value = question.Parameters![i];
            _ = value.ValueKind switch
            {
                JsonValueKind.Null => NativeMethods.PreparedStatements.DuckDBBindNull(statement, i + 1),
                JsonValueKind.True or JsonValueKind.False =>
                    NativeMethods.PreparedStatements.DuckDBBindBoolean(statement, i + 1, value.GetBoolean()),
                JsonValueKind.Number when value.TryGetInt64(out var whole) =>
                    NativeMethods.PreparedStatements.DuckDBBindInt64(statement, i + 1, whole),
                JsonValueKind.Number => NativeMethods.PreparedStatements.DuckDBBindDouble(statement, i + 1, value.GetDouble()),
                _ => NativeMethods.PreparedStatements.DuckDBBindVarchar(statement, i + 1, value.GetString()!),
            };
        }
    }

    private static DuckDBResult Execute(DuckDBConnection connection, string sql, Question question)
    {
        var state = NativeMethods.PreparedStatements.DuckDBPrepare(connection.NativeConnection, sql, out var statement);
        using (statement)
        {
            if (state != DuckDBState.Success)
            {
                throw new EngineException(NativeMethods.PreparedStatements.DuckDBPrepareError(statement));
            }

            Bind(statement, question);

            state = NativeMethods.PreparedStatements.DuckDBExecutePreparedStreaming(statement, out var result);
            if (state == DuckDBState.Success)
            {
                return result;
            }

            var error = NativeMethods.Query.DuckDBResultError(ref result);
            NativeMethods.Query.DuckDBDestroyResult(ref result);
            throw new EngineException(error);
        }
    }
}
