namespace Hyperlane.Generator.Models.Documents;

/// <summary>A keyword of a JSON schema, such as <c>maxLength</c>.</summary>
/// <param name="Name">The keyword.</param>
/// <param name="Json">Its value, as JSON.</param>
internal sealed record Keyword(string Name, string Json)
{
    public static Keyword Text(string name, string value) => new(name, JsonText.Quote(value));
}
