using Hyperlane.Http;

namespace Hyperlane.Tests.Endpoints.Binding;

/// <summary>A struct that reads itself, and is there whatever comes.</summary>
public readonly record struct Locale(string Language)
{
    public static ValueTask<Locale> BindAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new(new Locale(context.Request.Headers["Accept-Language"] ?? "en"));
    }
}
