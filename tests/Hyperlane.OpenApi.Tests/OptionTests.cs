using System.Text.Json;
using Hyperlane.Testing;

namespace Hyperlane.OpenApi.Tests;

/// <summary>What an app says of its document when it is mapped.</summary>
public sealed class OptionTests
{
    [Fact]
    public async Task Info_servers_and_tags_are_those_of_the_options()
    {
        var document = await DocumentAsync(await LibraryApp.StartAsync(options: options =>
        {
            options.Info.Title = "Books";
            options.Info.Summary = "Lends.";
            options.Info.Version = "2";
            options.Info.TermsOfService = new("https://example.org/terms");
            options.Info.Contact = new() { Name = "Library", Email = "library@example.org", Url = new("https://example.org") };
            options.Info.License = new() { Name = "MIT License", Identifier = "MIT" };
            options.Servers.Add(new() { Url = "https://{region}.example.org", Description = "Production" });
            options.Tags["Book"] = "Bound paper.";
            options.Transform(all => all["x-own"] = 1);
        }));

        Assert.Equal("Books Lends. 2 https://example.org/terms",
            $"{document.At("info", "title")} {document.At("info", "summary")} {document.At("info", "version")} {document.At("info", "termsOfService")}");
        Assert.Equal("library@example.org", document.At("info", "contact", "email").GetString());
        Assert.Equal("MIT", document.At("info", "license", "identifier").GetString());
        Assert.Equal("""[{"url":"https://{region}.example.org","description":"Production","variables":{"region":{"default":"region"}}}]""",
            document.At("servers").Text());
        Assert.Contains("Bound paper.", document.At("tags").EnumerateArray().Select(tag => tag.At("description").GetString()));
        Assert.Equal(1, document.At("x-own").GetInt32());
    }

    [Fact]
    public async Task OpenAPI_3_0_has_its_own_words()
    {
        var document = await DocumentAsync(await LibraryApp.StartAsync(options: options => options.Version = OpenApiVersion.V3_0));
        var book = document.At("components", "schemas", "Book", "properties");

        Assert.Equal("3.0.4", document.At("openapi").GetString());
        Assert.True(book.At("published", "nullable").GetBoolean());
        Assert.Equal("string", book.At("published", "type").GetString());
        Assert.Equal("978-3-16-148410-0", book.At("isbn13", "example").GetString());
        Assert.DoesNotContain("\"const\"", document.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("\"null\"", document.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("binary", document.At("paths", "/books/{id}/cover", "put", "requestBody", "content", "multipart/form-data", "schema",
            "properties", "picture", "format").GetString());
    }

    [Fact]
    public async Task Routes_without_attributes_are_told_with_what_is_known_of_them()
    {
        await using var app = await TestApp.StartAsync(
            app =>
            {
                app.Get("/users/{id:int}/{größe}", context => context.Text("user"));
                app.Post("/users", context => context.Text("added")).WithName("addUser").WithSummary("Adds a user.")
                    .WithDescription("By name.").WithTags("People");
                app.Get("/secret", context => context.Text("")).Use(new Hyperlane.Middleware.RequireRole("admin"));
                app.Get("/hidden", context => context.Text("")).ExcludeFromDescription();
                app.WebSocket("/socket", _ => Task.CompletedTask);
                app.MapOpenApi("""{"openapi":"3.1.1","info":{"title":"App","version":"1"},"paths":{}}"""u8);
            },
            Quiet);
        var paths = (await DocumentAsync(app)).At("paths");

        Assert.Equal(["/secret", "/users", "/users/{id}/{gru00f6u00dfe}"], paths.Names().Order(StringComparer.Ordinal));
        var user = paths.At("/users/{id}/{gru00f6u00dfe}", "get");
        Assert.Equal("getUsersIdGru00f6u00dfe", user.At("operationId").GetString());
        Assert.Equal("""["App"]""", user.At("tags").Text());
        Assert.Equal("integer", user.At("parameters", "0", "schema", "type").GetString());
        Assert.Equal("addUser Adds a user. By name. [\"People\"]",
            $"{paths.At("/users", "post", "operationId")} {paths.At("/users", "post", "summary")} {paths.At("/users", "post", "description")} {paths.At("/users", "post", "tags").Text()}");
        Assert.Equal(["200", "400", "401", "403"], paths.At("/secret", "get", "responses").Names());
        Assert.Equal("""[{"bearer":[]}]""", paths.At("/secret", "get", "security").Text());
    }

    [Fact]
    public async Task Ways_to_sign_in_are_those_of_the_app()
    {
        await using var app = await TestApp.StartAsync(
            app =>
            {
                app.Get("/secret", context => context.Text("")).Use<Hyperlane.Middleware.RequireUser>();
                app.Get("/open", context => context.Text("")).Use<Hyperlane.Middleware.RequireUser>().AllowAnonymous();
                app.MapOpenApi("""{"openapi":"3.1.1","info":{"title":"App","version":"1"},"paths":{}}"""u8);
            },
            new TestAppOptions
            {
                Configure = builder =>
                {
                    builder.Logging.ClearProviders();
                    builder.Services.AddSingleton<Library.BookStore>();
                    builder.Services.AddSingleton(
                        new OpenApiSecurityScheme("cookie", "apiKey", "A cookie.") { In = "cookie", ParameterName = "auth" });
                    builder.Services.AddSingleton(new OpenApiSecurityScheme("token", "http", "A token.") { Scheme = "bearer" });
                },
            });
        var document = await DocumentAsync(app);

        Assert.Equal("""[{"cookie":[]},{"token":[]}]""", document.At("paths", "/secret", "get", "security").Text());
        Assert.DoesNotContain("security", document.At("paths", "/open", "get").Names());
        Assert.Equal(["cookie", "token"], document.At("components", "securitySchemes").Names());
        Assert.Equal("auth", document.At("components", "securitySchemes", "cookie", "name").GetString());
    }

    [Fact]
    public async Task Endpoints_of_a_group_within_the_app_have_their_whole_paths()
    {
        await using var app = await TestApp.StartAsync(
            app =>
            {
                app.MapGroup("/v1").Use(new Hyperlane.Middleware.RequireUser()).MapEndpoints();
                app.MapOpenApi();
            },
            Quiet);
        var document = await DocumentAsync(app);

        Assert.All(document.At("paths").Names(), path => Assert.StartsWith("/v1/", path, StringComparison.Ordinal));
        Assert.Equal("bookFind", document.At("paths", "/v1/books/{id}", "get", "operationId").GetString());
        Assert.Contains("401", document.At("paths", "/v1/books/{id}", "get", "responses").Names());
    }

    private static TestAppOptions Quiet => new()
    {
        Configure = builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton<Library.BookStore>();
        },
    };

    private static async Task<JsonElement> DocumentAsync(TestApp app)
        => JsonDocument.Parse(await app.Client.GetStringAsync(LibraryApp.Path("/openapi.json"))).RootElement;
}
