using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Hyperlane.Http;

namespace Hyperlane.Endpoints;

/// <summary>
/// A form that was sent: its fields, decoded, and its files, both in the order they were sent. Names compare without case.
/// </summary>
public sealed class Form : IEnumerable<KeyValuePair<string, string>>
{
    private readonly List<KeyValuePair<string, string>> _fields;
    private readonly List<UploadedFile> _files;

    internal Form(List<KeyValuePair<string, string>> fields, List<UploadedFile> files)
    {
        _fields = fields;
        _files = files;
    }

    /// <summary>How many fields there are, repeated ones counted each, files not.</summary>
    public int Count => _fields.Count;

    /// <summary>The files. An input where nothing was chosen is not among them.</summary>
    public IReadOnlyList<UploadedFile> Files => _files;

    /// <summary>The value of a field, the first if it is repeated, or null if there is none.</summary>
    public string? this[string name] => TryGet(name, out var value) ? value : null;

    /// <summary>Gets the first value of a field.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out string? value)
    {
        foreach (var (key, text) in _fields)
        {
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                value = text;
                return true;
            }
        }

        value = null;
        return false;
    }

    /// <summary>All values of a field, in the order they were sent.</summary>
    public IReadOnlyList<string> GetValues(string name)
        => [.. _fields.Where(field => field.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(field => field.Value)];

    /// <summary>All values of a list, in whichever of the usual ways its items are named.</summary>
    internal IReadOnlyList<string> GetItems(string name) => ItemNames.Find(_fields, name);

    /// <summary>The file of a field, the first if there are several, or null if there is none.</summary>
    public UploadedFile? File(string name) => _files.Find(file => file.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>All files of a field, in the order they were sent.</summary>
    public IReadOnlyList<UploadedFile> GetFiles(string name) => _files.FindAll(file => ItemNames.Names(file.Name, name));

    /// <inheritdoc />
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _fields.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
