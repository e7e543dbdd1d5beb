namespace HyperlaneApi._1;

/// <summary>
/// What the API accepts. Each check either returns clean values or throws the 400 that names every wrong field
/// at once, so that a client need not fix its mistakes one request at a time. Lengths count UTF-16 characters.
/// </summary>
public static class Validation
{
    public const int MaxTitleLength = 200;
    public const int MaxBodyLength = 100_000;
    public const int MaxTags = 10;
    public const int MaxTagLength = 40;
    public const int MaxAuthorLength = 80;
    public const int MaxCommentLength = 5_000;
    public const int DefaultPageSize = 20;
    public const int MaxPageSize = 100;

    public static PostContent Check(NewPost post)
    {
        var errors = new Dictionary<string, string[]>();
        var title = Text(post.Title?.Trim(), "title", MaxTitleLength, errors);
        var body = Text(post.Body, "body", MaxBodyLength, errors);
        var tags = Tags(post.Tags ?? [], errors);
        ThrowIfAny(errors);
        return new PostContent(title, body, tags, post.Published ?? true);
    }

    public static CommentContent Check(NewComment comment)
    {
        var errors = new Dictionary<string, string[]>();
        var author = Text(comment.Author?.Trim(), "author", MaxAuthorLength, errors);
        var body = Text(comment.Body, "body", MaxCommentLength, errors);
        ThrowIfAny(errors);
        return new CommentContent(author, body);
    }

    public static PostQuery Check(int page, int pageSize, string? tag, string? search)
    {
        var errors = new Dictionary<string, string[]>();
        Number(page, "page", max: int.MaxValue, errors);
        Number(pageSize, "pageSize", MaxPageSize, errors);
        ThrowIfAny(errors);
        return new PostQuery(page, pageSize, NullIfBlank(tag), NullIfBlank(search));
    }

    /// <summary>One spelling for every tag: lower case, no spaces around it, single spaces inside.</summary>
    public static string CleanTag(string tag) =>
        string.Join(' ', tag.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();

    private static string Text(string? value, string field, int max, Dictionary<string, string[]> errors)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            errors[field] = [value is null ? $"The {field} is missing." : $"The {field} must not be blank."];
        }
        else if (value.Length > max)
        {
            errors[field] = [$"The {field} may have at most {max} characters, and has {value.Length}."];
        }

        return value ?? "";
    }

    private static List<string> Tags(IReadOnlyList<string?> values, Dictionary<string, string[]> errors)
    {
        var tags = values.Select(value => CleanTag(value ?? "")).Distinct().ToList();
        var messages = new List<string>();
        if (tags.Count > MaxTags)
        {
            messages.Add($"A post may have at most {MaxTags} tags, and this one has {tags.Count}.");
        }

        if (tags.Contains(""))
        {
            messages.Add("A tag must not be blank.");
        }

        if (tags.Any(tag => tag.Length > MaxTagLength))
        {
            messages.Add($"A tag may have at most {MaxTagLength} characters.");
        }

        if (tags.Any(tag => tag.Any(character => character == ',' || char.IsControl(character))))
        {
            messages.Add("A tag must not contain a comma or a control character. Several tags are several strings.");
        }

        if (messages.Count > 0)
        {
            errors["tags"] = [.. messages];
        }

        return tags;
    }

    private static void Number(int value, string field, int max, Dictionary<string, string[]> errors)
    {
        if (value < 1 || value > max)
        {
            errors[field] = [$"The {field} must be a whole number from 1 to {max}."];
        }
    }

    private static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static void ThrowIfAny(Dictionary<string, string[]> errors)
    {
        if (errors.Count > 0)
        {
            throw ProblemException.Validation(errors);
        }
    }
}
