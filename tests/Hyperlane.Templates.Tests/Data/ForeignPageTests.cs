using Hyperlane.Templates.Tests.Support;

namespace Hyperlane.Templates.Tests.Data;

[Collection<DataTests>]
public sealed class ForeignPageTests(GeneratedData generated)
{
    [Fact]
    public async Task A_page_of_somebody_else_is_kept_out()
    {
        await using var data = await generated.StartAsync(generated.NewFolder());

        await ForeignPage.AssertKeptOutAsync(data.App, "/datasets");
    }
}
