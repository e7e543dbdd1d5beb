using System.Net;
using Hyperlane.Authentication;
using Hyperlane.Middleware;
using Hyperlane.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hyperlane.Tests.Authentication;

/// <summary>Users with passwords, over a port.</summary>
public sealed class AccountTests
{
    private readonly SettableClock _clock = new();
    private readonly TestUserStore _users = new();

    [Fact]
    public async Task A_user_registers_confirms_signs_in_and_gets_a_new_password()
    {
        await using var app = await StartAsync();
        using var browser = new Browser(app);
        var confirmation = (await browser.AskAsync("/register?name=ada&password=first", HttpMethod.Post)).Body;

        Assert.Equal("taken", (await browser.AskAsync("/register?name=ADA&password=other", HttpMethod.Post)).Body);
        Assert.Equal("Failed", await SignInAsync(browser, "ada", "first"));
        Assert.Equal("False", (await browser.AskAsync($"/reset?token={confirmation}&password=x", HttpMethod.Post)).Body);
        Assert.Equal("True", (await browser.AskAsync($"/confirm?token={confirmation}", HttpMethod.Post)).Body);
        Assert.Equal("False", (await browser.AskAsync($"/confirm?token={confirmation}", HttpMethod.Post)).Body);
        Assert.Equal("Succeeded", await SignInAsync(browser, "ada", "first"));
        Assert.Equal("ada True", (await browser.AskAsync("/me")).Body);

        var reset = (await browser.AskAsync("/forgot?name=ada", HttpMethod.Post)).Body;
        Assert.Equal("True", (await browser.AskAsync($"/reset?token={reset}&password=second", HttpMethod.Post)).Body);
        Assert.Equal("False", (await browser.AskAsync($"/reset?token={reset}&password=third", HttpMethod.Post)).Body);
        _clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.AskAsync("/me")).Status);
        Assert.Equal("Failed", await SignInAsync(browser, "ada", "first"));
        Assert.Equal("Succeeded", await SignInAsync(browser, "ada", "second"));
    }

    [Theory]
    [InlineData("ada")]
    [InlineData("nobody")]
    public async Task Too_many_attempts_lock_a_name_be_there_a_user_or_not(string name)
    {
        await using var app = await StartAsync();
        using var browser = new Browser(app);
        await RegisterAsync(browser, "ada", "right");
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal("Failed", await SignInAsync(browser, name, "wrong"));
        }

        Assert.Equal("LockedOut", await SignInAsync(browser, name, "right"));
        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(name == "ada" ? "Succeeded" : "Failed", await SignInAsync(browser, name, "right"));
    }

    [Fact]
    public async Task A_hash_of_before_is_made_anew_at_the_sign_in()
    {
        await using var app = await StartAsync();
        using var browser = new Browser(app);
        await RegisterAsync(browser, "ada", "right");
        using var other = new PasswordHasher(new PasswordHasherOptions { MemoryKiB = 32, Passes = 1 });
        var user = await _users.FindByNameAsync("ada", default);
        user!.PasswordHash = await other.HashAsync("right");

        Assert.Equal("Succeeded", await SignInAsync(browser, "ada", "right"));
        Assert.Contains("m=64,t=1", user.PasswordHash, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_ends_with_its_time()
    {
        await using var app = await StartAsync();
        using var browser = new Browser(app);
        var token = (await browser.AskAsync("/register?name=ada&password=first", HttpMethod.Post)).Body;
        _clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal("False", (await browser.AskAsync($"/confirm?token={token}", HttpMethod.Post)).Body);
        Assert.Equal("False", (await browser.AskAsync("/confirm?token=AAAA", HttpMethod.Post)).Body);
    }

    private static async Task RegisterAsync(Browser browser, string name, string password)
    {
        var token = (await browser.AskAsync($"/register?name={name}&password={password}", HttpMethod.Post)).Body;
        await browser.AskAsync($"/confirm?token={token}", HttpMethod.Post);
    }

    private static async Task<string> SignInAsync(Browser browser, string name, string password)
        => (await browser.AskAsync($"/sign-in?name={name}&password={password}", HttpMethod.Post)).Body;

    private Task<TestApp> StartAsync() => Quiet.StartAsync(
        app =>
        {
            app.Use<CookieAuthentication>();
            app.Post("/register", async context =>
            {
                var user = new TestUser(context.Request.Query["name"]!);
                var accounts = context.Services.GetRequiredService<Accounts<TestUser>>();
                await context.Text(await accounts.CreateAsync(user, context.Request.Query["password"]!)
                    ? accounts.CreateConfirmationToken(user)
                    : "taken");
            });
            app.Post("/confirm", async context => await context.Text(
                $"{await context.Services.GetRequiredService<Accounts<TestUser>>().ConfirmAsync(context.Request.Query["token"]!)}"));
            app.Post("/forgot", async context => await context.Text(context.Services.GetRequiredService<Accounts<TestUser>>()
                .CreatePasswordResetToken((await _users.FindByNameAsync(context.Request.Query["name"]!, default))!)));
            app.Post("/reset", async context => await context.Text(
                $"{await context.Services.GetRequiredService<Accounts<TestUser>>().ResetPasswordAsync(context.Request.Query["token"]!, context.Request.Query["password"]!)}"));
            app.Post("/sign-in", async context => await context.Text(
                $"{await context.Services.GetRequiredService<Accounts<TestUser>>().PasswordSignInAsync(context, context.Request.Query["name"]!, context.Request.Query["password"]!)}"));
            app.Get("/me", context => context.Text($"{context.User.Identity!.Name} {context.User.IsInRole("member")}")).Use<RequireUser>();
        },
        inMemory: false,
        builder =>
        {
            KeysFolder.Use(builder);
            builder.Configuration.AddInMemoryCollection([new("Hyperlane:PasswordHasher:MemoryKiB", "64"), new("Hyperlane:PasswordHasher:Passes", "1")]);
            builder.Services.AddSingleton<TimeProvider>(_clock);
            builder.Services.AddSingleton<IUserStore<TestUser>>(_users);
            builder.AddAccounts<TestUser>();
        });
}
