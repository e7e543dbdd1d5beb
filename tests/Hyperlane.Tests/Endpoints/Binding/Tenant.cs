using Hyperlane.Http;

namespace Hyperlane.Tests.Endpoints.Binding;

/// <summary>Read by its own method: from the host, or from a header.</summary>
public sealed record Tenant(string Name)
{
    public static async ValueTask<Tenant?> BindAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        await Task.Yield();
        return context.Request.Headers["X-Tenant"] switch
        {
            null => null,
            "closed" => throw new ProblemException(403, "This tenant is closed."),
            var name => new Tenant(name),
        };
    }
}
