using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.IdentityModel.Tokens;

namespace Layers;

/// <summary>What ASP.NET Core has for the middleware of the figure.</summary>
internal static class Layer
{
    public static void Prepare(WebApplicationBuilder builder, string layer)
    {
        var services = builder.Services;
        switch (layer)
        {
            case "cors":
                services.AddCors(options => options.AddDefaultPolicy(policy => policy.WithOrigins("https://app.example")));
                break;
            case "forwarded-headers":
                services.Configure<ForwardedHeadersOptions>(options => options.ForwardedHeaders = ForwardedHeaders.All);
                break;
            case "rate-limiting":
                services.AddRateLimiter(options => options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(
                    context => RateLimitPartition.GetFixedWindowLimiter($"{context.Connection.RemoteIpAddress}",
                        _ => new() { PermitLimit = 1_000_000_000, Window = TimeSpan.FromMinutes(1) })));
                break;
            case "compression":
                services.AddResponseCompression();
                break;
            case "request-timeouts":
                services.AddRequestTimeouts(options
                    => options.DefaultPolicy = new RequestTimeoutPolicy { Timeout = TimeSpan.FromSeconds(30) });
                break;
            case "cookie":
                services.AddAuthorization().AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
                break;
            case "bearer" or "role":
                services.AddAuthorization().AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
                {
                    options.MapInboundClaims = false;
                    options.TokenValidationParameters = new TokenValidationParameters
                    {
                        ValidIssuer = Token.Issuer,
                        ValidAudience = Token.Audience,
                        IssuerSigningKey = Token.SigningKey,
                        NameClaimType = "name",
                        RoleClaimType = "role",
                    };
                });
                break;
            case "telemetry":
                Listener.Start();
                break;
            default:
                break;
        }
    }

    public static void Use(WebApplication app, string layer)
    {
        _ = layer switch
        {
            "cors" => app.UseCors(),
            "forwarded-headers" => app.UseForwardedHeaders(),
            "rate-limiting" => app.UseRateLimiter(),
            "compression" => app.UseResponseCompression(),
            "request-timeouts" => app.UseRequestTimeouts(),
            "static-file" or "static-file-304" => app.UseStaticFiles(),
            "cookie" or "bearer" or "role" => app.UseAuthentication().UseAuthorization(),
            _ => app,
        };
    }

    public static void Protect(IEndpointConventionBuilder route, string layer)
    {
        _ = layer switch
        {
            "cookie" or "bearer" => route.RequireAuthorization(),
            "role" => route.RequireAuthorization(policy => policy.RequireRole("reader")),
            _ => route,
        };
    }
}
