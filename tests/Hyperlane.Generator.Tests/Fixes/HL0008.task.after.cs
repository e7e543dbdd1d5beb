// Return Task
public static class Posts
{
    /// <summary>Adds a post.</summary>
    [Post("/posts")]
    public static async Task Add() => await Task.Yield();
}
