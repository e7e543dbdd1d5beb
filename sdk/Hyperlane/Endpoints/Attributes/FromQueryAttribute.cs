namespace Hyperlane.Endpoints;

/// <summary>Reads a parameter from the query; a record, member by member. On a property of such a record: its name in the query.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class FromQueryAttribute : Attribute
{
    /// <summary>The name in the query. Default: that of the parameter.</summary>
    public string? Name { get; set; }

    /// <summary>
    /// What stands between the items of a list: <c>,</c> for <c>?ids=1,2,3</c>, or a space, or <c>|</c>. No item can have it within.
    /// Default: none, and a list is <c>?ids=1&amp;ids=2&amp;ids=3</c>. In the OpenAPI document this is the <c>style</c> of the
    /// parameter: <c>form</c>, <c>spaceDelimited</c> or <c>pipeDelimited</c>, with <c>explode: false</c>.
    /// </summary>
    public char Delimiter { get; set; }
}
