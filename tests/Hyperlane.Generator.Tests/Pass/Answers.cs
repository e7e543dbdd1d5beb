public static class Answers
{
    [Get("/file")]
    public static FileResult File() => new(System.IO.Stream.Null, "image/png");

    [Get("/made")]
    public static async Task<Created<string>> Made() => await Task.FromResult(new Created<string>("/made/1", ""));

    [Get("/choice")]
    public static ValueTask<Result<int[]>> Choice() => ValueTask.FromResult<Result<int[]>>(new NoContent());

    [Get("/lines")]
    public static async IAsyncEnumerable<int> Lines()
    {
        yield return await Task.FromResult(1);
    }

    [Get("/nothing")]
    public static Task Nothing() => Task.CompletedTask;

    [Get("/bytes")]
    public static byte[] Bytes() => [];
}
