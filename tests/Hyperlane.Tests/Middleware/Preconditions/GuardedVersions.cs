using Hyperlane.Http;
using Hyperlane.Middleware;

namespace Hyperlane.Tests.Middleware.Preconditions;

public sealed class GuardedVersions : IValidatorSource
{
    public static readonly DateTimeOffset Changed = new(1994, 11, 6, 8, 49, 37, 654, TimeSpan.Zero);

    /// <summary>How often a method has run.</summary>
    public int Runs { get; set; }

    public ValueTask<Validators?> FindAsync(HttpContext context)
        => new(context.Request.RouteValues["name"] == "none" ? null : new Validators(new EntityTag("v1"), Changed));
}
