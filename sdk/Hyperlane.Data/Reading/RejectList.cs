using System.Globalization;

namespace Hyperlane.Data;

/// <summary>The list of what was left out of a file, as CSV: which file, line and column, the text that stands there, and why.</summary>
/// <param name="path">Where to write it; null for nowhere. The file is made with the first entry.</param>
/// <param name="files">The names of the files.</param>
internal sealed class RejectList(string? path, IReadOnlyList<string> files) : IDisposable
{
    /// <summary>How many entries it has at most; the rest is counted only.</summary>
    public const int MaxEntries = 10_000;

    private const int MaxText = 1_000;

    private StreamWriter? _writer;

    /// <summary>How many rows were left out.</summary>
    public long Rows { get; private set; }

    /// <summary>How many values were left out.</summary>
    public long Values { get; private set; }

    /// <summary>A row is left out.</summary>
    public void AddRow(FieldReader reader, string? column, string reason)
    {
        Rows++;
        Add(reader, column, reader.Text, reason);
    }

    /// <summary>A value is left out.</summary>
    public void AddValue(FieldReader reader, string column, string text, string reason)
    {
        Values++;
        Add(reader, column, text, reason);
    }

    public void Dispose() => _writer?.Dispose();

    private void Add(FieldReader reader, string? column, string text, string reason)
    {
        if (path is null || Rows + Values > MaxEntries)
        {
            return;
        }

        _writer ??= Open(path);
        _writer.Write(string.Create(CultureInfo.InvariantCulture,
            $"{Quoted(files[reader.File])},{reader.Line},{Quoted(column ?? "")},{Quoted(Short(text))},{Quoted(reason)}\r\n"));
    }

    private static StreamWriter Open(string path)
    {
        var writer = new StreamWriter(path);
        writer.Write("file,line,column,text,reason\r\n");
        return writer;
    }

    private static string Short(string text) => text.Length > MaxText ? text[..MaxText] + "…" : text;

    private static string Quoted(string text)
        => text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
