using System.Net;
using System.Text;

namespace Hyperlane.Templates.Tests.Api;

/// <summary>Attributes that need reflection by themselves, in an app that has none.</summary>
[Collection<BlogTests>]
public sealed class NativeValidationTests(NativeBlog native)
{
    private const string Good =
        """{"tags":[],"numbers":[1],"day":"2026-05-01","mail":"a@b.c","customer":{"name":"Ada","age":36,"nameAgain":"Ada"},"pace":"VERY-fast","paces":[null,"Very-Fast"]}""";

    private const string Bad =
        """{"tags":["a","b","c"],"numbers":[],"day":"2025-05-01","mail":"a","customer":{"name":"A","nameAgain":"B"},"few":[1,2,3,4],"pace":1,"paces":["fast"]}""";

    [Fact]
    public async Task All_of_them_check()
    {
        await using var blog = await native.StartAsync();
        var app = blog.App;
        Assert.Equal((HttpStatusCode.OK, "3 2 6 Fast Fast"), await PostAsync(app, "/orders?ids=1&ids=2&day=2026-06-01", Good));
        var (status, problem) = await PostAsync(app, "/orders?day=2027-01-01", Bad);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.All(
            ["tags", "numbers", "day", "mail", "customer.name", "customer.nameAgain", "customer.age", "few", "pace", "paces[0]", "ids"],
            name => Assert.Contains($"\"{name}\":[", problem, StringComparison.Ordinal));
        Assert.Equal(0, await app.TerminateAsync());
    }

    private static async Task<(HttpStatusCode Status, string Text)> PostAsync(RunningApp app, string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await app.Client.PostAsync(new Uri(path, UriKind.Relative), content);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
