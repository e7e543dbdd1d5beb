using Npgsql;
using NpgsqlTypes;

namespace Hyperlane.Data.Postgres;

/// <summary>Commands to PostgreSQL.</summary>
internal static class PostgresCommands
{
    /// <summary>Does something at the start, where nobody is there yet to be answered.</summary>
    public static async Task<T> AtStartAsync<T>(NpgsqlDataSource source, string setting, Func<NpgsqlConnection, T> work)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync();
            return work(connection);
        }
        catch (NpgsqlException error)
        {
            var at = new NpgsqlConnectionStringBuilder(source.ConnectionString);
            throw new StartupException(
                $"PostgreSQL at {at.Host}:{at.Port} ({setting}) cannot be used: {error.InnerException?.Message ?? (error as PostgresException)?.MessageText ?? error.Message}", error);
        }
    }

    /// <summary>A command with values that are texts.</summary>
    public static NpgsqlCommand Create(NpgsqlConnection connection, string sql, IReadOnlyList<string> values)
        => WithTexts(new NpgsqlCommand(sql, connection), values);

    /// <summary>A command with the values of SQL that a client wrote, or that was written around it.</summary>
    public static NpgsqlCommand Create(NpgsqlConnection connection, string sql, Sql values)
    {
        var command = new NpgsqlCommand(sql, connection);
        PostgresParameters.Add(command, values.Parameters);
        return WithTexts(command, values.Values);
    }

    /// <summary>Does something.</summary>
    /// <returns>How many rows it was done to.</returns>
    public static int Execute(NpgsqlConnection connection, string sql, params string[] values)
    {
        using var command = Create(connection, sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>Asks for one value.</summary>
    public static T? Scalar<T>(NpgsqlConnection connection, string sql, params string[] values)
        where T : class
    {
        using var command = Create(connection, sql, values);
        return command.ExecuteScalar() as T;
    }

    /// <summary>
    /// Makes sure that somebody's SQL is one SELECT: of nothing else PostgreSQL makes a cursor. What it may reach is the role's matter.
    /// </summary>
    /// <exception cref="ProblemException">It is something else.</exception>
    public static void EnsureSelect(NpgsqlConnection connection, string sql, Sql asked)
    {
        const string cursor = "DECLARE asked NO SCROLL CURSOR FOR ";
        try
        {
            using var command = Create(connection, cursor + sql, asked);
            command.ExecuteNonQuery();
        }
        catch (PostgresException error) when (!PostgresErrors.IsOfTheServer(error))
        {
            var isOther = SqlText.Read(sql).TrueForAll(token => SqlText.Is(sql, token, ";"))
                || error.MessageText.Contains("multiple commands", StringComparison.Ordinal);
            throw isOther ? SqlMistake.NotOne(sql) : PostgresErrors.Mistake(error, sql, cursor.Length);
        }
    }

    private static NpgsqlCommand WithTexts(NpgsqlCommand command, IReadOnlyList<string> values)
    {
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value, NpgsqlDbType = NpgsqlDbType.Text });
        }

        return command;
    }
}
