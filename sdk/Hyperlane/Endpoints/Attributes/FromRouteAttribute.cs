namespace Hyperlane.Endpoints;

/// <summary>Reads a parameter from the path, where its name stands in braces. Said only to be told when it does not.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class FromRouteAttribute : Attribute
{
    /// <summary>The name in the pattern. Default: that of the parameter.</summary>
    public string? Name { get; set; }
}
