using Hyperlane.Authentication;

namespace Layers;

/// <summary>The middleware to price, by the names of the figure.</summary>
internal static class Layer
{
    public static void Prepare(HyperlaneAppBuilder builder, string layer)
    {
        switch (layer)
        {
            case "cookie":
                builder.AddCookieAuthentication();
                break;
            case "bearer" or "role":
                builder.Configuration["Bearer:Issuer"] = Token.Issuer;
                builder.Configuration["Bearer:Audience"] = Token.Audience;
                builder.Configuration["Bearer:Key"] = Token.Key;
                builder.AddBearerAuthentication();
                break;
            case "telemetry":
                Listener.Start();
                break;
            default:
                break;
        }
    }

    public static void Use(RouteGroup routes, string layer)
    {
        _ = layer switch
        {
            "cors" => routes.Use(new Cors(new CorsOptions { AllowedOrigins = { "https://app.example" } })),
            "forwarded-headers" => routes.Use<ForwardedHeaders>(),
            "security-headers" => routes.Use<SecurityHeaders>(),
            "rate-limiting" => routes.Use(new RateLimiting(new RateLimitingOptions { PermitLimit = 1_000_000_000 })),
            "compression" => routes.Use<Compression>(),
            "request-timeouts" => routes.Use<RequestTimeouts>(),
            "request-id" => routes.Use<RequestId>(),
            "entity-tags" => routes.Use<EntityTags>(),
            "cookie" => routes.Use<CookieAuthentication>().Use<RequireUser>(),
            "bearer" => routes.Use<BearerAuthentication>().Use<RequireUser>(),
            "role" => routes.Use<BearerAuthentication>().Use(new RequireRole("reader")),
            _ => routes,
        };
    }
}
