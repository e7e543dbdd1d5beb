namespace Hyperlane.Endpoints;

/// <summary>Reads a parameter from the query; a record, member by member. On a property of such a record: its name in the query.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class FromQueryAttribute : Attribute
{
    /// <summary>The name in the query. Default: that of the parameter.</summary>
    public string? Name { get; set; }
}
