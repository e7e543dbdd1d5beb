using System.Text;

namespace Hyperlane.TestKit;

/// <summary>The lines of a process, from any thread.</summary>
public sealed class LineLog
{
    private readonly Lock _gate = new();
    private readonly StringBuilder _text = new();

    /// <summary>Adds a line; null, the end of the output, adds nothing.</summary>
    public void Add(string? line)
    {
        if (line is not null)
        {
            lock (_gate)
            {
                _text.Append(line).Append('\n');
            }
        }
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        lock (_gate)
        {
            return _text.ToString();
        }
    }
}
