namespace Hyperlane.Data;

/// <summary>
/// Reads a file twice: first to find out which type restores all values of each column, then to write the values. Nothing is decided by the
/// first rows alone.
/// </summary>
internal sealed class TableReader
{
    private const int MaxNoted = 200;

    private readonly SourceFiles _file;
    private readonly ReadOptions _options;
    private readonly TypeDecision[] _decisions;
    private readonly FieldConverter[] _converters;
    private readonly bool[] _mayFail;

    private TableReader(SourceFiles file, ReadOptions options, IReadOnlyList<Column> columns, TypeDecision[] decisions,
        IEnumerable<string> notes)
    {
        (_file, _options, _decisions, Columns) = (file, options, decisions, columns);
        _converters = MakeConverters();
        _mayFail = [.. _converters.Select(converter => converter.MayFail)];
        var noted = columns.Zip(decisions, (column, decision) =>
            new ColumnReading(column.Name, decision.Type, decision.Reason, decision.Offer)).Where(column => column.Reason is not null);
        Reading = new Reading([.. file.Decisions], [.. noted.Take(MaxNoted)], [.. notes]);
    }

    /// <summary>The columns.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>What was decided, and why.</summary>
    public Reading Reading { get; private set; }

    /// <summary>How many rows there are that are not broken.</summary>
    public long Total { get; private init; }

    /// <summary>Finds out what the columns are.</summary>
    /// <exception cref="ProblemException">The file is broken, or something was said of it that is not so.</exception>
    /// <param name="file">The file.</param>
    /// <param name="options">What the user has said.</param>
    /// <param name="isPart">Whether the end of the file is missing: then its last row may be broken.</param>
    /// <param name="before">The columns that it must have; null if any will do.</param>
    public static TableReader Scan(SourceFiles file, ReadOptions options, bool isPart = false, IReadOnlyList<Column>? before = null)
    {
        using var reader = file.Open();
        var guesses = new ColumnGuesses(options);
        var count = BatchThreads.CountFor(reader.Names.Count);
        using var threads = new BatchThreads(count, (all, thread) => guesses.Add(thread, count, all.BatchesOf(thread)));
        return file.Guarded(
            () =>
            {
                var total = ScanRows(reader, options, isPart, guesses, threads);
                threads.End();

                var names = UniqueNames(reader.Names);
                options.CheckColumns(names);
                if (names.Length == 0)
                {
                    throw new ProblemException(400, "The file has no rows and no names of columns.");
                }

                var decisions = guesses.Decide(file.HasSemicolons);
                var columns = names.Select(
                    (name, i) => new Column(name, decisions[i].Type, decisions[i].Precision, decisions[i].Scale)).ToArray();
                if (before is not null)
                {
                    SameColumns.Check(before, columns, reader.Lacking, name => decisions[Array.IndexOf(names, name)].Reason);
                }

                return new TableReader(file, options, columns, decisions, reader.Notes) { Total = total };
            },
            () => reader.Line);
    }

    /// <summary>The first rows, as they stand in the file.</summary>
    public Preview Preview(PreviewRequest asked)
    {
        const int maxText = 200;
        using var reader = _file.Open();
        var rows = new List<IReadOnlyList<string?>>();
        while (rows.Count < Math.Min(asked.Rows, Total) && reader.Read())
        {
            if (reader.Broken is null)
            {
                rows.Add([.. Columns.Select((_, i) => Text(i))]);
            }
        }

        return new Preview(Columns, rows, Reading, Total, asked.IsPart, _file.First.Sheets, _file.First.Sheet);

        string? Text(int i)
        {
            if (reader.KindOf(i) == FieldKind.None || _options.IsMissing(reader[i]))
            {
                return null;
            }

            var text = System.Text.Encoding.UTF8.GetString(reader[i]);
            return text.Length > maxText ? text[..maxText] + "…" : text;
        }
    }

    /// <summary>What makes values of the fields of each column, for one thread.</summary>
    public FieldConverter[] MakeConverters()
        => [.. _decisions.Select((decision, i) => new FieldConverter(decision, _options.TypeOf(Columns[i].Name) is not null, _options))];

    /// <summary>Reads all rows once more, and hands them to threads.</summary>
    /// <param name="threads">The threads. Parts of the table go to them in turn.</param>
    /// <param name="partRows">How many rows a part has.</param>
    /// <param name="rejects">Told what is left out.</param>
    /// <returns>How many rows there are.</returns>
    public long Read(BatchThreads threads, long partRows, RejectList rejects)
    {
        using var reader = _file.Open();
        var rows = _file.Guarded(() => Read(reader, threads, partRows, rejects), () => reader.Line);
        threads.End();
        return rows;
    }

    private long Read(FieldReader reader, BatchThreads threads, long partRows, RejectList rejects)
    {
        var (rows, batch) = (0L, (RowBatch?)null);
        var isNull = new bool[_converters.Length];
        while (reader.Read())
        {
            if (reader.Broken is { } reason)
            {
                rejects.AddRow(reader, null, reason);
                continue;
            }

            if (!TryCheck(reader, isNull, rejects))
            {
                continue;
            }

            var part = (int)(rows++ / partRows);
            if (batch is not null && (batch.IsFull || batch.Part != part))
            {
                threads.Send(batch, batch.Part);
                batch = null;
            }

            batch ??= Begin(threads, Columns.Count, part);
            reader.CopyTo(batch);
            for (var i = Array.IndexOf(isNull, true); i >= 0; i = Array.IndexOf(isNull, true, i + 1))
            {
                batch.Clear(i);
            }
        }

        if (batch is not null)
        {
            threads.Send(batch, batch.Part);
        }

        return rows;
    }

    /// <summary>Reads all rows, and hands them to those who find their types.</summary>
    /// <returns>How many there are that are not broken.</returns>
    private static long ScanRows(FieldReader reader, ReadOptions options, bool isPart, ColumnGuesses guesses, BatchThreads threads)
    {
        var (rows, batch) = (0L, (RowBatch?)null);
        ProblemException? last = null;
        while (TryRead(reader, isPart && rows > 0))
        {
            if (last is not null)
            {
                throw last;
            }

            if (reader.Broken is { } reason)
            {
                last = (options.OnError ?? OnError.Fail) == OnError.Fail ? Broken(reader, null, reason) : null;
                if (last is not null && !isPart)
                {
                    throw last;
                }

                continue;
            }

            if (batch is not null && (batch.IsFull || batch.Width != reader.Names.Count))
            {
                threads.SendToAll(batch);
                batch = null;
            }

            guesses.Extend(reader.Names);
            batch ??= Begin(threads, guesses.Count, 0);
            reader.CopyTo(batch);
            rows++;
        }

        if (batch is not null)
        {
            threads.SendToAll(batch);
        }

        guesses.Extend(reader.Names); // where there are no rows
        return rows;
    }

    private static RowBatch Begin(BatchThreads threads, int width, int part)
    {
        var batch = threads.Take();
        batch.Begin(width, part);
        return batch;
    }

    /// <summary>Makes sure that the row has values of the types that the user has said.</summary>
    /// <returns>Whether the row can be written.</returns>
    private bool TryCheck(FieldReader reader, bool[] isNull, RejectList rejects)
    {
        for (var i = 0; i < _converters.Length; i++)
        {
            isNull[i] = false;
            if (!_mayFail[i] || _converters[i].Fits(reader[i], reader.KindOf(i)))
            {
                continue;
            }

            var text = System.Text.Encoding.UTF8.GetString(reader[i]);
            var shown = text.Length > 80 ? text[..80] + "…" : text;
            var why = $"'{shown}' is no {Columns[i].Type.ToString().ToLowerInvariant()}.";
            switch (_options.OnError)
            {
                case OnError.Skip:
                    rejects.AddRow(reader, Columns[i].Name, why);
                    return false;
                case OnError.Null:
                    rejects.AddValue(reader, Columns[i].Name, text, why);
                    break;
                default:
                    throw Broken(reader, Columns[i].Name, why);
            }

            isNull[i] = true;
        }

        return true;
    }

    /// <summary>Goes on; where the end of the file is missing, whatever that breaks is the end.</summary>
    private static bool TryRead(FieldReader reader, bool mayBreak)
    {
        try
        {
            return reader.Read();
        }
        catch (Exception error) when (mayBreak && error is not OutOfMemoryException)
        {
            return false;
        }
    }

    private static ProblemException Broken(FieldReader reader, string? column, string reason)
    {
        var problem = Problem.BadRequest($"{reader.Place}{(column is null ? "" : $", column \"{column}\"")}: {reason}");
        problem.Extensions["line"] = reader.Line.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (column is not null)
        {
            problem.Extensions["column"] = column;
        }

        return new ProblemException(problem);
    }

    /// <summary>Names for SQL: none is empty, and no two are equal but for their case.</summary>
    internal static string[] UniqueNames(IReadOnlyList<string> names)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var unique = new string[names.Count];
        for (var i = 0; i < names.Count; i++)
        {
            var name = names[i].Length == 0 ? $"column{i}" : names[i];
            var free = name;
            for (var n = 1; !taken.Add(free); n++)
            {
                free = $"{name}_{n}";
            }

            unique[i] = free;
        }

        return unique;
    }
}
