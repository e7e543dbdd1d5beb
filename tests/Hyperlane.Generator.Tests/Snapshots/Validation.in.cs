using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Blog;

[Route("/posts")]
public static class PostEndpoints
{
    [Get]
    public static string List([Range(1, int.MaxValue)] int page = 1, [RegularExpression("[a-z]+", ErrorMessage = "{0} needs small letters")] string? tag = null) => $"{page} {tag}";

    [Post]
    public static string Add(NewPost post) => post.Title;
}

public sealed record NewPost([Required, StringLength(120, MinimumLength = 3)] string Title, Writer Author, string[]? Tags = null) : IValidatableObject
{
    [Range(typeof(decimal), "0.01", "99.99"), Display(Name = "Price")]
    public decimal? Price { get; init; }

    [Even(Least = 2)]
    public int Stars { get; init; }

    [JsonPropertyName("reply-to")]
    public Dictionary<string, NewPost>? Replies { get; init; }

    public bool IsDraft { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => [];
}

public sealed record Writer([EmailAddress] string Mail);

public sealed class EvenAttribute : ValidationAttribute
{
    public int Least { get; set; }

    public override bool IsValid(object? value) => value is int number && number % 2 == 0 && number >= Least;
}
