namespace Hyperlane.Endpoints;

/// <summary>Reads a parameter from the fields of a form, the body of the request; a record, member by member, its files too.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class FromFormAttribute : Attribute
{
    /// <summary>The name of the field. Default: that of the parameter.</summary>
    public string? Name { get; set; }
}
