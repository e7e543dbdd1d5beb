namespace Hyperlane.Endpoints;

/// <summary>Reads a parameter from the query; a record, member by member.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FromQueryAttribute : Attribute
{
    /// <summary>The name in the query. Default: that of the parameter.</summary>
    public string? Name { get; set; }
}
