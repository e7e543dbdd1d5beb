namespace Hyperlane.Data;

/// <summary>Finds the types of all columns. Each column sees all of its values in their order, and is the matter of one thread.</summary>
/// <param name="options">What the user has said.</param>
internal sealed class ColumnGuesses(ReadOptions options)
{
    private TypeGuess[] _guesses = [];
    private SaidGuess?[] _said = [];

    /// <summary>How many columns there are.</summary>
    public int Count => _guesses.Length;

    /// <summary>Makes room for columns that are new. In JSON, more may come with later rows.</summary>
    public void Extend(IReadOnlyList<string> names)
    {
        if (names.Count == Count)
        {
            return;
        }

        // Others are reading the arrays.
        var more = TableReader.UniqueNames(names)[Count..];
        _said = [.. _said, .. more.Select(name => options.TypeOf(name) is { } type ? new SaidGuess(name, type, options) : null)];
        _guesses = [.. _guesses, .. more.Select(_ => new TypeGuess(options))];
    }

    /// <summary>Adds the values of those columns that are a thread's.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="threads">How many there are.</param>
    /// <param name="batches">The rows.</param>
    public void Add(int thread, int threads, IEnumerable<RowBatch> batches)
    {
        foreach (var batch in batches)
        {
            for (var column = thread; column < batch.Width; column += threads)
            {
                Add(batch, column);
            }
        }
    }

    /// <summary>What the columns are.</summary>
    /// <param name="hasSemicolons">Whether they separate the fields, as where a comma stands before decimals: there, a point may separate
    /// thousands.</param>
    public TypeDecision[] Decide(bool hasSemicolons)
    {
        var proven = Proven();
        return [.. _guesses.Select((guess, i) => _said[i]?.Decide()
            ?? (hasSemicolons ? WithDoubt(guess, guess.Decide(proven)) : guess.Decide(proven)))];
    }

    private TypeDecision WithDoubt(TypeGuess guess, TypeDecision decision)
        => decision is { Type: ColumnType.Number, Reason: null } && options.Point is null && guess.MayBeThousands
            ? decision with
            {
                Reason = "Each value has three digits behind its point, so points may separate thousands; they were read as decimals.",
                Offer = new Offer(ColumnType.Number, Decimal: ','),
            }
            : decision;

    private void Add(RowBatch batch, int column)
    {
        var (guess, said) = (_guesses[column], _said[column]);
        for (var row = 0; row < batch.Rows; row++)
        {
            var text = batch[row, column];
            if (options.Missing is not null && options.IsMissing(text))
            {
                continue;
            }

            if (said is not null)
            {
                said.Add(text, batch.KindOf(row, column));
            }
            else
            {
                guess.Add(text, batch.KindOf(row, column), batch.LineOf(row));
            }
        }
    }

    /// <summary>
    /// In which order dates stand, where a column proves it and no other one proves the opposite; by what separates the numbers.
    /// </summary>
    private Dictionary<char, DateOrder> Proven()
        => _guesses.Select(guess => guess.Proof).OfType<(char Separator, DateOrder Order)>().GroupBy(proof => proof.Separator)
            .Where(same => same.Select(proof => proof.Order).Distinct().Count() == 1)
            .ToDictionary(same => same.Key, same => same.First().Order);
}
