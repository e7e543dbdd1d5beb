public interface IPaging;

public sealed class Hidden
{
    private Hidden()
    {
    }

    public static Hidden Make() => new();
}

public static class Posts
{
    [Get("/a")]
    public static string Abstract([AsParameters] IPaging paging) => $"{paging}";
    //                                                   ^^^^^^ HL0071 'paging' stands for several parameters, and IPaging has none: it takes a class, record or struct with a public constructor or properties to set. Use one, or remove [AsParameters].

    [Get("/b")]
    public static string Unmade([AsParameters] Hidden hidden) => $"{hidden}";
    //                                                ^^^^^^ HL0071 'hidden' stands for several parameters, and Hidden has none: it takes a class, record or struct with a public constructor or properties to set. Use one, or remove [AsParameters].
}
