public static class Posts
{
    [Post("/posts")]
    public static async void Add() => await Task.Yield();
    //                       ^^^ HL0008 Add is async void, so nobody knows when it is done or has failed. Return Task.
}
