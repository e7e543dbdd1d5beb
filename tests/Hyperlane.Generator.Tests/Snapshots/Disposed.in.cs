public sealed class Plain : IDisposable
{
    [Get("/plain/{disposal}")]
    public string Get(int disposal) => $"{disposal}";

    [Get("/plain")]
    public static string Shared() => "";

    public void Dispose()
    {
    }
}

public sealed class Both : IDisposable, IAsyncDisposable
{
    [Get("/both")]
    public int? Get() => 1;

    public void Dispose()
    {
    }

    public ValueTask DisposeAsync() => default;
}
