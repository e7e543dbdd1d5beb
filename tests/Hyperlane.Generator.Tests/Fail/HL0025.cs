public static class Posts
{
    [Get("/posts")]
    public static string List([FromHeader(Name = "x page:")] int page, [FromCookie(Name = "größe")] int size, [FromHeader(Name = "")] int more) => $"{page}{size}{more}";
    //                                             ^ HL0025 No header is ever named 'x page:': a name has letters, digits and -_.!#$%&'*+^`|~ only. Write it as 'x-page'.
    //                                                                                       ^^ HL0025 No cookie is ever named 'größe': a name has letters, digits and -_.!#$%&'*+^`|~ only. Write it as 'gr--e'.
    //                                                                                                                            ^ HL0025 No header is ever named '': a name has letters, digits and -_.!#$%&'*+^`|~ only. Write it as 'more'.
}
