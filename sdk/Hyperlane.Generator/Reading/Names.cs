namespace Hyperlane.Generator.Reading;

/// <summary>The names of the types that attribute routes are made of.</summary>
internal static class Names
{
    public const string Route = "Hyperlane.Endpoints.RouteAttribute";
    public const string Use = "Hyperlane.Endpoints.UseAttribute<TMiddleware>";
    public const string ETag = "Hyperlane.Endpoints.ETagAttribute";
    public const string Authorize = "Hyperlane.Endpoints.AuthorizeAttribute";
    public const string AuthorizeByPolicy = "Hyperlane.Endpoints.AuthorizeAttribute<TPolicy>";
    public const string RequirePolicy = "Hyperlane.Middleware.RequirePolicy<TPolicy>";
    public const string AllowAnonymous = "Hyperlane.Endpoints.AllowAnonymousAttribute";
    public const string Method = "Hyperlane.Endpoints.MethodAttribute";
    public const string WebSocket = "Hyperlane.Endpoints.WebSocketAttribute";
    public const string FromRoute = "Hyperlane.Endpoints.FromRouteAttribute";
    public const string FromQuery = "Hyperlane.Endpoints.FromQueryAttribute";
    public const string FromHeader = "Hyperlane.Endpoints.FromHeaderAttribute";
    public const string FromCookie = "Hyperlane.Endpoints.FromCookieAttribute";
    public const string FromForm = "Hyperlane.Endpoints.FromFormAttribute";
    public const string FromBody = "Hyperlane.Endpoints.FromBodyAttribute";
    public const string FromServices = "Hyperlane.Endpoints.FromServicesAttribute";
    public const string AsParameters = "Hyperlane.Endpoints.AsParametersAttribute";
    public const string FromKeyedServices = "Microsoft.Extensions.DependencyInjection.FromKeyedServicesAttribute";

    public const string Constructor = "Microsoft.Extensions.DependencyInjection.ActivatorUtilitiesConstructorAttribute";

    /// <summary>
    /// The attributes that declare an endpoint, with the method of HTTP that each stands for; none where it says that itself.
    /// </summary>
    public static readonly IReadOnlyList<(string Attribute, string HttpMethod)> Verbs =
    [
        ("Hyperlane.Endpoints.GetAttribute", "GET"),
        ("Hyperlane.Endpoints.PostAttribute", "POST"),
        ("Hyperlane.Endpoints.PutAttribute", "PUT"),
        ("Hyperlane.Endpoints.PatchAttribute", "PATCH"),
        ("Hyperlane.Endpoints.DeleteAttribute", "DELETE"),
        ("Hyperlane.Endpoints.HeadAttribute", "HEAD"),
        ("Hyperlane.Endpoints.OptionsAttribute", "OPTIONS"),
        ("Hyperlane.Endpoints.QueryAttribute", "QUERY"),
        (Method, ""),
        (WebSocket, "GET"),
    ];

    /// <summary>
    /// The name of an attribute as it is written: of <c>GetAttribute</c>, <c>Get</c>; and as the method of an app is called.
    /// </summary>
    public static string WrittenAs(string attribute)
        => attribute.Substring(attribute.LastIndexOf('.') + 1, attribute.Length - attribute.LastIndexOf('.') - 1 - "Attribute".Length);
}
