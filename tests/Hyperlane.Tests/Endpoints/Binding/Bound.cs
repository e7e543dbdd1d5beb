using Hyperlane.Http;

namespace Hyperlane.Tests.Endpoints.Binding;

/// <summary>What reads itself in a base that several share.</summary>
public abstract class Bound<T>
    where T : Bound<T>, new()
{
    public string Value { get; private set; } = "";

    public static Task<T?> BindAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Task.FromResult(context.Request.Query["own"] is { } own ? new T { Value = own } : null);
    }
}
