using System.Text;

namespace Hyperlane.Generator.Writing;

/// <summary>Writes code line by line, indented as a person would.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes a line; an empty one where nothing is said.</summary>
    public CodeWriter Line(string line = "")
    {
        _text.Append(' ', line.Length == 0 ? 0 : _depth * 4).Append(line).Append('\n');
        return this;
    }

    /// <summary>Opens a block in braces.</summary>
    public CodeWriter Open(string line)
    {
        Line(line).Line("{");
        _depth++;
        return this;
    }

    /// <summary>Closes the block.</summary>
    public CodeWriter Close()
    {
        _depth--;
        return Line("}");
    }

    public override string ToString() => _text.ToString();
}
