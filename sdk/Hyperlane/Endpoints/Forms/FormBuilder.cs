using Hyperlane.Http;

namespace Hyperlane.Endpoints.Forms;

/// <summary>Gathers the fields and files of a form, and minds its limits.</summary>
internal sealed class FormBuilder(HttpLimits limits)
{
    private readonly List<KeyValuePair<string, string>> _fields = [];
    private readonly List<UploadedFile> _files = [];
    private int _parts;
    private long _fieldBytes;

    /// <summary>Counts one more field or file.</summary>
    /// <exception cref="ProblemException">413: one too many.</exception>
    public void BeginPart()
    {
        if (++_parts > limits.MaxFormParts)
        {
            throw FormProblems.TooManyParts(limits.MaxFormParts);
        }
    }

    /// <summary>Makes sure that so much more of a field may be held in memory.</summary>
    /// <exception cref="ProblemException">413: it may not.</exception>
    public void Reserve(string name, int bytes)
    {
        _fieldBytes += bytes;
        if (_fieldBytes > limits.MaxFormFieldBytes)
        {
            throw FormProblems.FieldsTooLarge(name, limits.MaxFormFieldBytes);
        }
    }

    public void AddField(string name, string value) => _fields.Add(new(name, value));

    public void AddFile(UploadedFile file) => _files.Add(file);

    public Form Build() => new(_fields, _files);
}
