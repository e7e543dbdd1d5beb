namespace Blog
{
    [Route("/posts")]
   //^^^^^^^^^^^^^^^ HL0023 [Route] on Posts does nothing: neither it nor a class that it is derived from or that is derived from it has an endpoint, such as a method with [Get]. Add one, or remove [Route].
    public class Posts
    {
        public string List() => "";
    }

    [Route("/more")]
    public class More
    {
        [Get]
        public string Count() => "";
    }
}
