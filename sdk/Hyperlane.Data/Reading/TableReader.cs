namespace Hyperlane.Data;

/// <summary>
/// Reads a file twice: first to find out which type restores all values of each column, then to write the values. Nothing is decided by the first
/// rows alone.
/// </summary>
internal sealed class TableReader
{
    private const int MostNoted = 200;

    private readonly SourceFiles _file;
    private readonly ReadOptions _options;
    private readonly FieldConverter[] _converters;
    private readonly bool[] _mayFail;

    private TableReader(SourceFiles file, ReadOptions options, IReadOnlyList<Column> columns, TypeDecision[] decisions, IEnumerable<string> notes)
    {
        (_file, _options, Columns) = (file, options, columns);
        _converters = [.. decisions.Select((decision, i) => new FieldConverter(decision, options.TypeOf(columns[i].Name) is not null, options))];
        _mayFail = [.. _converters.Select(converter => converter.MayFail)];
        var noted = columns.Zip(decisions, (column, decision) => new ColumnReading(column.Name, decision.Type, decision.Reason, decision.Offer)).Where(column => column.Reason is not null);
        Reading = new Reading([.. file.Decisions], [.. noted.Take(MostNoted)], [.. notes]);
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
        var guesses = new List<TypeGuess>();
        var said = new List<SaidGuess?>();
        var count = 0L;
        return file.Guarded(
            () =>
            {
                Extend();
                ProblemException? last = null;
                while (TryRead(reader, isPart && count > 0))
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

                    count++;

                    Extend();
                    for (var i = 0; i < guesses.Count; i++)
                    {
                        var text = reader[i];
                        var kind = reader.KindOf(i);
                        if (options.Missing is not null && options.IsMissing(text))
                        {
                            continue;
                        }

                        if (said[i] is { } type)
                        {
                            type.Add(text, kind);
                        }
                        else
                        {
                            guesses[i].Add(text, kind, reader.Line);
                        }
                    }
                }

                var names = UniqueNames(reader.Names);
                options.CheckColumns(names);
                if (names.Length == 0)
                {
                    throw new ProblemException(400, "The file has no rows and no names of columns.");
                }

                var proven = Proven(guesses);
                var decisions = guesses.Select((guess, i) => said[i]?.Decide() ?? guess.Decide(proven)).ToArray();
                var columns = names.Select((name, i) => new Column(name, decisions[i].Type, decisions[i].Precision, decisions[i].Scale)).ToArray();
                if (before is not null)
                {
                    SameColumns.Check(before, columns, reader.Lacking, name => decisions[Array.IndexOf(names, name)].Reason);
                }

                return new TableReader(file, options, columns, decisions, reader.Notes) { Total = count };
            },
            () => reader.Line);

        void Extend()
        {
            if (guesses.Count == reader.Names.Count)
            {
                return;
            }

            foreach (var name in UniqueNames(reader.Names)[guesses.Count..])
            {
                guesses.Add(new TypeGuess(options));
                said.Add(options.TypeOf(name) is { } type ? new SaidGuess(name, type, options) : null);
            }
        }
    }

    /// <summary>The first rows, as they stand in the file.</summary>
    public Preview Preview(PreviewRequest asked)
    {
        const int mostText = 200;
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
            return text.Length > mostText ? text[..mostText] + "…" : text;
        }
    }

    /// <summary>Writes all rows.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="endRow">Called after each row.</param>
    /// <param name="rejects">Told what is left out.</param>
    /// <returns>How many rows there are.</returns>
    internal long Write(RowWriter output, Action endRow, RejectList rejects)
    {
        using var reader = _file.Open();
        return _file.Guarded(() => Write(reader, output, endRow, rejects), () => reader.Line);
    }

    private long Write(FieldReader reader, RowWriter output, Action endRow, RejectList rejects)
    {
        var rows = 0L;
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

            output.BeginRow();
            for (var i = 0; i < _converters.Length; i++)
            {
                _converters[i].Write(reader[i], isNull[i] ? FieldKind.None : reader.KindOf(i), output);
            }

            output.EndRow();
            endRow();
            rows++;
        }

        return rows;
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

    /// <summary>In which order dates stand, where a column proves it and no other one proves the opposite; by what separates the numbers.</summary>
    private static Dictionary<char, DateOrder> Proven(List<TypeGuess> guesses)
        => guesses.Select(guess => guess.Proof).OfType<(char Separator, DateOrder Order)>().GroupBy(proof => proof.Separator)
            .Where(same => same.Select(proof => proof.Order).Distinct().Count() == 1).ToDictionary(same => same.Key, same => same.First().Order);

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
