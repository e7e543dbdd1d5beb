using System.Text.Json;
using System.Text.Json.Nodes;
using Hyperlane.Http;
using Hyperlane.Http.Messages;

namespace Hyperlane.Middleware;

/// <summary>
/// In Development, tells the developer why a request failed: a browser gets a page, a program the same facts as members of the problem.
/// </summary>
/// <param name="routes">All routes of the app.</param>
/// <param name="own">The route that answers; null where none does.</param>
internal sealed class ErrorPages(IReadOnlyList<KnownRoute> routes, KnownRoute? own) : IMiddleware
{
    public ValueTask InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Headers.Find("Accept", out var accept) > 0 && accept.IndexOf("text/html"u8) >= 0
            && AcceptHeader.Prefers(context.Request.Headers["Accept"], "text/html", "application/problem+json"))
        {
            context.Notes.Diagnosis = new OnionTrace();
        }

        var answering = next(context);
        return answering.IsCompletedSuccessfully && context.Response.StatusCode < 400 ? answering : TellAsync(context, answering);
    }

    private async ValueTask TellAsync(HttpContext context, ValueTask answering)
    {
        await answering.ConfigureAwait(false);
        var response = context.Response;
        if (response.HasStarted || response.StatusCode < 400 || response.HeldBack.IsEmpty || response.ContentType is not { } type
            || !type.StartsWith(MediaTypes.ProblemJson, StringComparison.Ordinal)
            || JsonNode.Parse(response.HeldBack) is not JsonObject problem)
        {
            return;
        }

        var trace = context.Notes.Diagnosis as OnionTrace;
        var near = NearOf(context);
        if (own is not null)
        {
            problem["route"] = own.ToString();
        }

        if (near.Length > 0)
        {
            problem["nearestRoutes"] = new JsonArray([.. near.Select(one => (JsonNode)one.ToString())]);
        }

        response.ClearBody();
        response.Headers.AddVary("Accept");
        if (trace is null)
        {
            response.ContentType = MediaTypes.ProblemJson;
            using var json = new Utf8JsonWriter(response.BodyWriter, new() { Encoder = context.ServerServices.Json.Encoder });
            problem.WriteTo(json);
            return;
        }

        response.ContentType = "text/html; charset=utf-8";
        response.Headers["Content-Security-Policy"] = ErrorPage.SecurityPolicy;
        response.Headers["Cache-Control"] = "no-store";
        ErrorPage.Write(response.BodyWriter, context, problem, trace, own, near);
    }

    /// <summary>The routes that were meant: of the place where the method is not answered, or near the path.</summary>
    private NearRoute[] NearOf(HttpContext context)
        => own is not null ? []
            : context.Response.StatusCode == 404 ? NearRoutes.Of(routes, context.Request.Path)
            : context.Response.StatusCode == 405 ? [.. NearRoutes.Of(routes, context.Request.Path).Where(one => one.Why is null)]
            : [];
}
