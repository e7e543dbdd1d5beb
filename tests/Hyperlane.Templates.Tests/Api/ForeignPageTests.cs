using Hyperlane.Templates.Tests.Support;

namespace Hyperlane.Templates.Tests.Api;

[Collection<BlogTests>]
public sealed class ForeignPageTests(GeneratedBlog generated)
{
    [Fact]
    public async Task A_page_of_somebody_else_is_kept_out()
    {
        await using var blog = await generated.StartAsync(generated.NewDatabase());

        await ForeignPage.AssertKeptOutAsync(blog.App, "/posts");
    }
}
