[Route("posts")]
//      ^^^^^ HL0001 The route pattern 'posts' goes wrong here: A pattern begins with a slash. Write '/posts'.
public static class Posts
{
    [Get("/a")]
    public static string One() => "";

    [Get("/b")]
    public static string Two() => "";
}

public static class Others
{
    [Get("/x/:id/y")]
    //       ^^^ HL0001 The route pattern '/x/:id/y' goes wrong here: Hyperlane writes path parameters as {id}, not :id.
    public static string Colon() => "";

    [Get(@"/{id:foo}")]
    //          ^^^^ HL0001 The route pattern '/{id:foo}' goes wrong here: There is no constraint 'foo'. Hyperlane knows guid, bool, range, int, min, max, long, decimal, datetime, alpha, length, minlength, maxlength, regex.
    public static string Constraint(string id) => id;

    private const string Path = "/a//b";

    [Get(Path)]
    //   ^^^^ HL0001 The route pattern '/a//b' goes wrong here: Two slashes in a row have nothing between them. Write one.
    public static string Constant() => "";
}

public static class Kinds
{
    [Get("/a/<int:id>/b")]
    //       ^^^^^^^^ HL0001 The route pattern '/a/<int:id>/b' goes wrong here: Hyperlane writes path parameters as {id}, not <int:id>.
    public static string Angles() => "";

    [Get("/a/*")]
    //       ^ HL0001 The route pattern '/a/*' goes wrong here: Hyperlane writes the rest of a path as {*path}, not *.
    public static string Star() => "";

    [Get("/a/{id")]
    //       ^^^ HL0001 The route pattern '/a/{id' goes wrong here: This '{' is not closed. Write {id}.
    public static string Open() => "";

    [Get("/a/id}")]
    //         ^ HL0001 The route pattern '/a/id}' goes wrong here: There is no '{' before this '}'. Write a parameter as {name}.
    public static string Closed() => "";

    [Get("/a/{id?}/b")]
    //             ^ HL0001 The route pattern '/a/{id?}/b' goes wrong here: {id?} may be left out, so nothing but other optional parameters can follow it. Write {id}, or move it to the end.
    public static string Optional() => "";

    [Get("/a/{id=}")]
    //          ^^ HL0001 The route pattern '/a/{id=}' goes wrong here: A default is missing after '='. Write {id=1}, or {id?} for none.
    public static string Default() => "";

    [Get("/a/{}")]
    //       ^^ HL0001 The route pattern '/a/{}' goes wrong here: The parameter has no name. Write {id}, or {*path} for the rest of the path.
    public static string NoName() => "";

    [Get("/a/{1st}")]
    //       ^^^^^ HL0001 The route pattern '/a/{1st}' goes wrong here: A name does not begin with a digit. Write {p1st}.
    public static string Digit() => "";

    [Get("/a/{x}{id}")]
    //          ^^^^ HL0001 The route pattern '/a/{x}{id}' goes wrong here: Between two parameters of one segment there must be text that tells where one ends. Write {a}-{b}, or {a}/{b}.
    public static string Part() => "";

    [Get("/a/{id}/{id}")]
    //            ^^^^ HL0001 The route pattern '/a/{id}/{id}' goes wrong here: There are two parameters 'id'. Give each its own name.
    public static string Twice(string id) => id;

    [Get("/a/{*rest}/b")]
    //               ^ HL0001 The route pattern '/a/{*rest}/b' goes wrong here: {*rest} takes the whole rest of the path, so nothing can follow it. Write {rest} to take one segment.
    public static string Beyond(string rest) => rest;

    [Get("/a/{id:}")]
    //           ^ HL0001 The route pattern '/a/{id:}' goes wrong here: A constraint is missing after ':'. Write {id:int}, or {id} without one.
    public static string NoConstraint(string id) => id;

    [Get("/a/{id:min}")]
    //           ^^^^ HL0001 The route pattern '/a/{id:min}' goes wrong here: Write the constraint 'min' as min(1).
    public static string NoArgument(string id) => id;

    [Get("/a/{id:int:guid}")]
    //               ^^^^^ HL0001 The route pattern '/a/{id:int:guid}' goes wrong here: No value satisfies both int and guid. Leave one out.
    public static string Both(string id) => id;

    [Get("/a/{id:min(1}")]
    //       ^^^^^^^^^^ HL0001 The route pattern '/a/{id:min(1}' goes wrong here: A '(' is not closed. Write {id:min(1)}; in an expression, write \( for a parenthesis that stands for itself.
    public static string Parenthesis(string id) => id;

    [Get("/a/{id:regex([)}")]
    //           ^^^^^^^^^ HL0001 The route pattern '/a/{id:regex([)}' goes wrong here: The expression of 'regex' is not understood: Invalid pattern '[' at offset 1. Unterminated [] set.
    public static string Expression(string id) => id;

    [Get("/a/{id:regex(^(?=a)b$)}")]
    //                  ^^^ HL0001 The route pattern '/a/{id:regex(^(?=a)b$)}' goes wrong here: The expression of 'regex' runs without backtracking, so that its time is limited, and has no look-ahead. Write it without '(?='.
    public static string Ahead(string id) => id;

    [Get(@"/a/{id:regex(^([[]a)\1$)}")]
    //                         ^^ HL0001 The route pattern '/a/{id:regex(^([[]a)\1$)}' goes wrong here: The expression of 'regex' runs without backtracking, so that its time is limited, and has no back-references. Write it without '\1'.
    public static string Back(string id) => id;

    [Get("/a?b=1")]
    //      ^^^^ HL0001 The route pattern '/a?b=1' goes wrong here: A pattern is a path, without a query. End it here and read the query in the handler.
    public static string Query() => "";

    [Get("/a#b")]
    //      ^^ HL0001 The route pattern '/a#b' goes wrong here: A browser keeps what follows '#' to itself. End the pattern here.
    public static string Fragment() => "";

    [Get("/a/b%20c")]
    //        ^^^^ HL0001 The route pattern '/a/b%20c' goes wrong here: A pattern is written as it reads, not percent-encoded. Write the character that %20 stands for.
    public static string Encoded() => "";

    [Get("/a/../b")]
    //       ^^ HL0001 The route pattern '/a/../b' goes wrong here: A path has no '.' and '..' segments left when it is matched. Write the path they lead to.
    public static string Dots() => "";

    [Get("/caf\u00e9/\x3Aid")]
    //               ^^^^^^ HL0001 The route pattern '/café/:id' goes wrong here: Hyperlane writes path parameters as {id}, not :id.
    public static string Escaped() => "";

    [Get(@"/""a""/:id")]
    //            ^^^ HL0001 The route pattern '/"a"/:id' goes wrong here: Hyperlane writes path parameters as {id}, not :id.
    public static string Verbatim() => "";

    [Get("""/"a"/:id""")]
    //           ^^^ HL0001 The route pattern '/"a"/:id' goes wrong here: Hyperlane writes path parameters as {id}, not :id.
    public static string Raw() => "";
}

public static class Calls
{
    public static void Map(HyperlaneApp app)
    {
        app.Get("/c/:id", context => context.Text(""));
        //          ^^^ HL0001 The route pattern '/c/:id' goes wrong here: Hyperlane writes path parameters as {id}, not :id.
        app.MapGroup("groups").Post(handler: context => context.Text(""), pattern: "/{id");
        //            ^^^^^^ HL0001 The route pattern 'groups' goes wrong here: A pattern begins with a slash. Write '/groups'.
        //                                                                           ^^^ HL0001 The route pattern '/{id' goes wrong here: This '{' is not closed. Write {id}.
    }
}

[Route("/[controller]")]
//       ^^^^^^^^^^^^ HL0001 The route pattern '/[controller]' goes wrong here: Hyperlane puts no name in place of [controller]. Write the name itself, such as 'posts'.
public static class Tokens
{
    [Get("/a")]
    public static string One() => "";
}

public static class Actions
{
    [Get("/x-[Action]")]
    //     ^^^^^^^^^^ HL0001 The route pattern '/x-[Action]' goes wrong here: Hyperlane puts no name in place of [action]. Write the name itself, such as 'posts'.
    public static string One() => "";

    [Get("~/x")]
    //    ^ HL0001 The route pattern '~/x' goes wrong here: '~' does not lead out of the prefix of the class. Write '/x' in a class without this prefix.
    public static string Two() => "";
}
