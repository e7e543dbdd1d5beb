using System.Net;
using System.Text;

namespace Hyperlane.Templates.Tests.Support;

/// <summary>What a page of somebody else can have a browser send to a service on this machine, and what becomes of it.</summary>
internal static class ForeignPage
{
    /// <summary>
    /// A page cannot change anything (CSRF), nor come in by a name of its own that leads here (DNS rebinding); programs and pages of the
    /// service can.
    /// </summary>
    /// <param name="app">The service.</param>
    /// <param name="path">What takes a POST; nothing there is harmed by an empty one.</param>
    public static async Task AssertKeptOutAsync(RunningApp app, string path)
    {
        foreach (var (header, value) in (IEnumerable<(string, string)>)[("Origin", "http://evil.example"), ("Origin", "null"),
            ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site")])
        {
            var refused = await PostAsync(app, path, header, value);
            refused.ExpectProblem(403);
            Assert.Contains("Hyperlane:CrossOrigin:TrustedOrigins", refused.Text, StringComparison.Ordinal);
        }

        var rebound = await PostAsync(app, path, "Host", "evil.example");
        rebound.ExpectProblem(421);
        Assert.Contains("Hyperlane:AllowedHosts", rebound.Text, StringComparison.Ordinal);

        foreach (var (header, value) in (IEnumerable<(string, string)>)[("Origin", app.Url.GetLeftPart(UriPartial.Authority)),
            ("Sec-Fetch-Site", "same-origin"), ("Host", $"localhost:{app.Url.Port}"), ("X-Program", "curl")])
        {
            var answer = await PostAsync(app, path, header, value);
            Assert.True(answer.Status is not (HttpStatusCode.Forbidden or HttpStatusCode.MisdirectedRequest),
                $"{header}: {value}: {answer.Text}");
        }
    }

    private static Task<Answer> PostAsync(RunningApp app, string path, string header, string value)
    {
        // What a form or a fetch without asking may send: no JSON.
        var request = new HttpRequestMessage(HttpMethod.Post,
            new Uri(path, UriKind.Relative))
        { Content = new StringContent("", Encoding.ASCII, "text/plain") };
        Assert.True(request.Headers.TryAddWithoutValidation(header, value));
        return Answer.OfAsync(app.Client, request);
    }
}
