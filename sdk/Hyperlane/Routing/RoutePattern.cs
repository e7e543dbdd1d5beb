namespace Hyperlane.Routing;

/// <summary>
/// What the path of a request must look like: <c>/posts/{id:int}</c>. Static text is written as it
/// reads, never percent-encoded, and compares with regard to case; <c>{name}</c> takes one segment, <c>{name}.{ext}</c> its parts;
/// <c>{*name}</c>, which comes last, takes the rest, even if there is none. <c>{name?}</c> and <c>{name=value}</c> at the
/// end may be left out.
/// </summary>
/// <remarks>One slash at the end means nothing, in a pattern as in a path.</remarks>
internal sealed class RoutePattern
{
    /// <summary>How many parameters a pattern may have: a match keeps their places on the stack.</summary>
    public const int MaxParameters = 32;

    private RoutePattern(string text, IReadOnlyList<RouteSegment> segments, IReadOnlyList<RouteSegment> absent)
    {
        Absent = absent;
        Text = text;
        Segments = segments;
        Parameters = [.. segments.SelectMany(segment => segment.Parameters)];
        ParameterNames = [.. Parameters.Select(segment => segment.Text)];
    }

    /// <summary>The pattern as it was written.</summary>
    public string Text { get; }

    /// <summary>Its segments; none for <c>/</c>.</summary>
    public IReadOnlyList<RouteSegment> Segments { get; }

    /// <summary>Its parameters, from left to right; those of one segment each for itself.</summary>
    public IReadOnlyList<RouteSegment> Parameters { get; }

    /// <summary>The names of its parameters, from left to right.</summary>
    public IReadOnlyList<string> ParameterNames { get; }

    /// <summary>The optional parameters that this form of the pattern does without.</summary>
    public IReadOnlyList<RouteSegment> Absent { get; }

    /// <summary>
    /// What the pattern stands for, the longest first: <c>/posts/{id?}</c> is <c>/posts/{id}</c> and <c>/posts</c>. As a rule it is the
    /// pattern alone.
    /// </summary>
    public IReadOnlyList<RoutePattern> Forms
    {
        get
        {
            var optional = Segments.Count(segment => segment.IsOptional);
            return optional == 0 ? [this] : [.. Enumerable.Range(0, optional + 1).Select(Without)];
        }
    }

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="RoutePatternException">It cannot be understood.</exception>
    public static RoutePattern Parse(string pattern) => new(pattern, new RoutePatternParser(pattern).Parse(), []);

    /// <summary>
    /// The pattern of a route within a group: <c>/posts</c> and <c>/{slug}</c> make <c>/posts/{slug}</c>; <c>/</c> or nothing adds nothing.
    /// </summary>
    /// <exception cref="RoutePatternException">One of the two does not begin with a slash.</exception>
    public static string Join(string prefix, string pattern)
    {
        RequireSlash(prefix);
        RequireSlash(pattern);
        return Concat(prefix, pattern);
    }

    /// <summary>The same for parts that may be wrong: the compiler has messages of its own for those.</summary>
    public static string Concat(string prefix, string pattern)
    {
        var joined = (prefix.Length > 0 && prefix[^1] == '/' ? prefix[..^1] : prefix) + (pattern == "/" ? "" : pattern);
        return joined.Length == 0 ? "/" : joined;
    }

    /// <summary>The same pattern with its static text in lower case, for tables that ignore case.</summary>
    public RoutePattern ToLower()
        => new(Text, [.. Segments.Select(segment => segment.Pieces is { } pieces ? RouteSegment.Of(
            pieces.IgnoringCase(Lower)) : segment.IsParameter ? segment : segment with { Text = Lower(segment.Text) })], Absent);

    public override string ToString() => Text;

    /// <summary>Letters of ASCII only, as in paths, which are bytes.</summary>
    private static string Lower(string text)
        => string.Concat(text.Select(letter => letter is >= 'A' and <= 'Z' ? (char)(letter | ' ') : letter));

    /// <summary>The form without the last segments, which are optional; those that are left are not.</summary>
    private RoutePattern Without(int count)
        => new(Text, [.. Segments.Take(Segments.Count - count).Select(segment => segment with { IsOptional = false, Default = null })],
            [.. Segments.Skip(Segments.Count - count)]);

    private static void RequireSlash(string pattern)
    {
        if (pattern.Length > 0 && pattern[0] != '/')
        {
            throw new RoutePatternException(pattern, 0, $"A pattern begins with a slash. Write '/{pattern}'.");
        }
    }
}
