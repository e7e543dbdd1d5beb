using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Library;

/// <summary>A book to add.</summary>
/// <param name="Title" example="Persuasion">What stands on its cover.</param>
/// <param name="Genre">Where it shall stand.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Price">What it cost.</param>
/// <param name="Tags">Words to find it by.</param>
public sealed record NewBook(
    [Required, StringLength(120, MinimumLength = 2)] string Title,
    Genre Genre,
    Author? Author = null,
    [Range(0.5, 1000)] decimal Price = 10,
    [MaxLength(5)] string[]? Tags = null)
{
    /// <summary>Who gave it.</summary>
    [EmailAddress]
    public string? Donor { get; init; }

    [RegularExpression("[0-9-]{10,17}")]
    public string? Isbn { get; init; }

    [AllowedValues("hard", "soft"), DefaultValue("soft")]
    public string Cover { get; init; } = "soft";

    [Url]
    public string? Page { get; init; }
}
