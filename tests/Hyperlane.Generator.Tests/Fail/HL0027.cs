using System.ComponentModel.DataAnnotations;

public sealed class NewPost
{
    [RegularExpression("a(b")]
    //                    ^ HL0027 The pattern 'a(b' is no regular expression: Not enough )'s. Write a backslash before a sign that stands for itself.
    public string? Title { get; set; }

    [RegularExpression(@"\d**")]
    //                      ^ HL0027 The pattern '\d**' is no regular expression: Nested quantifier '*'. Write a backslash before a sign that stands for itself.
    public string? Number { get; set; }

    [RegularExpression("[z-a]")]
    //                     ^ HL0027 The pattern '[z-a]' is no regular expression: [x-y] range in reverse order. Write a backslash before a sign that stands for itself.
    public string? Letter { get; set; }

    [RegularExpression(Patterns.Slug)]
    //                 ^^^^^^^^^^^^^ HL0027 The pattern '[a-z' is no regular expression: Unterminated [] set. Write a backslash before a sign that stands for itself.
    public string? Slug { get; set; }

    [RegularExpression("")]
    //                 ^^ HL0027 The pattern '' is no regular expression: it is empty. Remove it, or write what the text must look like.
    public string? Nothing { get; set; }
}

public static class Patterns
{
    public const string Slug = "[a-z";
}

public static class Posts
{
    [Post("/posts")]
    public static string Add(NewPost post, [RegularExpression("*.txt")] string? file = null) => $"{post}{file}";
    //                                                         ^ HL0027 The pattern '*.txt' is no regular expression: Quantifier '*' following nothing. Write a backslash before a sign that stands for itself.
}
