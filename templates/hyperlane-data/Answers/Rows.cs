using System.Text.Json;

namespace HyperlaneData._1;

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

    /// <summary>Writes a value of the present row as JSON.</summary>
    public virtual void Write(Utf8JsonWriter json, int column) => Cell.Write(json, this[column]);

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

    public abstract void Dispose();
}
