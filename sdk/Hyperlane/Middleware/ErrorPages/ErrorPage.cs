using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Hyperlane.Http;
using Hyperlane.Values;

namespace Hyperlane.Middleware;

/// <summary>The page that a browser gets in Development for a request that failed: one file, no script, everything encoded.</summary>
internal sealed class ErrorPage
{
    private const string Style = """
        :root{color-scheme:light dark;--back:#fff;--text:#1b1b1f;--soft:#5a5a66;--line:#d8d8e0;--mark:#fde8e8;--red:#b00020;--code:#f5f5f8}
        @media(prefers-color-scheme:dark){:root{--back:#17171b;--text:#ececf1;--soft:#a9a9b6;--line:#3a3a44;--mark:#4a1f24;--red:#ff8a94;--code:#202027}}
        *{box-sizing:border-box}body{margin:0 auto;max-width:70rem;padding:1rem;background:var(--back);color:var(--text);
        font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}h1{font-size:1.5rem;line-height:1.25;color:var(--red)}h2{font-size:1.1rem;
        margin-top:2rem;border-bottom:1px solid var(--line)}p.soft,caption{color:var(--soft);text-align:left}
        pre{background:var(--code);padding:.75rem;overflow-x:auto;font-size:.85rem;line-height:1.4}pre b{display:block;background:var(--mark);font-weight:inherit}
        code{font-family:ui-monospace,monospace;font-size:.9em}table{border-collapse:collapse;width:100%}
        th,td{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;border-bottom:1px solid var(--line)}th{font-weight:600;width:30%}
        """;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _html = new();

    /// <summary>Nothing is loaded, nothing runs, nobody frames it; the one style is named by its hash.</summary>
    public static string SecurityPolicy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Normal)))}'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>With line ends as an HTML parser leaves them, whatever those of this file are.</summary>
    private static string Normal => Style.ReplaceLineEndings("\n");

    public static void Write(IBufferWriter<byte> output, HttpContext context, JsonObject problem, OnionTrace trace, KnownRoute? route,
        NearRoute[] near)
    {
        var page = new ErrorPage();
        page.WriteHead(problem, context.Request);
        page.WriteWhy(problem, route, near);
        page.WriteError(trace.Error);
        page.WriteOnion(trace.Layers);
        page.WriteRequest(context.Request);
        page._html.Append("<p class=soft>This page is shown in Development only (the setting Hyperlane:DeveloperErrorPages).</main></html>\n");
        Encoding.UTF8.GetBytes(page._html.ToString(), output);
    }

    private static string Encode(string? text) => Encoder.Encode(ClientText.Line(text ?? ""));

    private void WriteHead(JsonObject problem, HttpRequest request)
    {
        var title = $"{problem["status"]} {problem["title"]}";
        _html.Append("<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content=\"width=device-width,initial-scale=1\">")
            .Append(CultureInfo.InvariantCulture, $"<title>{Encode(title)}</title><style>{Normal}</style>")
            .Append(CultureInfo.InvariantCulture, $"<main><p class=soft><code>{Encode(request.Method)} {Encode(request.Path)}</code>")
            .Append(CultureInfo.InvariantCulture, $"<h1>{Encode(title)}</h1><p>{Encode((string?)problem["detail"])}");
    }

    private void WriteWhy(JsonObject problem, KnownRoute? route, NearRoute[] near)
    {
        if (problem["errors"] is JsonObject { Count: > 0 } errors)
        {
            WriteTable("What is wrong", errors.Select(one => (
                one.Key, string.Join(" ", ((JsonArray)one.Value!).Select(text => (string?)text)))));
        }

        if (route is not null)
        {
            WriteTable("The route", [($"{route.Method} {route.Pattern}", route.Source)]);
        }

        if (near.Length > 0)
        {
            WriteTable("The nearest routes", near.Select(one => ($"{one.Route.Method} {one.Route.Pattern}",
                one.Why is null ? one.Route.Source : $"{one.Route.Source}: {one.Why}")));
        }
    }

    private void WriteError(Exception? error)
    {
        for (var (depth, one) = (0, error); one is not null && depth < 10; depth++, one = one.InnerException)
        {
            _html.Append(CultureInfo.InvariantCulture, $"<h2>{(depth == 0 ? "" : "Caused by ")}{Encode(one.GetType().FullName)}</h2>")
                .Append(CultureInfo.InvariantCulture, $"<p>{Encode(one.Message)}");
            if (SourceLines.Of(one) is var (file, line, lines))
            {
                _html.Append(CultureInfo.InvariantCulture, $"<p class=soft><code>{Encode(file)}:{line}</code><pre tabindex=0>");
                foreach (var (number, text) in lines)
                {
                    var shown = $"{number,5}  {Encode(text)}";
                    _html.Append(number == line ? $"<b>{shown}</b>" : shown + "\n");
                }

                _html.Append("</pre>");
            }

            if (one.StackTrace is { } stack)
            {
                _html.Append("<details><summary>Stack</summary><pre tabindex=0>")
                    .AppendJoin('\n', stack.Split('\n').Take(100).Select(Encode)).Append("</pre></details>");
            }
        }
    }

    private void WriteOnion(IReadOnlyList<LayerTime> layers)
        => WriteTable("The layers that it passed, with all within them", layers.Select(one => (
            new string('\u00a0', 2 * one.Depth) + one.Name,
            (one.Elapsed is { } time ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.000} ms") : "")
                + (one.Threw ? ", left by the exception" : ""))));

    private void WriteRequest(HttpRequest request)
    {
        WriteTable("The query", request.Query.Select(one => (one.Key, Secrets.Show(one.Key, one.Value))));
        WriteTable("The headers", request.Headers.Select(one => (one.Key, Secrets.Show(one.Key, one.Value))));
    }

    private void WriteTable(string title, IEnumerable<(string Name, string Value)> rows)
    {
        var all = rows.Take(100).ToArray();
        if (all.Length == 0)
        {
            return;
        }

        _html.Append(CultureInfo.InvariantCulture, $"<h2>{title}</h2><table>");
        foreach (var (name, value) in all)
        {
            _html.Append(CultureInfo.InvariantCulture, $"<tr><th scope=row><code>{Encode(name)}</code><td>{Encode(value)}");
        }

        _html.Append("</table>");
    }
}
