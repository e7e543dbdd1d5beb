public sealed class Signed(IServiceProvider services) : IMiddleware
{
    public ValueTask InvokeAsync(HttpContext context, RequestDelegate next) => services is null ? default : next(context);
}

[Route("/signed"), Use<Signed>]
public static class Middlewares
{
    [Get, Use<RequestLogging>]
    public static string List() => "";
}

[Use<Signed>]
public sealed partial class InParts;

public sealed partial class InParts
{
    [Get("/parts")]
    public string List() => "";
}
