namespace Library;

[Route("/measures")]
public static class MeasureEndpoints
{
    [Post]
    public static Measure Echo(Measure measure) => measure;

    [Get]
    public static MeasureResult Get(Genre genre = Genre.HowTo) => new(genre, null, [1.5]);

    /// <summary>All of it, as a table.</summary>
    [Get("/table"), Produces("text/csv"), ProducesHeader("X-Total-Count", Type = typeof(int), Description = "How many rows there are.")]
    public static string Table(HttpContext context)
    {
        context.Response.Headers["X-Total-Count"] = "1";
        return "a,b\n1,2\n";
    }

    /// <summary>Numbers as they are counted.</summary>
    [Get("/count"), Tags("Streams")]
    public static async IAsyncEnumerable<int> Count(int to = 3)
    {
        for (var i = 1; i <= to; i++)
        {
            await Task.Yield();
            yield return i;
        }
    }

    /// <summary>The same thing back, whatever it is.</summary>
    [Post("/items")]
    public static Item Item(Item item) => item;

    /// <summary>What is written in a language of its own.</summary>
    [Get("/tree/{größe:int}"), Produces("application/hal+json")]
    public static MeasureResult Tree(int größe) => new(Genre.Novel, null, [größe]);

    [Get("/times")]
    public static DateTime[] Times() => [new(2026, 1, 31, 12, 30, 0, DateTimeKind.Utc)];
}
