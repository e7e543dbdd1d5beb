using System.Buffers;

namespace Hyperlane.Data;

/// <summary>The rows of an answer, one after another, wherever they come from.</summary>
public abstract class Rows : IDisposable
{
    /// <summary>Their columns.</summary>
    public abstract IReadOnlyList<Column> Columns { get; }

    /// <summary>A value of the present row: null, or a bool, long, double, decimal or string.</summary>
    public abstract object? this[int column] { get; }

    /// <summary>Goes to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="ProblemException">The answer cannot go on.</exception>
    public abstract bool Read();

    /// <summary>Writes rows as text, until there are enough.</summary>
    /// <param name="format">What they were asked for as.</param>
    /// <param name="most">How many are enough.</param>
    /// <param name="output">Where to.</param>
    /// <param name="flush">Called now and then.</param>
    /// <returns>Whether there are more.</returns>
    /// <exception cref="ProblemException">The answer cannot go on.</exception>
    public virtual bool WriteText(TextFormat format, int most, IBufferWriter<byte> output, Action flush)
    {
        var writer = format.WriterTo(output, Columns);
        for (var written = 0; Read(); written++)
        {
            if (written == most)
            {
                return true;
            }

            writer.BeginRow();
            for (var i = 0; i < Columns.Count; i++)
            {
                writer.WriteValue(this[i]);
            }

            writer.EndRow();
            flush();
        }

        return false;
    }

    /// <summary>All rows, for those that are known to be few.</summary>
    public List<T> ReadAll<T>(Func<Rows, T> read)
    {
        var list = new List<T>();
        while (Read())
        {
            list.Add(read(this));
        }

        return list;
    }

    /// <inheritdoc />
    public abstract void Dispose();
}
