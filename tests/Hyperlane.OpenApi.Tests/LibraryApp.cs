using Hyperlane.Testing;
using Library;

namespace Hyperlane.OpenApi.Tests;

/// <summary>The app whose document the tests read.</summary>
internal static class LibraryApp
{
    public static Task<TestApp> StartAsync(string prefix = "/", bool inMemory = true) => TestApp.StartAsync(
        app => app.MapGroup(prefix).MapEndpoints().MapOpenApi(),
        new TestAppOptions
        {
            InMemory = inMemory,
            Configure = builder =>
            {
                builder.Logging.ClearProviders();
                builder.Services.AddSingleton<BookStore>();
            },
        });

    public static Uri Path(string path) => new(path, UriKind.Relative);
}
