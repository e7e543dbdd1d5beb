public abstract class Posts
//                    ^^^^^ HL0013 Posts is made for each request, which takes exactly one constructor, public or internal, no abstract class and no required members. Take services by that constructor, or make the class static.
{
    [Get("/posts")]
    public string List() => "";
}
