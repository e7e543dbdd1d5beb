using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Hyperlane.Data.Postgres;

/// <summary>A client's values for PostgreSQL.</summary>
internal static class PostgresParameters
{
    /// <summary>Adds them. What a text is, PostgreSQL finds out from where it stands, as it does of one in quotes.</summary>
    public static void Add(NpgsqlCommand command, IReadOnlyList<JsonElement> values)
    {
        foreach (var value in values)
        {
            command.Parameters.Add(Of(value));
        }
    }

    private static NpgsqlParameter Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => new NpgsqlParameter { Value = value.GetBoolean() },
        JsonValueKind.Number when value.TryGetInt64(out var whole) => new NpgsqlParameter { Value = whole },
        JsonValueKind.Number when value.TryGetDecimal(out var number) => new NpgsqlParameter { Value = number },
        JsonValueKind.Number => new NpgsqlParameter { Value = value.GetDouble() },
        JsonValueKind.Null => new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Unknown },
        _ => new NpgsqlParameter { Value = value.GetString()!, NpgsqlDbType = NpgsqlDbType.Unknown },
    };
}
