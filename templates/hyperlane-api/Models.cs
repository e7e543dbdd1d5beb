using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HyperlaneApi._1;

/// <summary>A post as clients read it.</summary>
public sealed record Post(
    string Slug,
    string Title,
    string Body,
    IReadOnlyList<string> Tags,
    bool Published,
    DateTime CreatedAt,
    DateTime UpdatedAt);

/// <summary>A post as lists show it: with the beginning of its body, up to 300 characters, in place of the whole.</summary>
public sealed record PostSummary(
    string Slug,
    string Title,
    string Excerpt,
    IReadOnlyList<string> Tags,
    bool Published,
    DateTime CreatedAt,
    DateTime UpdatedAt);

/// <summary>
/// A post as clients write it. The rules above its fields are checked before an endpoint gets one: what they say is wrong,
/// and what is missing, is answered with 400, all of it at once. Lengths count UTF-16 characters.
/// </summary>
public sealed record NewPost(
    [Required, PlainText, StringLength(200)] string Title,
    [Required, PlainText(Lines = true), StringLength(100_000)] string Body,
    [Tags] IReadOnlyList<string?>? Tags = null,
    bool? Published = null);

/// <summary>A comment as clients read it.</summary>
public sealed record Comment(long Id, string Author, string Body, DateTime CreatedAt);

/// <summary>A comment as clients write it.</summary>
public sealed record NewComment(
    [Required, PlainText, StringLength(80)] string Author,
    [Required, PlainText(Lines = true), StringLength(5_000)] string Body);

/// <summary>One page of a list, and how many items there are on all pages together.</summary>
public sealed record Page<T>(
    IReadOnlyList<T> Items,
    [property: JsonPropertyName("page")] int Number, // C# lets no property have its type's name
    int PageSize,
    long Total);

/// <summary>A tag, and on how many published posts it stands.</summary>
public sealed record TagCount(string Name, long Count);

/// <summary>The answer of <c>GET /health</c>.</summary>
public sealed record Health(string Status);

/// <summary>The answer of <c>GET /</c>: where to go from here.</summary>
public sealed record Links(string Posts, string Search, string Tags, string Health, string Docs);

/// <summary>
/// Every type that travels as JSON. From this list the compiler writes the code that reads and writes them, so none of it
/// has to be found out by reflection while the program runs: it starts faster, and can be published as native code, where
/// reflection would find nothing. What a new endpoint takes as its body or returns goes on this list.
/// </summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Post))]
[JsonSerializable(typeof(NewPost))]
[JsonSerializable(typeof(Page<PostSummary>))]
[JsonSerializable(typeof(Comment))]
[JsonSerializable(typeof(NewComment))]
[JsonSerializable(typeof(Page<Comment>))]
[JsonSerializable(typeof(Page<TagCount>))]
[JsonSerializable(typeof(Health))]
[JsonSerializable(typeof(Links))]
public sealed partial class BlogJson : JsonSerializerContext;
