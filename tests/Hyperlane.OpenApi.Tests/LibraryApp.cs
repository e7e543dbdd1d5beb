using System.Text.Json;
using Hyperlane.Testing;
using Library;

namespace Hyperlane.OpenApi.Tests;

/// <summary>The app whose document the tests read.</summary>
internal static class LibraryApp
{
    public static Task<TestApp> StartAsync(
        string prefix = "/",
        bool inMemory = true,
        Action<JsonSerializerOptions>? json = null,
        Action<OpenApiOptions>? options = null) => TestApp.StartAsync(
        app => app.MapGroup(prefix).MapEndpoints().MapOpenApi(options),
        new TestAppOptions
        {
            InMemory = inMemory,
            Configure = builder =>
            {
                builder.Logging.ClearProviders();
                json?.Invoke(builder.Json);
                builder.Services.AddSingleton<BookStore>();
            },
        });

    public static Uri Path(string path) => new(path, UriKind.Relative);
}
