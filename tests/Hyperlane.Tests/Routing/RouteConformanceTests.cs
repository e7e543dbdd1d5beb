namespace Hyperlane.Tests.Routing;

/// <summary>What the router promises, a row for each promise.</summary>
public sealed class RouteConformanceTests
{
    public static TheoryData<string[], string, string> Requests => new()
    {
        // Static text
        { ["GET /"], "GET /", "GET /" },
        { ["GET /posts"], "GET /posts", "GET /posts" },
        { ["GET /posts"], "GET /", "404" },
        { ["GET /posts"], "GET /post", "404" },
        { ["GET /posts"], "GET /postss", "404" },
        { ["GET /posts"], "GET /Posts", "404" },
        { ["GET /posts"], "GET /posts/1", "404" },
        { [], "GET /", "404" },
        { ["GET /romane", "GET /romanus", "GET /romulus", "GET /rom"], "GET /romanus", "GET /romanus" },
        { ["GET /romane", "GET /romanus", "GET /romulus", "GET /rom"], "GET /rom", "GET /rom" },
        { ["GET /romane", "GET /romanus", "GET /romulus", "GET /rom"], "GET /roman", "404" },
        { ["GET /romane", "GET /romanus", "GET /romulus", "GET /rom"], "GET /romx", "404" },
        { ["GET /café"], "GET /caf%C3%A9", "GET /café" },
        { ["GET /café", "GET /cafè"], "GET /cafè", "GET /cafè" },
        { ["GET /a b"], "GET /a%20b", "GET /a b" },
        { ["GET /v1/posts:batch"], "GET /v1/posts:batch", "GET /v1/posts:batch" },
        { ["GET /a/b"], "GET /a%2Fb", "404" },

        // One slash at the end means nothing
        { ["GET /posts"], "GET /posts/", "GET /posts" },
        { ["GET /posts/"], "GET /posts", "GET /posts/" },
        { ["GET /posts/"], "GET /posts/", "GET /posts/" },
        { ["GET /posts"], "GET /posts//", "404" },
        { ["GET /"], "GET //", "404" },
        { ["GET /posts/{slug}"], "GET /posts/hello/", "GET /posts/{slug} slug=hello" },

        // Parameters
        { ["GET /{x}"], "GET /a", "GET /{x} x=a" },
        { ["GET /{x}"], "GET /", "404" },
        { ["GET /posts/{slug}"], "GET /posts", "404" },
        { ["GET /posts/{slug}"], "GET /posts/", "404" },
        { ["GET /posts/{slug}"], "GET /posts//", "404" },
        { ["GET /posts/{slug}"], "GET /postsx/y", "404" },
        { ["GET /posts/{slug}/comments"], "GET /posts//comments", "404" },
        { ["GET /posts/{slug}/comments/{id}"], "GET /posts/a/comments/7", "GET /posts/{slug}/comments/{id} slug=a id=7" },
        { ["GET /posts/{slug}"], "GET /posts/caf%C3%A9", "GET /posts/{slug} slug=café" },
        { ["GET /posts/{slug}"], "GET /posts/a%2Fb", "GET /posts/{slug} slug=a/b" },
        { ["GET /{a}/{b}/{c}/{d}/{e}/{f}"], "GET /1/2/3/4/5/6", "GET /{a}/{b}/{c}/{d}/{e}/{f} a=1 b=2 c=3 d=4 e=5 f=6" },
        { ["GET /{größe}"], "GET /xl", "GET /{größe} größe=xl" },
        { ["GET /a/{x}", "POST /a/{y}"], "POST /a/1", "POST /a/{y} y=1" },
        { ["GET /{x:regex(^(a|b){2}$)}"], "GET /Ab", "GET /{x:regex(^(a|b){2}$)} x=Ab" },
        { ["GET /{x:regex(/)}/y"], "GET /1%2F2/y", "GET /{x:regex(/)}/y x=1/2" },

        // Catch-all
        { ["GET /files/{*path}"], "GET /files/a/b.txt", "GET /files/{*path} path=a/b.txt" },
        { ["GET /files/{*path}"], "GET /files/a/", "GET /files/{*path} path=a/" },
        { ["GET /files/{*path}"], "GET /files/", "GET /files/{*path} path=" },
        { ["GET /files/{*path}"], "GET /files", "GET /files/{*path} path=" },
        { ["GET /files/{*path}"], "GET /filesystem", "404" },
        { ["GET /files/{*path}"], "GET /files/../etc", "404" },
        { ["GET /files/{*path}"], "GET /files//etc", "404" },
        { ["GET /files/{*path}"], "GET /files/%2Fetc", "404" },
        { ["GET /{*path}"], "GET /", "GET /{*path} path=" },
        { ["GET /{*path}"], "GET /a//b", "GET /{*path} path=a//b" },
        { ["GET /{user}/{*path}"], "GET /ann", "GET /{user}/{*path} user=ann path=" },

        // Precedence: static, constrained, any, rest
        { ["GET /a/{x}", "GET /a/b"], "GET /a/b", "GET /a/b" },
        { ["GET /a/{x}", "GET /a/b"], "GET /a/bc", "GET /a/{x} x=bc" },
        { ["GET /a/{x}", "GET /a/{x:int}"], "GET /a/1", "GET /a/{x:int} x=1" },
        { ["GET /a/{x}", "GET /a/{x:int}"], "GET /a/b", "GET /a/{x} x=b" },
        { ["GET /a/{*x}", "GET /a/{x}"], "GET /a/b", "GET /a/{x} x=b" },
        { ["GET /a/{*x}", "GET /a/{x}"], "GET /a/b/c", "GET /a/{*x} x=b/c" },
        { ["GET /a/{*x}", "GET /a"], "GET /a/", "GET /a" },
        { ["GET /{x}", "GET /a/{*x}"], "GET /a", "GET /a/{*x} x=" },
        { ["GET /{a}/x/{*c}", "GET /{a}/{b}/y"], "GET /1/x/y", "GET /{a}/x/{*c} a=1 c=y" },
        { ["GET /{x:int}", "GET /{x:alpha}", "GET /{x:guid}"], "GET /b", "GET /{x:alpha} x=b" },
        { ["GET /{x:int}", "GET /{x:alpha}", "GET /{x:guid}"], "GET /00000000000000000000000000000001",
            "GET /{x:guid} x=00000000000000000000000000000001" },
        { ["GET /{x:long}/b", "GET /{x:int}/{*y}"], "GET /1/b", "GET /{x:int}/{*y} x=1 y=b" },
        { ["GET /{x:long}/b", "GET /{x:int}/{*y}"], "GET /3000000000/b", "GET /{x:long}/b x=3000000000" },

        // Going back
        { ["GET /a/{x}/c", "GET /a/b/d"], "GET /a/b/c", "GET /a/{x}/c x=b" },
        { ["GET /a/{x}/c", "GET /a/b/d"], "GET /a/b/d", "GET /a/b/d" },
        { ["GET /a/{x}/c", "GET /a/b/d"], "GET /a/b/e", "404" },
        { ["GET /{x:int}/b/c", "GET /{y}/{z}/d"], "GET /1/b/d", "GET /{y}/{z}/d y=1 z=b" },
        { ["GET /a/b/c/d", "GET /a/{x}/{*y}", "GET /{*z}"], "GET /a/b/c/e", "GET /a/{x}/{*y} x=b y=c/e" },
        { ["GET /a/b/c/d", "GET /a/{x}/{*y}", "GET /{*z}"], "GET /b/c", "GET /{*z} z=b/c" },
        { ["GET /{a}/{b}/x", "GET /{a}/{*b}"], "GET /1/2/y", "GET /{a}/{*b} a=1 b=2/y" },

        // Methods
        { ["GET /a"], "HEAD /a", "GET /a" },
        { ["GET /a", "HEAD /a"], "HEAD /a", "HEAD /a" },
        { ["GET /a"], "POST /a", "405 GET, HEAD, OPTIONS" },
        { ["GET /a"], "get /a", "405 GET, HEAD, OPTIONS" },
        { ["PUT /a", "GET /a", "DELETE /a"], "POST /a", "405 DELETE, GET, HEAD, OPTIONS, PUT" },
        { ["POST /a"], "HEAD /a", "405 OPTIONS, POST" },
        { ["POST /a"], "OPTIONS /a", "405 OPTIONS, POST" },
        { ["POST /a", "OPTIONS /a"], "OPTIONS /a", "OPTIONS /a" },
        { ["POST /a", "OPTIONS /{*x}"], "OPTIONS /a", "OPTIONS /{*x} x=a" },
        { ["POST /a"], "OPTIONS /b", "404" },
        { ["PURGE /a"], "PURGE /a", "PURGE /a" },
        { ["GET /a/b", "POST /a/{x}"], "POST /a/b", "POST /a/{x} x=b" },
        { ["GET /a/b", "POST /a/{x}", "PUT /{*x}"], "DELETE /a/b", "405 GET, HEAD, OPTIONS, POST, PUT" },
        { ["GET /a/{x:int}", "POST /a/{x}"], "DELETE /a/b", "405 OPTIONS, POST" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public void Answers(string[] routes, string request, string expected)
    {
        Assert.Equal(expected, new Router(routes).Ask(request));
        Assert.Equal(expected, new Router(routes.Reverse()).Ask(request));
    }
}
