using System.Net;
using System.Security.Claims;
using System.Text.RegularExpressions;
using Hyperlane.Authentication;
using Hyperlane.Endpoints;
using Hyperlane.Testing;

namespace Hyperlane.Tests.Authentication;

/// <summary>Tokens of forms, over a port.</summary>
public sealed partial class AntiforgeryTests
{
    [Theory]
    [InlineData("form")]
    [InlineData("multipart")]
    [InlineData("header")]
    public async Task A_form_of_the_app_is_taken_with_what_it_holds(string how)
    {
        await using var app = await StartAsync();
        using var browser = new Browser(app);
        var token = await TokenAsync(browser);

        Assert.Equal((HttpStatusCode.OK, "text hello"), await PostAsync(browser, how, token));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("garbage")]
    [InlineData("other browser")]
    [InlineData("no cookie")]
    [InlineData("other user")]
    public async Task Another_form_is_refused(string fault)
    {
        await using var app = await StartAsync();
        using var browser = new Browser(app);
        using var other = new Browser(app);
        var token = await TokenAsync(browser);
        switch (fault)
        {
            case "none":
                token = null;
                break;
            case "garbage":
                token = "AAAA" + token;
                break;
            case "other browser":
                token = await TokenAsync(other);
                break;
            case "no cookie":
                browser.Cookies.Clear();
                break;
            default:
                await browser.AskAsync("/sign-in");
                break;
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(browser, "form", token)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(browser, "header", token)).Status);
    }

    private static async Task<string?> TokenAsync(Browser browser)
        => Value().Match((await browser.AskAsync("/form")).Body).Groups[1].Value;

    private static async Task<(HttpStatusCode Status, string Body)> PostAsync(Browser browser, string how, string? token)
    {
        var fields = new Dictionary<string, string> { ["text"] = "hello" };
        if (token is not null && how != "header")
        {
            fields["__RequestVerificationToken"] = token;
        }

        using HttpContent content = how == "multipart" ? new MultipartFormDataContent() : new FormUrlEncodedContent(fields);
        foreach (var (name, value) in content is MultipartFormDataContent ? fields : [])
        {
            ((MultipartFormDataContent)content).Add(new StringContent(value), name);
        }

        var (status, body, _) = await browser.AskAsync("/form", HttpMethod.Post, content,
            token is not null && how == "header" ? [("RequestVerificationToken", token)] : []);
        return (status, body);
    }

    private static Task<TestApp> StartAsync() => Quiet.StartAsync(
        app =>
        {
            app.Use<CookieAuthentication>();
            app.Use<Antiforgery>();
            app.Get("/form", context => context.Text(context.AntiforgeryField()));
            app.Post("/form", async context => await context.Text($"text {(await context.Request.ReadFormAsync())["text"]}"));
            app.Get("/sign-in", async context =>
            {
                await context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", "ada")], "password")));
                await context.NoContent();
            });
        },
        inMemory: false,
        builder =>
        {
            KeysFolder.Use(builder);
            builder.AddCookieAuthentication();
            builder.AddAntiforgery();
        });

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Value();
}
