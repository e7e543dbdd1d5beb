namespace Library;

/// <summary>Values of each kind, back from each place of a request.</summary>
[Route("/kinds")]
public static class KindEndpoints
{
    [Get("/path/{is-set}/{some-id}/{day}/{time}/{at}/{span}/{genre}/{count}-{ratio}")]
    public static Kinds Path(
        [FromRoute(Name = "is-set")] bool flag,
        [FromRoute(Name = "some-id")] Guid id,
        DateOnly day,
        TimeOnly time,
        DateTimeOffset at,
        TimeSpan span,
        Genre genre,
        int count,
        double ratio) => new(flag, count, 0, ratio, 0, id, time, at, span, genre, "", day);

    [Get("/query")]
    public static Kinds Query([FromQuery] Kinds kinds) => kinds;

    [Get("/header")]
    public static Kinds Header([FromHeader] Kinds kinds) => kinds;

    [Get("/cookie")]
    public static Kinds Cookie([FromCookie] Kinds kinds) => kinds;

    [Post("/form")]
    public static Kinds Form([FromForm] Kinds kinds) => kinds;

    [Post("/body")]
    public static Kinds Body(Kinds kinds) => kinds;

    [Get("/query/several")]
    public static Several QueryOfSeveral(int[] numbers, IReadOnlyList<DateOnly> days, HashSet<Genre> genres,
        [FromQuery] Dictionary<string, int> counts, [FromQuery(Delimiter = ',')] int[] packed)
        => new(numbers, days, genres, counts, packed);

    [Get("/header/several")]
    public static Several HeaderOfSeveral([FromHeader] int[] numbers, [FromHeader] IReadOnlyList<DateOnly> days,
        [FromHeader] HashSet<Genre> genres) => new(numbers, days, genres, []);

    [Post("/form/several")]
    public static Several FormOfSeveral([FromForm] int[] numbers, [FromForm] IReadOnlyList<DateOnly> days, [FromForm] HashSet<Genre> genres)
    => new(numbers, days, genres, []);

    [Post("/body/several")]
    public static Several BodyOfSeveral(Several several) => several;

    [Post("/body/named")]
    public static Dictionary<Genre, int> BodyOfNamed([FromBody] Dictionary<Genre, int> named) => named;

    /// <summary>A safe request with a body. OpenAPI before 3.2 has no place for it, so it is not in the document.</summary>
    [Query("/find")]
    public static Several Find(Several several) => several;
}
