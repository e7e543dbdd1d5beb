using Hyperlane.Routing;

namespace Hyperlane.Tests.Routing;

public sealed class RoutePatternTests
{
    [Theory]
    [InlineData("", 0, "A pattern begins with a slash. Write '/'.")]
    [InlineData("posts", 0, "A pattern begins with a slash. Write '/posts'.")]
    [InlineData("//", 1, "Two slashes in a row have nothing between them. Write one.")]
    [InlineData("/a//b", 3, "Two slashes in a row have nothing between them. Write one.")]
    [InlineData("/a/../b", 3, "A path has no '.' and '..' segments left when it is matched. Write the path they lead to.")]
    [InlineData("/posts/:id", 7, "Hyperlane writes path parameters as {id}, not :id.")]
    [InlineData("/posts/:id?", 10, "A pattern is a path, without a query. End it here and read the query in the handler.")]
    [InlineData("/posts/<id>", 7, "Hyperlane writes path parameters as {id}, not <id>.")]
    [InlineData("/posts/<int:id>", 7, "Hyperlane writes path parameters as {id}, not <int:id>.")]
    [InlineData("/files/*", 7, "Hyperlane writes the rest of a path as {*path}, not *.")]
    [InlineData("/files/*rest", 7, "Hyperlane writes the rest of a path as {*rest}, not *rest.")]
    [InlineData("/files/{**rest}", 9, "Hyperlane writes the rest of a path as {*path}, with one star.")]
    [InlineData("/files/{rest*}", 12, "Hyperlane writes the rest of a path as {*rest}, with one star.")]
    [InlineData("/search?q={q}", 7, "A pattern is a path, without a query. End it here and read the query in the handler.")]
    [InlineData("/page#top", 5, "A browser keeps what follows '#' to itself. End the pattern here.")]
    [InlineData("/caf%C3%A9", 4, "A pattern is written as it reads, not percent-encoded. Write the character that %C3 stands for.")]
    [InlineData("/{id", 1, "This '{' is not closed. Write {id}.")]
    [InlineData("/{id/edit", 1, "This '{' is not closed. Write {id}.")]
    [InlineData("/id}", 3, "There is no '{' before this '}'. Write a parameter as {name}.")]
    [InlineData("/{}", 1, "The parameter has no name. Write {id}, or {*path} for the rest of the path.")]
    [InlineData("/{*}", 1, "The parameter has no name. Write {id}, or {*path} for the rest of the path.")]
    [InlineData("/{:int}", 1, "The parameter has no name. Write {id}, or {*path} for the rest of the path.")]
    [InlineData("/{1st}", 1, "A name does not begin with a digit. Write {p1st}.")]
    [InlineData("/{post.id}", 6, "A name begins with a letter or '_' and has letters, digits, '_' and '-' only, so '.' cannot stand here. Write {id} or {id:int}.")]
    [InlineData("/{-id}", 2, "A name begins with a letter or '_' and has letters, digits, '_' and '-' only, so '-' cannot stand here. Write {id} or {id:int}.")]
    [InlineData("/{post-id}/{Post-Id}", 11, "There are two parameters 'Post-Id'. Give each its own name.")]
    [InlineData("/flights/:from-:to", 9, "Hyperlane writes path parameters as {from}-{to}, not :from-:to.")]
    [InlineData("/flights/:", 9, "Hyperlane writes path parameters as {id}, not :.")]
    [InlineData("/{id?}/edit", 7, "{id?} may be left out, so nothing but other optional parameters can follow it. Write {id}, or move it to the end.")]
    [InlineData("/{id:int=5}/{*rest}", 12, "{id:int=5} may be left out, so nothing but other optional parameters can follow it. Write {id}, or move it to the end.")]
    [InlineData("/{id=}", 4, "A default is missing after '='. Write {id=1}, or {id?} for none.")]
    [InlineData("/{id?=5}", 5, "*")]
    [InlineData("/{*rest?}", 7, "A catch-all takes the rest of the path, even if there is none, and needs no default. Write {*rest}.")]
    [InlineData("/{id}/{id}", 6, "There are two parameters 'id'. Give each its own name.")]
    [InlineData("/{id}/{*ID}", 6, "There are two parameters 'ID'. Give each its own name.")]
    [InlineData("/{a}{b}", 4, "Between two parameters of one segment there must be text that tells where one ends. Write {a}-{b}, or {a}/{b}.")]
    [InlineData("/{a}.{*b}", 5, "{*b} is a whole segment. Write {b} beside other text, or give it a segment of its own.")]
    [InlineData("/{a}.{b?}", 5, "{b?} is a whole segment. Write {b} beside other text, or give it a segment of its own.")]
    [InlineData("/{a}.{a}", 5, "There are two parameters 'a'. Give each its own name.")]
    [InlineData("/{*path}/edit", 9, "{*path} takes the whole rest of the path, so nothing can follow it. Write {path} to take one segment.")]
    [InlineData("/{*path:int}", 1, "A catch-all takes whatever there is, without constraints. Write {*path}.")]
    [InlineData("/{id:}", 5, "A constraint is missing after ':'. Write {id:int}, or {id} without one.")]
    [InlineData("/{id:number}", 5, "There is no constraint 'number'. Hyperlane knows guid, bool, range, int, min, max, long, decimal, datetime, alpha, length, minlength, maxlength, regex.")]
    [InlineData("/{id:Int}", 5, "There is no constraint 'Int'. *")]
    [InlineData("/{id:int(5)}", 5, "Write the constraint 'int' as int.")]
    [InlineData("/{id:min}", 5, "Write the constraint 'min' as min(1).")]
    [InlineData("/{id:min(one)}", 5, "Write the constraint 'min' as min(1).")]
    [InlineData("/{id:min(1,2)}", 5, "Write the constraint 'min' as min(1).")]
    [InlineData("/{id:int:min()}", 9, "Write the constraint 'min' as min(1).")]
    [InlineData("/{id:range(1)}", 5, "Write the constraint 'range' as range(1,10).")]
    [InlineData("/{id:range(9,1)}", 5, "Write the constraint 'range' as range(1,10).")]
    [InlineData("/{id:length(-1)}", 5, "Write the constraint 'length' as length(3) or length(3,10).")]
    [InlineData("/{id:length(9,1)}", 5, "Write the constraint 'length' as length(3) or length(3,10).")]
    [InlineData("/{id:maxlength(-1)}", 5, "Write the constraint 'maxlength' as maxlength(10).")]
    [InlineData("/{id:regex}", 5, @"Write the constraint 'regex' as regex(^\d+$).")]
    [InlineData("/{id:regex([)}", 5, "The expression of 'regex' is not understood: *")]
    [InlineData(@"/{id:regex((?=a))}", 5, "The expression of 'regex' is not understood: *")]
    [InlineData(@"/{id:regex(^\d{{3}}$)}", 14, @"Braces are not doubled. Write regex(^\d{3}$).")]
    [InlineData("/{id:min(1}", 1, @"A '(' is not closed. Write {id:min(1)}; in an expression, write \( for a parenthesis that stands for itself.")]
    [InlineData("/{id:int:alpha}", 9, "No value satisfies both int and alpha. Leave one out.")]
    [InlineData("/{id:min(5):max(4)}", 12, "No value satisfies both min(5) and max(4). Leave one out.")]
    public void A_mistake_is_answered_with_what_to_write(string pattern, int position, string advice)
    {
        var e = Assert.Throws<RoutePatternException>(() => RoutePattern.Parse(pattern));

        Assert.Equal((pattern, position), (e.Pattern, e.Position));
        var message = $"The route pattern '{pattern}' goes wrong at position {position}: {advice}";
        Assert.Equal(message.TrimEnd('*'), advice.EndsWith('*') ? e.Message[..(message.Length - 1)] : e.Message);
    }

    [Fact]
    public void A_pattern_has_at_most_32_parameters()
    {
        var most = string.Concat(Enumerable.Range(1, 32).Select(i => $"/{{p{i}}}"));

        Assert.Equal(32, RoutePattern.Parse(most).ParameterNames.Count);
        Assert.Throws<RoutePatternException>(() => RoutePattern.Parse(most + "/{one_more}"));
    }

    [Theory]
    [InlineData("/", "")]
    [InlineData("/posts/", "posts")]
    [InlineData("/posts/{id:min(01):int}/{*rest}", "posts {id:int:min(1)} {*rest}")]
    [InlineData(@"/{x:regex(^[/}]\)$)}/y", @"{x:regex(^[/}]\)$)} y")]
    [InlineData("/100%/a:b/c=d", "100% a:b c=d")]
    [InlineData("/{user-id}/{post-no:int}-{a-}/{*rest-of-it}", "{user-id} {post-no:int}-{a-} {*rest-of-it}")]
    [InlineData("/{user-id:int=5}/{page-no?}", "{user-id:int=5} {page-no?}")]
    public void Reads(string pattern, string segments)
        => Assert.Equal(segments, string.Join(' ', RoutePattern.Parse(pattern).Segments));

    [Theory]
    [InlineData("", "", "/")]
    [InlineData("/", "/", "/")]
    [InlineData("/posts", "", "/posts")]
    [InlineData("/posts", "/", "/posts")]
    [InlineData("/posts/", "/", "/posts")]
    [InlineData("/posts", "/{slug}", "/posts/{slug}")]
    [InlineData("/posts/", "/{slug}", "/posts/{slug}")]
    [InlineData("/", "/{slug}", "/{slug}")]
    [InlineData("", "/{slug}", "/{slug}")]
    public void Joins(string prefix, string pattern, string expected)
        => Assert.Equal(expected, RoutePattern.Join(prefix, pattern));

    [Theory]
    [InlineData("posts", "/a", "posts")]
    [InlineData("/posts", "a", "a")]
    public void Joins_only_what_begins_with_a_slash(string prefix, string pattern, string culprit)
        => Assert.Equal(culprit, Assert.Throws<RoutePatternException>(() => RoutePattern.Join(prefix, pattern)).Pattern);
}
