using Npgsql;

namespace Hyperlane.Data.Postgres;

/// <summary>
/// The role that asks what clients write. All clients share it, so it may do as little as PostgreSQL lets a role do: no function by
/// which one would write, hold up or end what others do, or read what they ask.
/// </summary>
/// <param name="postgres">Its name and password (<c>Data:PostgresReader</c>).</param>
/// <param name="settings">Its limits.</param>
/// <param name="logger">Told of what cannot be taken from it.</param>
internal sealed class PostgresRole(PostgresSettings postgres, DataSettings settings, ILogger logger)
{
    /// <summary>
    /// Functions that PostgreSQL gives to everybody, by patterns of LIKE. They write to the log of the server, or large objects; they
    /// signal, lock or notify; they tell what others ask; they wait; and one changes settings, the limits among them.
    /// </summary>
    private static readonly string[] Withheld =
    [
        @"pg\_logical\_%", @"pg\_replication\_%", @"pg\_export\_snapshot", @"lo\_%", "loread", "lowrite",
        @"pg\_terminate\_backend", @"pg\_cancel\_backend", @"pg\_log\_%", @"pg\_advisory\_%", @"pg\_try\_advisory\_%", @"pg\_notify",
        @"pg\_stat\_get\_activity", @"pg\_stat\_get\_backend\_%", @"pg\_stat\_get\_progress\_info", @"pg\_stat\_get\_wal\_%",
        @"pg\_lock\_status", @"pg\_prepared\_xact",
        @"pg\_stat\_statements%", @"dblink%", @"pg\_sleep%", @"set\_config",
    ];

    private readonly NpgsqlConnectionStringBuilder _reader = new(postgres.PostgresReader);

    /// <summary>Its name, as SQL has it.</summary>
    public string Name => Sql.Quote(_reader.Username ?? throw new StartupException("Data:PostgresReader names no role: say Username=."));

    /// <summary>Makes the role if it is not there, and takes from it what it does not need.</summary>
    /// <param name="connection">As the owner, in a transaction.</param>
    public void Prepare(NpgsqlConnection connection)
    {
        if (Read(connection, "SELECT rolname::text FROM pg_roles WHERE rolname = $1", _reader.Username!).Count == 0)
        {
            Execute(connection, $"CREATE ROLE {Name} LOGIN NOINHERIT PASSWORD {Sql.Literal(_reader.Password ?? "")}");
            if (_reader.Password is null || _reader.Password == _reader.Username)
            {
                PostgresLog.WeakPassword(logger, _reader.Username);
            }
        }

        Execute(connection, $"GRANT USAGE ON SCHEMA datasets TO {Name}");
        List<string> kept = [.. Try(connection, $"REVOKE TEMPORARY ON DATABASE {Sql.Quote(connection.Database)} FROM PUBLIC")
            ? []
            : (string[])["temporary tables"]];
        foreach (var function in FunctionsOf(connection))
        {
            Try(connection, $"REVOKE EXECUTE ON FUNCTION {function} FROM PUBLIC, {Name}");
        }

        kept.AddRange(FunctionsOf(connection).Select(function => function.Split('(')[0]).Distinct());
        kept.AddRange(LimitsToSet(connection).Where(limit =>
            !Try(connection, $"ALTER ROLE {Name} SET {limit.Name} = {Sql.Literal(limit.Value)}")).Select(limit => limit.Name));
        if (kept.Count > 0)
        {
            PostgresLog.Kept(logger, _reader.Username, string.Join(", ", kept));
        }
    }

    /// <summary>Makes sure that the role may do nothing but read the datasets.</summary>
    /// <exception cref="StartupException">It may do more.</exception>
    public static void Check(NpgsqlConnection connection)
    {
        var rights = Read(
            connection,
            """
            SELECT 'it is a superuser' FROM pg_roles WHERE rolname = current_user AND rolsuper
            UNION ALL SELECT 'it may make roles' FROM pg_roles WHERE rolname = current_user AND rolcreaterole
            UNION ALL SELECT 'it may make databases' FROM pg_roles WHERE rolname = current_user AND rolcreatedb
            UNION ALL SELECT 'it may replicate' FROM pg_roles WHERE rolname = current_user AND rolreplication
            UNION ALL SELECT 'it bypasses row security' FROM pg_roles WHERE rolname = current_user AND rolbypassrls
            UNION ALL SELECT 'it may use the schema catalogue' WHERE has_schema_privilege('catalogue', 'USAGE')
            UNION ALL SELECT 'it may make tables in the schema datasets' WHERE has_schema_privilege('datasets', 'CREATE')
            UNION ALL SELECT 'it may write to ' || oid::regclass FROM pg_class
                WHERE relkind IN ('r', 'p', 'v', 'm', 'f') AND relnamespace = 'datasets'::regnamespace AND has_table_privilege(oid, 'INSERT, UPDATE, DELETE, TRUNCATE')
            UNION ALL SELECT 'it is a member of ' || rolname FROM pg_roles WHERE rolname <> current_user AND pg_has_role(oid, 'MEMBER')
            LIMIT 3
            """);
        if (rights.Count > 0)
        {
            throw new StartupException(
                $"The role in Data:PostgresReader may do more than read datasets: {string.Join(", ", rights)}. Name one that owns nothing; one that does not exist is made.");
        }
    }

    /// <summary>What a query may take, from the settings. Where a database has limits of its own for the role, those hold.</summary>
    private IEnumerable<(string Name, string Value)> Limits() =>
    [
        ("default_transaction_read_only", "on"),
        ("statement_timeout", $"{(long)settings.QueryTimeout.TotalMilliseconds}ms"),
        ("idle_in_transaction_session_timeout", "60s"),
        ("lock_timeout", "5s"),
        ("work_mem", $"{Math.Max(ByteSize.Parse(settings.QueryMemory) / 8 / 1024, 64)}kB"), // each sort and each table of a join has this much
        ("max_parallel_workers_per_gather", "0"), // each would have that memory once more
        ("temp_file_limit", $"{ByteSize.Parse(settings.QueryDisk) / 1024}kB"),
    ];

    /// <summary>Those that are not set yet: what stands already, another process may be setting at the same moment.</summary>
    private List<(string Name, string Value)> LimitsToSet(NpgsqlConnection connection)
    {
        var set = Read(connection,
            "SELECT unnest(setconfig) FROM pg_db_role_setting JOIN pg_roles ON pg_roles.oid = setrole WHERE setdatabase = 0 AND rolname = $1", _reader.Username!);
        return [.. Limits().Where(limit => !set.Contains($"{limit.Name}={limit.Value}"))];
    }

    /// <summary>Those of the functions above that the role may call.</summary>
    private List<string> FunctionsOf(NpgsqlConnection connection)
        => Read(
            connection,
            $"SELECT oid::regprocedure::text FROM pg_proc WHERE proname LIKE ANY (ARRAY[{string.Join(", ", Withheld.Select(Sql.Literal))}]) AND has_function_privilege($1, oid, 'EXECUTE') ORDER BY 1",
            _reader.Username!);

    /// <summary>Does, within a transaction, what an owner who is no superuser may perhaps not do.</summary>
    /// <returns>Whether it was allowed.</returns>
    public static bool Try(NpgsqlConnection connection, string sql)
    {
        Execute(connection, "SAVEPOINT attempt");
        try
        {
            Execute(connection, sql);
            return true;
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            Execute(connection, "ROLLBACK TO SAVEPOINT attempt");
            return false;
        }
    }

    private static void Execute(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static List<string> Read(NpgsqlConnection connection, string sql, params string[] values)
    {
        using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        using var rows = command.ExecuteReader();
        var list = new List<string>();
        while (rows.Read())
        {
            list.Add(rows.GetString(0));
        }

        return list;
    }
}
