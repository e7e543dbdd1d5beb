namespace Hyperlane.Data;

/// <summary>
/// A file as rows of fields, each as the UTF-8 that stands in it. It says nothing of types. Every format is read as one of these, so what
/// comes after it knows no formats.
/// </summary>
internal abstract class FieldReader : IDisposable
{
    /// <summary>The longest row, in bytes: more is held in memory of no file at a time.</summary>
    public const int MaxBytes = 32 << 20;

    /// <summary>The names of the columns, as they are in the file. In JSON, more may come with later rows.</summary>
    public abstract IReadOnlyList<string> Names { get; }

    /// <summary>In which line of the file the present row begins; where there are no lines, the number of the row.</summary>
    public long Line { get; protected set; }

    /// <summary>What is wrong with the present row; null if nothing is.</summary>
    public string? Broken { get; protected set; }

    /// <summary>What is to be told of the file, once all of it is read.</summary>
    public virtual IEnumerable<string> Notes => [];

    /// <summary>The present row as it stands in the file, for a list of broken rows.</summary>
    public abstract string Text { get; }

    /// <summary>Which of several files the present row is in, from 0.</summary>
    public virtual int File => 0;

    /// <summary>Columns that are in other files and not in the present one.</summary>
    public virtual IReadOnlyList<string> Lacking => [];

    /// <summary>A field of the present row.</summary>
    public abstract ReadOnlySpan<byte> this[int column] { get; }

    /// <summary>Goes to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    public abstract bool Read();

    /// <summary>What a field of the present row is.</summary>
    public abstract FieldKind KindOf(int column);

    /// <summary>Adds the present row to others.</summary>
    /// <param name="batch">Where to. It has as many columns as there were names when it began.</param>
    public virtual void CopyTo(RowBatch batch)
    {
        batch.BeginRow(Line, default);
        for (var i = 0; i < batch.Width; i++)
        {
            batch.Add(this[i], KindOf(i));
        }
    }

    /// <summary>Where a message says that something is: <c>Line 3</c>.</summary>
    public virtual string Place => $"Line {Line}";

    public virtual void Dispose() => GC.SuppressFinalize(this);
}
