namespace HyperlaneChat._1;

/// <summary>
/// Tells browsers to run nothing but what lies in <c>wwwroot</c>. The page shows what people write as text anyway; this is
/// the second lock, should somebody ever forget that.
/// </summary>
public sealed class PageSecurity : IMiddleware
{
    public ValueTask InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path != "/docs") // that page carries its script and its style within itself
        {
            context.Response.Headers["Content-Security-Policy"] =
                "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
        }

        return next(context);
    }
}
