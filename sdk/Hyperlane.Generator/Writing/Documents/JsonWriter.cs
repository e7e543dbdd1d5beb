using System.Text;
using Hyperlane.Generator.Models.Documents;

namespace Hyperlane.Generator.Writing.Documents;

/// <summary>Writes JSON that people can read: a member to a line.</summary>
internal sealed class JsonWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _isFirst = true;

    /// <summary>Begins an object or an array, as an item or as a member.</summary>
    public JsonWriter Open(char bracket, string? name = null)
    {
        Begin(name);
        _text.Append(bracket);
        _depth++;
        _isFirst = true;
        return this;
    }

    /// <summary>Ends it.</summary>
    public JsonWriter Close(char bracket)
    {
        _depth--;
        if (!_isFirst)
        {
            NewLine();
        }

        _text.Append(bracket);
        _isFirst = false;
        return this;
    }

    /// <summary>A member that is a string; nothing where there is none.</summary>
    public JsonWriter Text(string name, string? value) => value is null ? this : Json(name, JsonText.Quote(value));

    /// <summary>A member that is JSON already.</summary>
    public JsonWriter Json(string name, string json)
    {
        Begin(name);
        _text.Append(json);
        return this;
    }

    /// <summary>A member that is said only where it is true.</summary>
    public JsonWriter Flag(string name, bool value) => value ? Json(name, "true") : this;

    public override string ToString() => _text.ToString();

    private void Begin(string? name)
    {
        if (!_isFirst)
        {
            _text.Append(',');
        }

        if (_depth > 0)
        {
            NewLine();
        }

        _text.Append(name is null ? "" : JsonText.Quote(name) + ": ");
        _isFirst = false;
    }

    private void NewLine() => _text.Append('\n').Append(' ', _depth * 2);
}
