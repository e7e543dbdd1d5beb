using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading.Documents;

/// <summary>What the comment above a symbol says of it.</summary>
internal sealed class DocComment
{
    private readonly XElement _comment;

    private DocComment(XElement comment) => _comment = comment;

    /// <summary>What it is, in a sentence.</summary>
    public string? Summary => Text("summary");

    /// <summary>What else there is to say.</summary>
    public string? Remarks => Text("remarks");

    /// <summary>What comes back.</summary>
    public string? Returns => Text("returns");

    /// <summary>A value as an example.</summary>
    public string? Example => _comment.Element("example")?.Value.Trim() is { Length: > 0 } example ? example : null;

    /// <summary>Summary and remarks.</summary>
    public string? Whole => Remarks is null ? Summary : Summary is null ? Remarks : $"{Summary}\n\n{Remarks}";

    /// <summary>What is said of the answers of some statuses: <c>&lt;response code="409"&gt;</c>.</summary>
    public IEnumerable<(int Status, string? Text)> Responses
        => from response in _comment.Elements("response")
           where int.TryParse(response.Attribute("code")?.Value, out _)
           select (int.Parse(response.Attribute("code")!.Value, System.Globalization.CultureInfo.InvariantCulture),
               CommentText.Of(response));

    public static DocComment Of(ISymbol symbol) => new(CommentSource.Read(symbol));

    /// <summary>What is said of a parameter.</summary>
    public string? Parameter(string name)
        => Parameters(name).FirstOrDefault() is { } param ? CommentText.Of(param) : null;

    /// <summary>A value as an example for a parameter: <c>&lt;param name="id" example="5"&gt;</c>.</summary>
    public string? ParameterExample(string name)
        => Parameters(name).Select(param => param.Attribute("example")?.Value.Trim()).FirstOrDefault(example => example is { Length: > 0 });

    private IEnumerable<XElement> Parameters(string name) => _comment.Elements("param").Where(one => one.Attribute("name")?.Value == name);

    private string? Text(string name) => _comment.Element(name) is { } element ? CommentText.Of(element) : null;
}
