using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Hyperlane.Tests.Endpoints.Validation;

/// <summary>A body with everything that data can be made of.</summary>
public sealed record Library(
    [StringLength(20)] string Name,
    Author? Owner = null,
    IReadOnlyList<Author>? Authors = null,
    Dictionary<string, Author>? Rooms = null,
    string[][]? Shelves = null,
    Dictionary<int, List<string?>>? Notes = null,
    TreeNode? Tree = null,
    Shape? Shape = null,
    Folder<Author>? Folder = null,
    LinkedList<string>? Queue = null)
{
    [JsonPropertyName("the-code"), RegularExpression("[A-Z]+")]
    public string? Code { get; init; }

    /// <summary>Nobody can send it, so nobody needs to.</summary>
    [JsonIgnore]
    public string Secret { get; init; } = null!;

    /// <summary>It starts with something, so it may be left out; but not be null.</summary>
    public string Motto { get; init; } = "read";

    [Range(0, 3)]
    public int Total => Authors?.Count ?? 0;
}
