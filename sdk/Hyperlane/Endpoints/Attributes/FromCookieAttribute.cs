namespace Hyperlane.Endpoints;

/// <summary>Reads a parameter from a cookie.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class FromCookieAttribute : Attribute
{
    /// <summary>The name of the cookie. Default: that of the parameter.</summary>
    public string? Name { get; set; }
}
