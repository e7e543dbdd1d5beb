using System.Text.Json.Serialization;
using Hyperlane.Endpoints;
using Hyperlane.Json;
using Hyperlane.Tests.Endpoints;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Tests.Http;

/// <summary>An answer or a body of a type that the app's JSON does not know is a 500 whose log line says what to add.</summary>
public sealed class UnknownTypeTests
{
    [Theory]
    [InlineData("/answer", "GET", "Letter")]
    [InlineData("/result", "GET", "Letter")]
    [InlineData("/object", "GET", "Letter")]
    [InlineData("/body", "POST", "Letter")]
    [InlineData("/list", "GET", "List<Letter>")]
    [InlineData("/dictionary", "GET", "Dictionary<Int32, Letter[]>")]
    public async Task The_log_says_what_to_add(string path, string method, string type)
    {
        using var log = new AppLog();
        await using var app = await Quiet.StartAsync(
            Declare,
            configure: builder =>
            {
                builder.Logging.AddProvider(log);
                builder.Json.TypeInfoResolverChain.Clear();
                builder.Json.TypeInfoResolverChain.Add(KnownJson.Default);
            });
        using var request = new HttpRequestMessage(new HttpMethod(method), Quiet.Path(path));
        request.Content = method == "POST" ? new StringContent("""{"text":"x"}""", null, "application/json") : null;

        using var answer = await app.Client.SendAsync(request);

        Assert.Equal(500, (int)answer.StatusCode);
        var line = Assert.Single(log.Lines, line => line.StartsWith($"{method} {path} failed", StringComparison.Ordinal));
        Assert.Contains($"Write [JsonSerializable(typeof({type}))] above a JsonSerializerContext, and insert that into builder.Json.TypeInfoResolverChain.", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_reflection_it_says_why_and_what_else_helps()
    {
        var message = JsonTypeSearch.Missing(typeof(Letter), hasReflection: false);

        Assert.Contains("PublishAot", message, StringComparison.Ordinal);
        Assert.Contains("#:property PublishAot=false", message, StringComparison.Ordinal);
        Assert.Contains("[JsonSerializable(typeof(Letter))]", message, StringComparison.Ordinal);
    }

    private static void Declare(HyperlaneApp app)
    {
        app.Get("/answer", context => context.Json(new Letter("x")));
        app.Get("/result", context => new Created<Letter>("/x", new Letter("x")).ExecuteAsync(context));
        app.Get("/object", context => context.Json<object>(new Letter("x")));
        app.Post("/body", async context => await context.Json((await context.Request.ReadJsonAsync<Letter>()).Text));
        app.Get("/list", context => context.Json<List<Letter>>([]));
        app.Get("/dictionary", context => context.Json<Dictionary<int, Letter[]>>([]));
    }

    public sealed record Letter(string Text);
}

[JsonSerializable(typeof(Hyperlane.Http.ProblemDetails))]
internal sealed partial class KnownJson : JsonSerializerContext;
