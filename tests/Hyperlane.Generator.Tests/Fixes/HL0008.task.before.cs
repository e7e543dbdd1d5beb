// Return Task
public static class Posts
{
    /// <summary>Adds a post.</summary>
    [Post("/posts")]
    public static async void Add() => await Task.Yield();
}
