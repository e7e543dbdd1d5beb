using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Tests.Endpoints;

/// <summary>What a client sent and nobody read is told in the log.</summary>
public sealed class UnreadQueryTests
{
    [Theory]
    [InlineData("/api/bodies/query?nubmer=1&word=a&x=%0a", "GET /api/bodies/query: nothing reads 'nubmer' (is 'number' meant?), 'x' of the query")]
    [InlineData("/api/bodies/query?NUMBER=1&word[]=a", null)]
    [InlineData("/api/bodies/query", null)]
    [InlineData("/api/values/query?pgae=1", "GET /api/values/query: nothing reads 'pgae' (is 'page' meant?) of the query")]
    [InlineData("/raw?a=1", null)]
    [InlineData("/all?a=1", null)]
    public async Task Is_told_with_the_nearest_name(string path, string? expected)
    {
        var lines = await LinesAsync(path, "Development");

        Assert.Equal(expected is null ? [] : [expected], lines);
    }

    [Theory]
    [InlineData("Production", 0)]
    [InlineData("Production", 1, "--Hyperlane:LogUnreadQuery=true")]
    [InlineData("Development", 0, "--Hyperlane:LogUnreadQuery=false")]
    public async Task Is_an_option(string environment, int count, params string[] arguments)
        => Assert.Equal(count, (await LinesAsync("/api/bodies/query?x=1", environment, arguments)).Count);

    [Fact]
    public async Task Paths_may_compare_without_case()
    {
        await using var app = await Quiet.StartAsync(app => app.MapGroup("/Api").MapEndpoints(),
            arguments: "--Hyperlane:IgnorePathCase=true", configure: EndpointServices.Add);
        await using var other = await Quiet.StartAsync(app => app.MapGroup("/Api").MapEndpoints(), configure: EndpointServices.Add);

        Assert.Equal("A b", await app.Client.GetStringAsync(Quiet.Path("/aPI/Values/TEXT/A%20b")));
        Assert.Equal("42", await app.Client.GetStringAsync(Quiet.Path("/api/values/constrained/42")));
        using var missing = await other.Client.GetAsync(Quiet.Path("/api/values/text/a"));
        Assert.Equal(404, (int)missing.StatusCode);
    }

    private static async Task<IReadOnlyList<string>> LinesAsync(string path, string environment, params string[] arguments)
    {
        var log = new AppLog();
        await using (var app = await Quiet.StartAsync(
            app =>
            {
                app.MapGroup("/api").MapEndpoints();
                app.Get("/raw", context => context.Text(context.Request.QueryString));
                app.Get("/all", context => context.Text(string.Join(" ", context.Request.Query)));
            },
            environment: environment,
            configure: builder =>
            {
                EndpointServices.Add(builder);
                builder.Services.AddSingleton<ILoggerProvider>(log);
            },
            arguments: arguments))
        {
            using var response = await app.Client.GetAsync(Quiet.Path(path));
        }

        return [.. log.Lines.Where(line => line.Contains("nothing reads", StringComparison.Ordinal))
            .Select(line => line[line.IndexOf("GET ", StringComparison.Ordinal)..])];
    }
}
