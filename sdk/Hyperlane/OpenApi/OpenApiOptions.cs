using System.Text.Json.Nodes;

namespace Hyperlane.OpenApi;

/// <summary>What an OpenAPI document says beyond what the compiler has read from the endpoints, and how it says it.</summary>
/// <example>
/// <code>
/// app.MapOpenApi(options =>
/// {
///     options.Info.Title = "Blog";
///     options.Info.Contact = new() { Email = "blog@example.org" };
///     options.Servers.Add(new() { Url = "https://blog.example.org" });
/// });
/// </code>
/// </example>
public sealed class OpenApiOptions
{
    private readonly List<Action<JsonObject>> _transforms = [];

    /// <summary>The version of OpenAPI. Default: 3.1.</summary>
    public OpenApiVersion Version { get; set; } = OpenApiVersion.V3_1;

    /// <summary>How types that a value may have one of are told. Default: <see cref="OpenApiPolymorphism.AnyOf"/>.</summary>
    public OpenApiPolymorphism Polymorphism { get; set; } = OpenApiPolymorphism.AnyOf;

    /// <summary>What the document says of the API as a whole.</summary>
    public OpenApiInfo Info { get; } = new();

    /// <summary>Where the API is found. None: the server that the document comes from, and the prefix of the group.</summary>
    public IList<OpenApiServer> Servers { get; } = [];

    /// <summary>Descriptions of tags, by name, in Markdown. They go before the comments of the classes that the tags are made of.</summary>
    public IDictionary<string, string> Tags { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Schemas of types that are written by converters of one's own, whose JSON nobody else can know:
    /// <c>options.Schemas[typeof(Money)] = new() { ["type"] = "string" };</c>. Without one such a value may be anything.
    /// </summary>
    public IDictionary<Type, JsonObject> Schemas { get; } = new Dictionary<Type, JsonObject>();

    /// <summary>Whether routes of <c>app.Get(...)</c> and the like are told as well, with what is known of them. Default: true.</summary>
    public bool IncludeRoutes { get; set; } = true;

    /// <summary>How users of the app sign in, as its services say.</summary>
    internal IReadOnlyList<OpenApiSecurityScheme> SecuritySchemes { get; set; } = [];

    /// <summary>What has been asked to change the document.</summary>
    internal IReadOnlyList<Action<JsonObject>> Transforms => _transforms;

    /// <summary>Changes the document when everything else has been said, once, when it is first asked for.</summary>
    /// <param name="transform">Gets the document as it is, as OpenAPI 3.1.</param>
    /// <returns>These options.</returns>
    public OpenApiOptions Transform(Action<JsonObject> transform)
    {
        ArgumentNullException.ThrowIfNull(transform);
        _transforms.Add(transform);
        return this;
    }
}
