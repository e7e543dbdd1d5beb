namespace Hyperlane.Endpoints;

/// <summary>Reads a parameter from a header field of the request; a record, member by member.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class FromHeaderAttribute : Attribute
{
    /// <summary>The name of the field. Default: that of the parameter in words: <c>userAgent</c> reads <c>User-Agent</c>.</summary>
    public string? Name { get; set; }
}
