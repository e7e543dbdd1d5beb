using Hyperlane.Http;

namespace Hyperlane.Endpoints.Forms;

/// <summary>Gathers the fields and files of a form, and minds its limits.</summary>
internal sealed class FormBuilder(HttpLimits limits)
{
    private int _parts;
    private long _fieldBytes;

    public List<KeyValuePair<string, string>> Fields { get; } = [];

    public List<(PartHead Head, UploadContent Content)> Files { get; } = [];

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

    public void AddField(string name, string value) => Fields.Add(new(name, value));

    public void AddFile(PartHead head, UploadContent content) => Files.Add((head, content));
}
