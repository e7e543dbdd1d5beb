using System.ComponentModel.DataAnnotations;
using System.Text;

namespace HyperlaneApi._1;

/// <summary>
/// What a post's tags may be. A rule that .NET has no attribute for is a class like this one: write it above a
/// property or a parameter, and what it finds wrong stands in the answer beside everything else that is.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class TagsAttribute : ValidationAttribute
{
    private const int MaxTags = 10;
    private const int MaxTagLength = 40;

    /// <summary>
    /// One spelling for every tag: lower case, no spaces around it, single spaces inside, and each character in its usual form
    /// (Unicode's NFKC), so that tags that look the same are the same.
    /// </summary>
    public static string Clean(string tag) => string
        .Join(' ', tag.Normalize(NormalizationForm.FormKC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        .ToLowerInvariant();

    /// <summary>The tags of a post as they are kept: each clean and only once, in the order they were written in.</summary>
    public static string[] Clean(IEnumerable<string?>? tags) => [.. (tags ?? []).Select(tag => Clean(tag ?? "")).Distinct()];

    /// <inheritdoc />
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        var tags = Clean((IEnumerable<string?>?)value);
        var mistakes = new List<string>();
        if (tags.Length > MaxTags)
        {
            mistakes.Add($"A post may have at most {MaxTags} tags, and this one has {tags.Length}.");
        }

        if (!tags.All(PlainTextAttribute.IsVisible))
        {
            mistakes.Add("A tag must not be blank.");
        }

        if (tags.Any(tag => tag.Length > MaxTagLength))
        {
            mistakes.Add($"A tag may have at most {MaxTagLength} characters.");
        }

        if (tags.Any(tag => tag.Contains(',') || !PlainTextAttribute.IsOneLine(tag)))
        {
            mistakes.Add("A tag must not contain a comma or a control character. Several tags are several strings.");
        }

        return mistakes.Count == 0 ? ValidationResult.Success : new ValidationResult(string.Join(' ', mistakes));
    }
}
