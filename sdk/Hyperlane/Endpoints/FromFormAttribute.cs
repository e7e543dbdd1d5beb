namespace Hyperlane.Endpoints;

/// <summary>Reads a parameter from the fields of a form, the body of the request.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FromFormAttribute : Attribute
{
    /// <summary>The name of the field. Default: that of the parameter.</summary>
    public string? Name { get; set; }
}
