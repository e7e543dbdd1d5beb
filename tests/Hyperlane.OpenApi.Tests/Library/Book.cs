using System.Text.Json.Serialization;

namespace Library;

/// <summary>A book of the library.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Title">What stands on its cover.</param>
/// <param name="Genre">Where it stands.</param>
/// <param name="Author">Who wrote it; null if nobody knows.</param>
/// <param name="Published">When it came out.</param>
public sealed record Book(long Id, string Title, Genre Genre, Author? Author, DateOnly? Published)
{
    /// <summary>Its number for the trade.</summary>
    /// <example>978-3-16-148410-0</example>
    [JsonPropertyName("isbn13")]
    public string? Isbn { get; init; }

    /// <summary>Words to find it by.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>How many there are, by the name of the branch.</summary>
    public Dictionary<string, int> Copies { get; init; } = [];

    /// <summary>When it was added.</summary>
    public DateTimeOffset Added { get; init; }

    /// <summary>How long it may be kept.</summary>
    public TimeSpan Loan { get; init; } = TimeSpan.FromDays(28);

    /// <summary>A page about it.</summary>
    public Uri? Page { get; init; }

    /// <summary>What only the librarian knows.</summary>
    [JsonIgnore]
    public string Secret { get; init; } = "";

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Note { get; init; }

    /// <summary>How old it is, in years.</summary>
    public int Age => Published is { } date ? 2026 - date.Year : 0;

    [Obsolete("Books have tags.")]
    public string? Keyword { get; init; }
}
