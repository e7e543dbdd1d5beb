using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DuckDB.NET.Data;

namespace DataInProcess;

/// <summary>Answers SQL from one DuckDB within this process, which all share.</summary>
internal sealed class Questions : IDisposable
{
    private const int FlushAt = 64 * 1024;
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly DuckDBConnection _reader = new("DataSource=:memory:");
    private readonly Lock _connecting = new();

    public Questions()
    {
        _reader.Open();
        using var command = _reader.CreateCommand();
        command.CommandText = "SET memory_limit = '384MB'; SET enable_external_access = false; SET lock_configuration = true";
        command.ExecuteNonQuery();
    }

    /// <summary>Answers in JSON, JSON lines or CSV; waits until the client has taken what there is.</summary>
    public void Answer(string sql, string format, HttpContext context)
    {
        using var connection = Connect();
        Check(connection, sql);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.UseStreamingMode = true;
        using var rows = command.ExecuteReader();
        var types = Enumerable.Range(0, rows.FieldCount).Select(rows.GetFieldType).ToArray();
        switch (format)
        {
            case "text/csv":
                WriteCsv(rows, types, context);
                break;
            case "application/x-ndjson":
                WriteLines(rows, types, context);
                break;
            default:
                WriteJson(rows, types, context);
                break;
        }
    }

    public void Dispose() => _reader.Dispose();

    private DuckDBConnection Connect()
    {
        lock (_connecting)
        {
            var connection = _reader.Duplicate();
            connection.Open();
            return connection;
        }
    }

    private static void Check(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT json_serialize_sql($1::VARCHAR)";
        command.Parameters.Add(new DuckDBParameter(sql));
        using var parsed = JsonDocument.Parse((string)command.ExecuteScalar()!);
        if (parsed.RootElement.GetProperty("statements").GetArrayLength() != 1)
        {
            throw new ProblemException(400, "One SELECT at a time, please.");
        }
    }

    private static void WriteJson(DuckDBDataReader rows, Type[] types, HttpContext context)
    {
        using var json = new Utf8JsonWriter((IBufferWriter<byte>)context.Response.BodyWriter, Writing);
        json.WriteStartObject();
        json.WriteStartArray("rows");
        while (rows.Read())
        {
            json.WriteStartArray();
            for (var i = 0; i < types.Length; i++)
            {
                Write(json, rows, types, i);
            }

            json.WriteEndArray();
            Flush(context, json);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteLines(DuckDBDataReader rows, Type[] types, HttpContext context)
    {
        var output = context.Response.BodyWriter;
        using var json = new Utf8JsonWriter((IBufferWriter<byte>)output, Writing);
        var names = types.Select((_, i) => JsonEncodedText.Encode(rows.GetName(i), Writing.Encoder)).ToArray();
        while (rows.Read())
        {
            json.WriteStartObject();
            for (var i = 0; i < types.Length; i++)
            {
                json.WritePropertyName(names[i]);
                Write(json, rows, types, i);
            }

            json.WriteEndObject();
            json.Flush();
            json.Reset();
            output.Write("\n"u8);
            Flush(context, json);
        }
    }

    private static void WriteCsv(DuckDBDataReader rows, Type[] types, HttpContext context)
    {
        var output = context.Response.BodyWriter;
        var line = new StringBuilder();
        while (rows.Read())
        {
            line.Clear();
            for (var i = 0; i < types.Length; i++)
            {
                line.Append(i == 0 ? "" : ",");
                Write(line, rows, types, i);
            }

            Encoding.UTF8.GetBytes(line.Append("\r\n").ToString(), output);
            Flush(context, null);
        }
    }

    private static void Write(Utf8JsonWriter json, DuckDBDataReader rows, Type[] types, int i)
    {
        if (rows.IsDBNull(i))
        {
            json.WriteNullValue();
        }
        else if (types[i] == typeof(long))
        {
            json.WriteNumberValue(rows.GetInt64(i));
        }
        else if (types[i] == typeof(int))
        {
            json.WriteNumberValue(rows.GetInt32(i));
        }
        else if (types[i] == typeof(double))
        {
            json.WriteNumberValue(rows.GetDouble(i));
        }
        else
        {
            json.WriteStringValue(rows.GetString(i));
        }
    }

    private static void Write(StringBuilder line, DuckDBDataReader rows, Type[] types, int i)
    {
        if (rows.IsDBNull(i))
        {
            return;
        }

        if (types[i] == typeof(long))
        {
            line.Append(CultureInfo.InvariantCulture, $"{rows.GetInt64(i)}");
        }
        else if (types[i] == typeof(int))
        {
            line.Append(CultureInfo.InvariantCulture, $"{rows.GetInt32(i)}");
        }
        else if (types[i] == typeof(double))
        {
            line.Append(CultureInfo.InvariantCulture, $"{rows.GetDouble(i)}");
        }
        else
        {
            var text = rows.GetString(i);
            line.Append(text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text);
        }
    }

    private static void Flush(HttpContext context, Utf8JsonWriter? json)
    {
        if (context.Response.BodyWriter.UnflushedBytes + (json?.BytesPending ?? 0) > FlushAt)
        {
            json?.Flush();
            if (context.Response.BodyWriter.FlushAsync(context.RequestAborted).AsTask().GetAwaiter().GetResult().IsCompleted)
            {
                throw new OperationCanceledException();
            }
        }
    }
}
