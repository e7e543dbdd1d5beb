namespace Blog
{
    [Route("/posts")]
   //^^^^^^^^^^^^^^^ HL0023 [Route] on Posts does nothing: none of its own methods has [Get], [Post], [Put], [Patch] or [Delete], and attributes are not inherited. Add an endpoint, or remove [Route].
    public class Posts
    {
        public string List() => "";
    }

    [Route("/more")]
    public class More : Posts
    {
        [Get]
        public string Count() => "";
    }
}
