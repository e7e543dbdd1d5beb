using Microsoft.Extensions.DependencyInjection;

namespace Hyperlane.Generator.Tests.Samples;

/// <summary>What samples speak of and leave to the reader. A sample gets only what it names and does not declare itself.</summary>
internal static class StandIns
{
    /// <summary>The program of a project whose tests a sample shows.</summary>
    public const string Program = """
        var builder = HyperlaneApp.CreateBuilder(args);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<PostStore>();
        var app = builder.Build();
        app.MapEndpoints();
        await app.RunAsync();

        [Route("/posts")]
        public sealed class Posts(PostStore posts)
        {
            [Get]
            public Task<Page<Post>> List() => posts.ListAsync(1, null);
        }
        """;

    private static readonly Dictionary<string, string> Declared = new()
    {
        ["Post"] = "public sealed record Post(long Id, string Title) { public string Slug => Title; public int Version => 1; public DateTimeOffset UpdatedAt => DateTimeOffset.UnixEpoch; }",
        ["NewPost"] = "public sealed record NewPost(string Title);",
        ["Page"] = "public sealed record Page<T>(T[] Items);",
        ["PostStore"] = """
            public sealed class PostStore
            {
                public Task<Post?> FindAsync(long id) => Task.FromResult<Post?>(new(id, "A"));
                public Task<Post?> FindAsync(string slug) => Task.FromResult<Post?>(new(1, slug));
                public Task<Page<Post>> ListAsync(int page, string? tag) => Task.FromResult(new Page<Post>([new(page, tag ?? "")]));
                public Task<Post> AddAsync(NewPost post) => Task.FromResult(new Post(1, $"{post}"));
                public Task<Result<Post>> ReplaceAsync(string slug, NewPost post) => Task.FromResult<Result<Post>>(new Post(1, $"{slug} {post}"));
                public Task<bool> RemoveAsync(long id) => Task.FromResult(id == 1);
            }
            """,
        ["PostVersions"] = "public sealed class PostVersions : IValidatorSource { public ValueTask<Validators?> FindAsync(HttpContext context) => new(new Validators(EntityTag.Of(1))); }",
        ["Draft"] = "public sealed record Draft(string Title);",
        ["DraftStore"] = "public sealed class DraftStore { public Task<Draft[]> OfAsync(string author) => Task.FromResult<Draft[]>([new(author)]); }",
        ["AuditStore"] = "public sealed class AuditStore { public Task AddAsync(string path, int status) => Task.FromResult((path, status)); }",
        ["Feed"] = """
            public sealed class Feed : IAsyncDisposable
            {
                public static ValueTask<Feed> OpenAsync(string key) => ValueTask.FromResult(new Feed());
                public Task<string> ReadAsync() => Task.FromResult("");
                public ValueTask DisposeAsync() => default;
            }
            """,
        ["IMailer"] = "public interface IMailer;",
        ["NoMailer"] = "public sealed class NoMailer : IMailer;",
    };

    private static readonly Dictionary<string, (string Type, string Value)> Values = new()
    {
        ["builder"] = ("HyperlaneAppBuilder", "HyperlaneApp.CreateBuilder([])"),
        ["app"] = ("HyperlaneApp", "HyperlaneApp.CreateBuilder(args).Build()"),
        ["rooms"] = ("Rooms", "null!"),
        ["posts"] = ("PostStore", "new()"),
        ["clock"] = ("TimeProvider", "TimeProvider.System"),
        ["output"] = ("TextWriter", "TextWriter.Null"),
        ["path"] = ("string", "\"blog.db\""),
        ["error"] = ("Exception", "new IOException()"),
    };

    /// <summary>The declaration of a type; null if no sample may leave it out.</summary>
    public static string? TypeOf(string name) => Declared.GetValueOrDefault(name);

    /// <summary>A variable's type and value; null if no sample may leave it out.</summary>
    public static (string Type, string Value)? VariableOf(string name) => Values.TryGetValue(name, out var value) ? value : null;

    /// <summary>What is registered so that samples with services start.</summary>
    public static void Register(IServiceCollection services, Func<string, Type?> find)
    {
        foreach (var store in Declared.Keys.Where(name => name.EndsWith("Store", StringComparison.Ordinal)).Select(find).OfType<Type>())
        {
            services.AddSingleton(store);
        }
    }
}
