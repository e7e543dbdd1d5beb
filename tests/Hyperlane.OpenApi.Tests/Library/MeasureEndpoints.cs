namespace Library;

[Route("/measures")]
public static class MeasureEndpoints
{
    [Post]
    public static Measure Echo(Measure measure) => measure;

    [Get]
    public static MeasureResult Get(Genre genre = Genre.HowTo) => new(genre, null, [1.5]);

    [Get("/times")]
    public static DateTime[] Times() => [new(2026, 1, 31, 12, 30, 0, DateTimeKind.Utc)];
}
